import type { KnownBlock } from '@slack/types'
import type { RememberedAlert } from '../../../jobs/alerts/alert-store.ts'
import { newAlertRow } from './alert-buttons.ts'
import { alertPlace, isFiring, lastValueWords, stateSign, stateWords } from './alert-words.ts'
import { cutText } from '../cut-text.ts'
import { bold, bulletList, code, paragraph, words, type RichPart } from '../rich-text.ts'

type HomeAlert = Pick<RememberedAlert, 'alert' | 'memory'>

const shownAlerts = 8
const example = '/amp alert dau drops 20% vs last week'

/** The alerts that somebody looks after: what fires stands first. */
export function homeAlerts(alerts: readonly HomeAlert[], now: Date): KnownBlock[] {
  const urgency = ({ memory }: HomeAlert): number => Number(isFiring(memory))
  const shown = alerts.toSorted((a, b) => urgency(b) - urgency(a)).slice(0, shownAlerts)
  const rest = alerts.length - shown.length
  return [
    { type: 'header', text: { type: 'plain_text', text: 'Your alerts' } },
    shown.length === 0
      ? paragraph(words('Numbers that are watched, and told when they go wrong: '), code(example))
      : bulletList(shown.map((one) => alertParts(one, now))),
    ...(rest === 0 ? [] : [paragraph(words(`And ${rest} more: `), code('/amp alerts mine'))]),
    newAlertRow(),
    { type: 'divider' },
  ]
}

function alertParts(remembered: HomeAlert, now: Date): RichPart[] {
  const { alert, memory } = remembered
  const { id, definition } = alert
  const value = lastValueWords(definition, memory)
  return [
    words(`${stateSign(remembered, now)} `),
    bold(`Alert ${id}`),
    words(` “${cutText(definition.title, 120)}”, told in `),
    alertPlace(definition),
    words(
      `: ${cutText([stateWords(remembered, now), ...(value === undefined ? [] : [value])].join(', '), 300)}.`,
    ),
  ]
}
