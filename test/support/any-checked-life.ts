import fc from 'fast-check'
import type { AlertCondition } from '../../src/alert/alert-rule.ts'
import { isHeld } from '../../src/alert/is-held.ts'
import { press, type PressDeed } from '../../src/alert/press.ts'
import { UpstreamError } from '../../src/errors.ts'
import type { ComposeNews } from '../../src/jobs/alerts/alert-news.ts'
import type {
  AlertEvent,
  AlertOutcome,
  AlertStore,
  RememberedAlert,
} from '../../src/jobs/alerts/alert-store.ts'
import type { Notice } from '../../src/jobs/outbox/messenger.ts'
import { makeAlert, openAlertWorld, workAt, type OpenedAlertWorld } from './alert-world.ts'
import { FakeClock } from './fake-clock.ts'
import type { FickleSlack } from './timetable-world.ts'

const troubles = [
  'none',
  'dies before it writes',
  'dies after it has written',
  'restarts',
  'cannot read',
  'Slack loses a message',
  'Slack refuses',
] as const
const deeds = ['nothing', 'acknowledge', 'useful', 'noise', 'snooze', 'wake', 'mute', 'resume'] as const

/** One bucket of an alert: what is counted, what goes wrong at its check, and what somebody does then. */
export interface CheckedStep {
  ios: number | null
  web: number | null
  trouble: (typeof troubles)[number]
  deed: (typeof deeds)[number]
}

const counted = fc.constantFrom(20, 60, 60, 200, 200, 210, null)

export const checkedSteps: fc.Arbitrary<CheckedStep[]> = fc.array(
  fc.record({
    ios: counted,
    web: counted,
    trouble: fc.oneof(
      { weight: 1, arbitrary: fc.constant('none' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...troubles) },
    ),
    deed: fc.oneof(
      { weight: 2, arbitrary: fc.constant('nothing' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...deeds) },
    ),
  }),
  { minLength: 4, maxLength: 16 },
)

/** A check, or a press, that was written down. */
interface Written {
  before: RememberedAlert
  outcome: AlertOutcome
  isHeld: boolean
}

export interface CheckedLife {
  slack: FickleSlack
  written: readonly Written[]
  /** Oldest first. */
  history: readonly AlertEvent[]
  last: RememberedAlert
}

const key = { teamId: 'T0ACME', id: 1 }
const beginning = Date.parse('2026-11-23T00:00:00Z')
const dayMs = 24 * 60 * 60_000
const hourMs = 60 * 60_000
const minuteMs = 60_000

/** By days, with two groups, or by five minutes. */
type Beat = 'day' | '5min'

/** How long a bucket is, how long after its end it is checked, and how much later somebody does something. */
const beats = {
  day: { stepMs: dayMs, checkMs: 3 * hourMs + 10_000, deedMs: 7 * hourMs, snoozeMs: 2 * dayMs },
  '5min': { stepMs: 5 * minuteMs, checkMs: minuteMs + 10_000, deedMs: 2 * minuteMs, snoozeMs: 30 * minuteMs },
} as const

export interface CheckedRule {
  beat: Beat
  condition: AlertCondition
  forPoints: number
  mostReminders: number
}

/** Lives through buckets with the real checks and a real database; in the end all is quiet for long, and nothing is held. */
export async function liveChecked(
  { beat, ...rule }: CheckedRule,
  steps: readonly CheckedStep[],
): Promise<CheckedLife> {
  const plug = new Plug()
  const clock = new FakeClock(new Date(beginning - 60_000).toISOString())
  let world = openAlertWorld({ clock, between: plug.between, composeNews: composeByName })
  world.source.groups = ['iOS', 'Web']
  const question = beat === 'day' ? 'dau by platform' : 'realtime'
  await makeAlert(world, { question, perGroup: true, ...rule })
  const quiet: CheckedStep = { ios: 200, web: 200, trouble: 'none', deed: 'nothing' }
  for (const [index, step] of [...steps, { ...quiet, deed: 'wake' as const }].entries())
    world = await liveStep(world, step, { index, beat, plug })
  await act(world, 'resume', beat)
  // Four hours and a half of five minutes, half an hour at a time; whatever was unstable has settled by then.
  const [count, every] = beat === 'day' ? [3, 1] : [9, 6]
  for (let calm = 1; calm <= count; calm += 1)
    world = await liveStep(world, quiet, { index: steps.length + calm * every, beat, plug })
  const last = await world.alerts.find(key)
  if (last === undefined) throw new Error('The alert is gone.')
  const history = (await world.alerts.history(key, 1_000)).toReversed()
  return { slack: world.slack, written: plug.written, history, last }
}

