import { today } from '../../query/date-range.ts'
import type { Interval } from '../../query/query.ts'
import { nameBucket } from '../../result/bucket-phrase.ts'
import { formatDuration, formatValue, plural } from '../../result/format-value.ts'
import type { AlertMemory, Incident } from '../alert-memory.ts'
import { dayName, whenIn } from './bucket-words.ts'
import { localLabel, momentWords, type Present } from './moment-words.ts'
import type { Measure } from './told-alert.ts'

/** From when on an incident lasts, and the label of the point that is told last. */
interface OpenSpan {
  since: string
  newest: string | undefined
}

/** `Since 14:05, for 3h 10m`, `Since yesterday`, `Since Fri, Nov 20, 3 days in a row`. */
export function sinceWords(span: OpenSpan, measure: Measure, present: Present): string {
  const { interval } = measure
  const from = new Date(span.since)
  const lasting = openFor(span, measure, present)
  if (hasClock(interval)) return `Since ${momentWords(from, present)}, for ${lasting}`
  const label = today(from, present.timeZone)
  const when = interval === 'day' ? dayName(label, present) : nameBucket(label, interval)
  return `Since ${when}${lasting.startsWith('1 ') ? '' : `, ${lasting} in a row`}`
}

/** `3h 10m`; of days and longer how many there were: `3 days`. */
export function openFor({ since, newest }: OpenSpan, { interval }: Measure, present: Present): string {
  const from = new Date(since)
  if (hasClock(interval)) return formatDuration(Math.max(present.now.getTime() - from.getTime(), aMinuteMs))
  const label = today(from, present.timeZone)
  return plural(bucketsBetween(label, newest ?? label, interval) + 1, interval)
}

const aMinuteMs = 60_000

/** `Recovered after 3h 10m, low 7,912 at 15:20`. */
export function recoveryWords({ groups, incident }: AlertMemory, measure: Measure, present: Present): string {
  if (incident === undefined) return ''
  const { direction, extreme, extremeAt } = incident
  const lasting = lastingWords(groups, incident, { measure, present })
  if (direction === 'no data') return `Data again after ${lasting}`
  if (extreme === undefined) return `Recovered after ${lasting}`
  const word = direction === 'drop' ? 'low' : 'high'
  const at = extremeAt === undefined ? '' : ` ${extremeWhen(extremeAt, measure, present)}`
  return `Recovered after ${lasting}, ${word} ${formatValue(extreme, measure.unit)}${at}`
}

function extremeWhen(at: string, { interval }: Measure, present: Present): string {
  return whenIn(
    localLabel(new Date(at), present.timeZone).slice(0, hasClock(interval) ? 19 : 10),
    interval,
    present,
  )
}

/** Up to the first point that was well back; the second one, which proved it, is where its lines stand as well since. */
function lastingWords(
  groups: AlertMemory['groups'],
  { since, groups: fired, recoveredAt, direction }: Incident,
  { measure: { interval }, present }: { measure: Measure; present: Present },
): string {
  const starts = groups
    .filter(({ group, state }) => fired.includes(group) && state === 'ok')
    .map((group) => group.since)
  const proven = new Date(starts.toSorted().at(-1) ?? recoveredAt ?? present.now)
  const waited = direction === 'no data' ? 0 : 1
  const from = new Date(since)
  if (hasClock(interval)) {
    const bucketMs = interval === 'hour' ? 3_600_000 : 300_000
    return formatDuration(Math.max(proven.getTime() - waited * bucketMs - from.getTime(), bucketMs))
  }
  const [first, last] = [today(from, present.timeZone), today(proven, present.timeZone)]
  return plural(Math.max(bucketsBetween(first, last, interval) - waited, 1), interval)
}

function hasClock(interval: Interval): boolean {
  return interval === '5min' || interval === 'hour'
}

function bucketsBetween(from: string, to: string, interval: Interval): number {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  const length = interval === 'week' ? 7 : interval === 'month' ? 30.4 : 1
  return Math.max(0, interval === 'month' ? Math.round(days / length) : Math.floor(days / length))
}
