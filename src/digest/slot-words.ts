import { today } from '../query/date-range.ts'
import { capitalize } from '../result/bucket-phrase.ts'
import { describeCaveat } from '../result/describe-caveat.ts'
import { formatDay, formatDuration, plural } from '../result/format-value.ts'
import { nextRun } from '../schedule/schedule.ts'
import type { Digest } from './digest.ts'
import type { AnsweredPart } from './part-answer.ts'

/** Everything about a run of a digest that does not come from its questions. */
export interface SlotFacts {
  digest: Digest
  dueAt: Date
  /** When its questions were answered. */
  now: Date
  trigger: 'schedule' | 'test'
  /** Slots before this one that were missed while the bot was down, and for which this one stands. */
  missed: number
  /** Why it is late, as a clause (`the bot was not running at 9:00`), where it is. */
  lateBecause: string | undefined
}

/** The slot in the schedule's zone: `Monday, November 23, 2026 · 9:00 (Europe/Berlin)`. */
export function dateLineOf({ digest, dueAt }: SlotFacts): string {
  const { timeZone } = digest.definition.schedule
  const day = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'full' }).format(dueAt)
  return `${day} · ${timeIn(dueAt, timeZone)} (${timeZone})`
}

/** `9:00`, as schedules are written. */
export function timeIn(at: Date, timeZone: string): string {
  const options = { timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-US', options).format(at).replace(/^0/, '')
}

/** Below that nobody would call it late. */
const lateFromMs = 2 * 60_000

/** What is unusual about this delivery, as sentences. */
export function marksOf({ dueAt, now, trigger, missed, lateBecause }: SlotFacts): string[] {
  if (trigger === 'test') return ['Test: somebody asked for it now; the schedule goes on as it was.']
  const lateMs = now.getTime() - dueAt.getTime()
  const because = lateBecause === undefined ? '.' : `: ${lateBecause}.`
  return [
    ...(lateMs < lateFromMs ? [] : [`Late, ${minutesOf(lateMs)}${because}`]),
    ...(missed === 0
      ? []
      : [
          `Stands for ${plural(missed + 1, 'slot')}: ${missed} before it ${missed === 1 ? 'was' : 'were'} missed.`,
        ]),
  ]
}

/** `42 min`, `1h 35m`. */
function minutesOf(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes < 60 ? `${minutes} min` : formatDuration(minutes * 60_000)
}

/** The small print: how old the numbers are, what limits them, when the next ones come, how to change all that. */
export function contextOf(facts: SlotFacts, answers: readonly AnsweredPart[]): string[] {
  const { id } = facts.digest
  return [
    ...asOf(facts, answers),
    ...caveatsOf(answers),
    nextWords(facts),
    `Change it: /amp digest ${id} edit`,
  ]
}

/** The oldest of the answers, so that nothing looks fresher than it is. */
function asOf({ digest, dueAt }: SlotFacts, answers: readonly AnsweredPart[]): string[] {
  const { timeZone } = digest.definition.schedule
  const [oldest] = answers
    .map(({ result }) => result.computedAt)
    .toSorted((a, b) => a.getTime() - b.getTime())
  if (oldest === undefined) return []
  const day = today(oldest, timeZone)
  const when = day === today(dueAt, timeZone) ? '' : `${formatDay(day)}, `
  return [`Data as of ${when}${timeIn(oldest, timeZone)}`, ...daysOf(answers, timeZone)]
}

/** The newest day that is over, and whose days they are where that is not plain: `Days up to Sun, Nov 22, in UTC`. */
function daysOf(answers: readonly AnsweredPart[], timeZone: string): string[] {
  const newest = answers
    .flatMap(({ result }) => (result.kind === 'series' && result.interval === 'day' ? result.buckets : []))
    .filter(({ isComplete }) => isComplete)
    .map(({ label }) => label)
    .toSorted()
    .at(-1)
  const zones = [...new Set(answers.map(({ result }) => result.project.timeZone))]
  const foreign = zones.every((zone) => zone === timeZone) ? [] : [`in ${zones.join(' and ')}`]
  const upTo = newest === undefined ? [] : [`up to ${formatDay(newest, { weekday: true })}`]
  const said = [...upTo, ...foreign]
  return said.length === 0 ? [] : [`Days ${said.join(', ')}`]
}

/** What a reader has to know to trust a number; of several metrics said once. */
function caveatsOf(answers: readonly AnsweredPart[]): string[] {
  const said = answers.map(({ result, summary }) => ({
    title: summary.title,
    caveats: result.caveats.filter(({ kind }) => kind !== 'cached').map(describeCaveat),
  }))
  const texts = [...new Set(said.flatMap(({ caveats }) => caveats))]
  return texts.map((text) => {
    const [first, ...others] = said.filter(({ caveats }) => caveats.includes(text))
    if (others.length + 1 === answers.length) return capitalize(text)
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return `${first?.title ?? ''}${more}: ${text}`
  })
}

function nextWords({ digest, dueAt, now }: SlotFacts): string {
  if (digest.state === 'paused') return 'Paused: it does not come by itself'
  const { schedule } = digest.definition
  const after = now > dueAt ? now : dueAt
  const next = nextRun(schedule, after)
  if (next === undefined) return 'This was its last run'
  const { timeZone } = schedule
  const day = formatDay(today(next, timeZone), { weekday: true })
  return `Next: ${day}, ${timeIn(next, timeZone)} (${timeZone})`
}
