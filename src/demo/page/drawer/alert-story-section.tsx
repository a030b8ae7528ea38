import type { DemoIncident } from '../../slack/page-protocol.ts'
import { useSay } from '../conversation/use-say.ts'
import { usePage } from '../state/page-context.ts'
import { openChannel } from '../state/page-state.ts'
import { incidentPresets } from './incident-presets.ts'
import type { Change } from './use-controls.ts'

interface AlertStorySectionProps {
  incidents: readonly DemoIncident[]
  change: Change
}

interface Step {
  words: string
  button: string
  isReady: boolean
  take: () => void
}

const [playsFall] = incidentPresets
/** On the demo's first evening half a day is missing, on its second a whole one: that is unusual. */
const untilItFires = 2
/** Two usual days in a row end an incident, and the day on which it was mended is half a usual one. */
const untilItRecovers = 3
const dayMs = 24 * 3_600_000
const watch = `/amp alert event ${playsFall.event} totals unusual`

/** What an alert does, from its beginning to its end, in a minute: a button a step, each of which stands below by itself, too. */
export function AlertStorySection(props: AlertStorySectionProps) {
  const steps = useSteps(props)
  return (
    <section className="drawer-section" aria-labelledby="drawer-story">
      <h3 className="drawer-heading" id="drawer-story">
        See an alert fire
      </h3>
      <ol className="story">
        {steps.map(({ words, button, isReady, take }) => (
          <li key={button} className="story-step">
            <span className="story-words">{words}</span>
            <button type="button" className="small-button" disabled={!isReady} onClick={take}>
              {button}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useSteps({ incidents, change }: AlertStorySectionProps): Step[] {
  const { state } = usePage()
  // An alert is set up where people talk, and where the bot may.
  const open = openChannel(state)
  const channel = open?.isBotMember === true ? open : state.channels.find(({ isBotMember }) => isBotMember)
  const say = useSay(channel ?? { id: '', kind: 'public', name: '', topic: '', isBotMember: false })
  const running = incidents.find(({ label, until }) => until === null && label === playsFall.label)
  const pass = (days: number): Promise<void> =>
    change((api) => api.clock({ advanceMs: days * dayMs }), `The clock moved on by ${days} days`)
  const mend = async (endId: string): Promise<void> => {
    await change((api) => api.incident({ endId }), `Over: ${playsFall.label}`)
    await pass(untilItRecovers)
  }
  return [
    {
      words: 'Have plays watched for what is unusual',
      button: 'Set the alert up',
      isReady: channel !== undefined,
      take: () => void say(watch),
    },
    {
      words: 'Break something: six of ten plays on iOS are lost',
      button: 'Break it',
      isReady: running === undefined,
      take: () => void change((api) => api.incident({ start: playsFall }), `From now on: ${playsFall.label}`),
    },
    {
      words: 'It fires in the second morning, and says why in its thread',
      button: 'Two days on',
      isReady: true,
      take: () => void pass(untilItFires),
    },
    {
      words: 'Mend it: the same message tells that all is well again',
      button: 'Mend it',
      isReady: running !== undefined,
      take: () => void (running === undefined ? undefined : mend(running.id)),
    },
  ]
}
