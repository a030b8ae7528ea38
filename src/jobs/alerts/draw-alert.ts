import type { AlertMessage } from '../../alert/alert-message.ts'
import type { Evaluator } from '../../alert/evaluate-alert.ts'
import { endOf } from '../../alert/lifecycle/new-level.ts'
import { isOver } from '../../alert/tell/alert-state.ts'
import { breachingGroups, isUnfinished } from '../../alert/tell/breaching-groups.ts'
import { clockTime } from '../../alert/tell/moment-words.ts'
import type { ToldAlert } from '../../alert/tell/told-alert.ts'
import type { ChartAnnotations } from '../../chart/annotations.ts'
import { chartFor } from '../../chart/chart-for.ts'
import type { ChartImage } from '../../chart/chart-picture.ts'
import { dayNotes } from '../../chart/day-notes.ts'
import { formatRange } from '../../result/format-value.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import { summarize } from '../../result/summarize.ts'
import type { Summary } from '../../result/summary.ts'
import { drawPicture, drawSpec, type DrawingDeps } from '../../report/draw-picture.ts'
import {
  courseResult,
  expectationOf,
  judgedCourse,
  type CourseInput,
  type JudgedCourse,
} from './alert-course.ts'

export interface PicturedAlert {
  told: ToldAlert & { result: MetricResult }
  message: AlertMessage
  evaluator?: Evaluator | undefined
}

/**
 * The picture of an incident: the line that is farthest off with what was expected of it, its limits, the points that breach, when
 * it fired and recovered, and known days. Undefined where there is nothing to draw and where drawing fails: the words are told anyway.
 */
export async function drawAlert(
  deps: DrawingDeps,
  pictured: PicturedAlert,
  signal: AbortSignal,
): Promise<ChartImage | undefined> {
  const { told } = pictured
  const course = courseOf(pictured)
  if (course === undefined || course.points.filter(({ value }) => value !== null).length < 2) {
    const summary = saidBy(pictured, summarize(told.result))
    return await drawPicture(deps, { result: told.result, summary }, signal)
  }
  const describe = () => {
    const result = courseResult(course, told.result)
    const summary = { ...saidBy(pictured, summarize(result)), subtitle: spanOf(course, told) }
    const annotations = annotationsOf(pictured, course)
    return chartFor(result, summary, { theme: deps.theme, brand: deps.brand, annotations })
  }
  return await drawSpec(deps, { kind: 'alert', describe }, signal)
}

/** The line that speaks for the alert. */
function courseOf({ told, evaluator }: PicturedAlert): JudgedCourse | undefined {
  const { alert, memory, series = [], timeZone, notes } = told
  const worst = breachingGroups(memory)[0]?.group
  const line = series.find(({ group }) => group === worst) ?? series[0]
  if (line === undefined) return undefined
  const knownDays = new Set(notes.map(({ day }) => day))
  const since = memory.incident?.since
  const leaveOut = new Set(
    line.points.flatMap(({ start, label }) =>
      since !== undefined && start >= new Date(since) ? [label] : [],
    ),
  )
  const { definition } = alert
  const running = runningIn(memory, line.group)
  return judgedCourse({ definition, series: line, timeZone, knownDays, leaveOut, running, evaluator })
}

/** The bucket that fired before it was over, if the line's newest is one. */
function runningIn({ groups }: ToldAlert['memory'], name: string): CourseInput['running'] {
  const found = groups.find(({ group }) => group === name)
  const label = found?.breaching.at(-1)
  if (found?.last === undefined || label === undefined || !isUnfinished(found)) return undefined
  const { lower, expected, upper } = found.last
  return { label, bounds: { lower, expected, upper } }
}

/** The picture's header says what the message says, and not what the same question by itself would be told by. */
function saidBy({ message, told }: PicturedAlert, summary: Summary): Summary {
  const { value, change, title } = message
  const worst = breachingGroups(told.memory)[0]
  const named = worst === undefined || worst.group === '' ? value : value.replace(`${worst.group}: `, '')
  const [, number = named, label = ''] = /^(\S+(?: data)?) ?(.*)$/.exec(named) ?? []
  const [, moved = '', versus = ''] = /^(\S+(?: pp)?) (.*)$/.exec(change ?? '') ?? []
  // Green for "up" would praise what fired because it rose, and what has recovered is no news in itself.
  const isFall = !isOver(message.state) && moved.startsWith('−')
  const direction = isFall ? 'down' : 'flat'
  return {
    ...summary,
    title: worst === undefined || worst.group === '' ? title : `${title} · ${worst.group}`,
    headline: { text: number, label, value: worst?.last.value },
    change: change === undefined ? undefined : { text: moved, versus, direction },
  }
}

