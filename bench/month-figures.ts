import type { AlertDefinition } from '../src/alert/alert-rule.ts'
import { mindsDrops, mindsSpikes } from '../src/alert/condition/yardstick-for.ts'
import { isCount } from '../src/alert/condition/objection.ts'
import type { JudgedSeries } from '../src/alert/judge/judged-series.ts'
import { shareWithin, type MonthIncident } from './month-incidents.ts'
import type { MonthAlarm } from './month-replay.ts'
import type { WatchedQuestion } from './month-series.ts'

/** What one rule did in a month. */
export interface RuleRun {
  /** Place of its question. */
  question: number
  definition: AlertDefinition
  alarms: readonly MonthAlarm[]
  /** The same month without incidents. */
  quiet: readonly MonthAlarm[]
}

/** How one rule did at one incident of a line that it watches, and whose direction it minds. */
export interface Meeting {
  run: RuleRun
  incident: MonthIncident
  /** Of the first alarm that is due to it; undefined where it was missed. */
  delay: Delay | undefined
}

export interface Delay {
  /** From the beginning of the incident to the check that told it. */
  minutes: number
  /** Checks since the first bucket that it touched; 0 for the first of them. */
  points: number
}

/**
 * Every rule at every incident that it could have found. An alarm is due to an incident when its newest point was touched by it or
 * comes right behind it, it names the line, and the same month without incidents has no such alarm.
 */
export function meetingsOf(
  watched: readonly WatchedQuestion[],
  runs: readonly RuleRun[],
  incidents: readonly MonthIncident[],
): Meeting[] {
  return incidents.flatMap((incident) => {
    const series = watched[incident.question]?.lines[incident.line]
    if (series === undefined) return []
    const reach = reachOf(series, incident)
    return runs
      .filter((run) => run.question === incident.question && minds(run, incident))
      .map((run): Meeting => {
        const due = run.alarms.find(
          (alarm) =>
            isWithin(alarm, reach) &&
            names(alarm, series) &&
            !run.quiet.some((calm) => isSame(calm, alarm, series)),
        )
        return { run, incident, delay: due === undefined ? undefined : delayOf(due, { incident, series }) }
      })
  })
}

/** Alarms that no incident explains; `echoes` are those among them that look back at one from exactly a week later. */
export function unexplained(
  watched: readonly WatchedQuestion[],
  { question, alarms }: RuleRun,
  incidents: readonly MonthIncident[],
): { alarms: readonly MonthAlarm[]; echoes: number } {
  const lines = watched[question]?.lines ?? []
  const reaches = incidents
    .filter((incident) => incident.question === question)
    .flatMap((incident) => {
      const series = lines[incident.line]
      return series === undefined ? [] : [{ group: series.group, ...reachOf(series, incident) }]
    })
  const explains = ({ groups, start }: MonthAlarm, daysAgo: number): boolean =>
    reaches.some(
      ({ group, ...reach }) =>
        groups.includes(group) && isWithin({ start: new Date(start.getTime() - daysAgo * dayMs) }, reach),
    )
  const others = alarms.filter((alarm) => !explains(alarm, 0))
  return { alarms: others, echoes: others.filter((alarm) => explains(alarm, 7)).length }
}

const dayMs = 86_400_000

/** Whether one whole bucket of an incident is more than chance makes of what is usual there: then every rule could see it at once. */
export function isBeyondChance(series: JudgedSeries, { beginsAt, endsAt, factor }: MonthIncident): boolean {
  if (!isCount(series.unit)) return true
  const whole = series.points.filter(({ start, end }) => start >= beginsAt && end <= endsAt)
  const some =
    whole.length > 0 ? whole : series.points.filter((point) => shareWithin(point, { beginsAt, endsAt }) > 0)
  return some.some(({ value }) => Math.abs(factor - 1) * (value ?? 0) > 3 * Math.sqrt(value ?? 0))
}

/** From the first bucket that an incident touches to the one behind the last. */
interface Reach {
  fromMs: number
  toMs: number
}

function reachOf({ points }: JudgedSeries, incident: MonthIncident): Reach {
  const first = points.findIndex((point) => shareWithin(point, incident) > 0)
  const last = points.findLastIndex((point) => shareWithin(point, incident) > 0)
  const behind = points[last + 1] ?? points[last]
  return {
    fromMs: points[first]?.start.getTime() ?? Number.NaN,
    toMs: behind?.start.getTime() ?? Number.NaN,
  }
}

function isWithin({ start }: Pick<MonthAlarm, 'start'>, { fromMs, toMs }: Reach): boolean {
  return start.getTime() >= fromMs && start.getTime() <= toMs
}

function minds({ definition: { condition } }: RuleRun, { factor }: MonthIncident): boolean {
  return factor < 1 ? mindsDrops(condition) : mindsSpikes(condition)
}

function names({ groups }: MonthAlarm, { group }: JudgedSeries): boolean {
  return groups.includes(group)
}

function isSame(one: MonthAlarm, other: MonthAlarm, series: JudgedSeries): boolean {
  return one.label === other.label && names(one, series)
}

function delayOf(
  { at, start }: MonthAlarm,
  { incident, series }: { incident: MonthIncident; series: JudgedSeries },
): Delay {
  const first = series.points.findIndex((point) => shareWithin(point, incident) > 0)
  const told = series.points.findIndex((point) => point.start.getTime() === start.getTime())
  return { minutes: (at.getTime() - incident.beginsAt.getTime()) / 60_000, points: told - first }
}