async function liveStep(
  world: OpenedAlertWorld,
  { ios, web, trouble, deed }: CheckedStep,
  { index, beat, plug }: { index: number; beat: Beat; plug: Plug },
): Promise<OpenedAlertWorld> {
  const { source, slack } = world
  const { stepMs, checkMs, deedMs } = beats[beat]
  const startMs = beginning + (index - 1) * stepMs
  const label = new Date(startMs).toISOString().slice(0, beat === 'day' ? 10 : 19)
  if (beat === 'day') source.values.set(`iOS ${label}`, ios).set(`Web ${label}`, web)
  else source.values.set(label, ios)
  if (trouble === 'cannot read') source.failure = { error: unavailable }
  if (trouble === 'Slack loses a message') slack.next.push('lost')
  if (trouble === 'Slack refuses') slack.next.push('internal_error')
  if (trouble === 'dies before it writes') plug.pull('before')
  if (trouble === 'dies after it has written') plug.pull('after')
  await workAt(world, new Date(startMs + stepMs + checkMs).toISOString())
  source.failure = undefined
  slack.next.length = 0
  const isNew = trouble === 'restarts' || trouble.startsWith('dies')
  plug.mend()
  const next = isNew ? world.restart() : world
  if (deed !== 'nothing') {
    await next.clock.advance(deedMs)
    await act(next, deed, beat)
  }
  return next
}

const unavailable = new UpstreamError('unavailable', {
  userMessage: 'Amplitude has a problem of its own.',
  isRetryable: true,
})

async function act(
  { alerts, clock }: OpenedAlertWorld,
  deed: CheckedStep['deed'],
  beat: Beat,
): Promise<void> {
  const now = clock.now()
  switch (deed) {
    case 'nothing':
      return
    case 'snooze':
      return void (await alerts.setState(key, {
        snoozedUntil: new Date(now.getTime() + beats[beat].snoozeMs),
      }))
    case 'wake':
      return void (await alerts.setState(key, { snoozedUntil: null, checkAt: now }))
    case 'mute':
      return void (await alerts.setState(key, { state: 'muted' }))
    case 'resume':
      return void (await alerts.setState(key, { state: 'active', checkAt: now }))
    case 'acknowledge':
    case 'useful':
    case 'noise':
      await pressAt(alerts, deed, now)
  }
}

async function pressAt(alerts: AlertStore, deed: PressDeed, now: Date): Promise<void> {
  const remembered = await alerts.find(key)
  if (remembered === undefined) return
  const { memory, isNews, reason } = press(remembered.memory, deed, { by: 'U0EVE', now })
  const { nextCheckAt } = remembered.alert
  const events = isNews ? [{ at: now, what: deed, by: 'U0EVE', reason }] : []
  await alerts.record(remembered, { memory, nextCheckAt, events, tellings: [], now })
}

/** `id-4 over` as it reads now; below it `id-4: fired, worse on 2026-11-24`. */
const composeByName: ComposeNews = async ({ incidentId, reasons, memory: { incident, groups }, isFirst }) => {
  const state = incident?.recoveredAt === undefined ? 'open' : 'over'
  const newest = groups
    .map(({ lastPoint = '' }) => lastPoint)
    .toSorted()
    .at(-1)
  const thread = { notice: word(`${incidentId}: ${reasons.join(', ')} on ${newest}`), pictures: [] }
  const message = { notice: word(`${incidentId} ${state}`), pictures: [] }
  return { message, thread: isFirst ? undefined : thread }
}

function word(text: string): Notice {
  return { kind: 'word', text, command: undefined }
}

/** Stands between the jobs and the database: what it pulls is dead from then on, as a process that was killed. */
class Plug {
  readonly written: Written[] = []
  #pulls: 'before' | 'after' | undefined
  #isDead = false

  pull(when: 'before' | 'after'): void {
    this.#pulls = when
  }

  mend(): void {
    this.#pulls = undefined
    this.#isDead = false
  }

  readonly between = {
    alerts: (alerts: AlertStore): AlertStore => ({
      ...alerts,
      record: async (before, outcome) => {
        if (this.#pulls === 'before' || this.#isDead) this.#die()
        const isRecorded = await alerts.record(before, outcome)
        if (isRecorded)
          this.written.push({ before, outcome, isHeld: isHeld(before.alert, outcome.now) !== undefined })
        if (this.#pulls === 'after') this.#die()
        return isRecorded
      },
    }),
    outbox: <Store extends { take: (...asked: never[]) => Promise<readonly unknown[]> }>(
      outbox: Store,
    ): Store => ({
      ...outbox,
      take: async (...asked: Parameters<Store['take']>) => (this.#isDead ? [] : await outbox.take(...asked)),
    }),
  }

  #die(): never {
    this.#isDead = true
    throw new Error('The process was killed.')
  }
}

/** Every message that an incident has in Slack: how it reads now, and what stands below it. */
export function incidentsIn({ standing }: FickleSlack): Map<string, { now: string[]; below: string[] }> {
  const incidents = new Map<string, { now: string[]; below: string[] }>()
  for (const { delivery, edits } of standing) {
    const { notice } = edits.at(-1) ?? delivery
    const [, id, , rest = ''] = /^(id-\d+)(:)? (.*)$/.exec(notice.kind === 'word' ? notice.text : '') ?? []
    if (id === undefined) continue
    const incident = incidents.get(id) ?? { now: [], below: [] }
    incidents.set(id, incident)
    if (delivery.threadTs === undefined) incident.now.push(rest)
    else incident.below.push(rest)
  }
  return incidents
}
