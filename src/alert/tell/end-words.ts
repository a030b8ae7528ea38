import { today } from '../../query/date-range.ts'
import { formatDuration, formatValue, plural } from '../../result/format-value.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { AlertMemory, Incident } from '../alert-memory.ts'
import { newLevelsOf } from '../lifecycle/new-level.ts'
import { whenIn } from './bucket-words.ts'
import { bucketsBetween, hasClock, sinceWhen } from './duration-words.ts'
import { localLabel, type Present } from './moment-words.ts'
import type { Measure } from './told-alert.ts'

/** How an incident ended: it came back, its data did, or what it came to is the usual by now. */
export function endWords(memory: AlertMemory, measure: Measure, present: Present): string {
  return newLevelWords(memory, measure, present) ?? recoveryWords(memory, measure, present)
}

/** `New usual level since yesterday: about 3,100 instead of 8,000`; of several lines that of the one that moved farthest. */
function newLevelWords(memory: AlertMemory, measure: Measure, present: Present): string | undefined {
  const [first, ...others] = newLevelsOf(memory)
  if (first === undefined || memory.incident === undefined) return undefined
  const { unit, interval } = measure
  const when = sinceWhen(memory.incident.since, interval, present)
  const named = first.group === '' ? '' : `${first.group} `
  const more = others.length === 0 ? '' : `, and ${plural(others.length, 'more group')}`
  return `New usual level since ${when}: ${named}about ${levelText(first.usual, unit)} instead of ${levelText(first.before, unit)}${more}`
}

/** A learnt level as precisely as it is known: three digits. */
function levelText(level: number, unit: Unit): string {
  return formatValue(unit === 'ratio' ? level : Number(level.toPrecision(3)), unit)
}

/** `Recovered after 3h 10m, low 7,912 at 15:20`. */
function recoveryWords({ groups, incident }: AlertMemory, measure: Measure, present: Present): string {
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