function annotationsOf({ told }: PicturedAlert, course: JudgedCourse): ChartAnnotations {
  const { alert, notes } = told
  return {
    ...expectationOf(alert.definition, course),
    ...usualRangeOf(told, course),
    breaches: breachesOf(told, course),
    moments: momentsOf(told, course),
    notes: dayNotes(notes),
  }
}

/** Weeks of five minutes tell a range, and not only what is usual; what a detector expects goes before it. */
function usualRangeOf(
  { result, alert }: PicturedAlert['told'],
  { points }: JudgedCourse,
): Pick<ChartAnnotations, 'band'> {
  const usual = result.kind === 'realtime' ? result.usual : undefined
  const { kind } = alert.definition.condition
  if (
    usual === undefined ||
    result.kind !== 'realtime' ||
    kind === 'unusual' ||
    kind === 'drops' ||
    kind === 'rises'
  )
    return {}
  const positions = new Map(result.points.map(({ start }, position) => [start.getTime(), position]))
  const along = (values: readonly (number | null)[]): (number | null)[] =>
    points.map(({ start }) => values[positions.get(start.getTime()) ?? -1] ?? null)
  return {
    band: {
      name: 'Usual range',
      lower: along(usual.lower),
      upper: along(usual.upper),
      middle: along(usual.middle),
    },
  }
}

/** `Acme · Oct 9 – Nov 19, 2026` */
function spanOf({ points }: JudgedCourse, { alert }: ToldAlert): string {
  const days = points.map(({ label }) => label.slice(0, 10))
  const [start = '', end = start] = [days[0], days.at(-1)]
  return `${alert.projectName} · ${formatRange({ start, end })}`
}

/** Points of this incident only: what breached before it is another story. */
function breachesOf({ memory }: ToldAlert, { series, points, evaluations }: JudgedCourse): string[] {
  const { incident, groups } = memory
  if (incident === undefined) return []
  const since = new Date(incident.since)
  const until = incident.recoveredAt === undefined ? undefined : new Date(incident.recoveredAt)
  const judged = points.filter(
    ({ start }, position) =>
      evaluations[position]?.kind === 'breach' && start >= since && (until === undefined || start <= until),
  )
  const counted = groups.find(({ group }) => group === series.group)?.breaching ?? []
  return [...new Set([...judged.map(({ label }) => label), ...counted])]
}

/** Each stands at the point that was judged then; five minutes and hours also say at what time. */
function momentsOf(
  { memory, timeZone }: ToldAlert,
  { series, points }: JudgedCourse,
): NonNullable<ChartAnnotations['moments']> {
  const { incident } = memory
  if (incident === undefined) return []
  const hasClock = series.interval === '5min' || series.interval === 'hour'
  const since = new Date(incident.since)
  const momentAt = (instant: string, kind: 'fired' | 'recovered' | 'ended', word: string) => {
    const at = new Date(instant)
    const judged = points.findLast(({ end }) => end <= at)
    // What fired while its bucket was still filling had not ended by then.
    const point =
      judged === undefined || judged.start < since ? points.find(({ start }) => start >= since) : judged
    if (point === undefined) return []
    const label = hasClock ? `${word} ${clockTime(at, timeZone)}` : word
    return [{ bucket: point.label, kind, label }]
  }
  const { firedAt, recoveredAt } = incident
  const isBack = endOf(memory) === 'recovered'
  const end = isBack ? (['recovered', 'Recovered'] as const) : (['ended', 'New level'] as const)
  const ended = recoveredAt === undefined ? [] : momentAt(recoveredAt, end[0], end[1])
  const word = incident.direction === 'no data' ? 'No data' : 'Fired'
  return [...momentAt(firedAt, 'fired', word), ...ended]
}
