import type { AlertMessage } from '../alert/alert-message.ts'
import type { Evaluator } from '../alert/evaluate-alert.ts'
import { breachingGroups } from '../alert/tell/breaching-groups.ts'
import { clockTime, localLabel } from '../alert/tell/moment-words.ts'
import type { ToldAlert } from '../alert/tell/told-alert.ts'
import type { ChartAnnotations } from '../chart/annotations.ts'
import { chartFor } from '../chart/chart-for.ts'
import type { ChartImage } from '../chart/chart-picture.ts'
import type { MetricResult } from '../result/metric-result.ts'
import { summarize } from '../result/summarize.ts'
import type { Summary } from '../result/summary.ts'
import { drawPicture, drawSpec, type DrawingDeps } from '../report/draw-picture.ts'
import { courseResult, expectationOf, judgedCourse, type JudgedCourse } from './alert-course.ts'

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
    const isLive = told.result.kind === 'realtime'
    const result = isLive ? told.result : courseResult(course, told.result)
    const summary = saidBy(pictured, summarize(result))
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
  return judgedCourse({ definition, series: line, timeZone, knownDays, leaveOut, evaluator })
}

/** The picture's header says what the message says, and not what the same question by itself would be told by. */
function saidBy({ message, told }: PicturedAlert, summary: Summary): Summary {
  const { value, change, title, rule } = message
  const worst = breachingGroups(told.memory)[0]
  const named = worst === undefined || worst.group === '' ? value : value.replace(`${worst.group}: `, '')
  const [, number = named, label = ''] = /^(\S+(?: data)?) ?(.*)$/.exec(named) ?? []
  const [, moved = '', versus = ''] = /^(\S+(?: pp)?) (.*)$/.exec(change ?? '') ?? []
  const direction = moved.startsWith('−') ? 'down' : moved.startsWith('+') ? 'up' : 'flat'
  return {
    ...summary,
    title: worst === undefined || worst.group === '' ? title : `${title} · ${worst.group}`,
    subtitle: rule,
    headline: { text: number, label, value: worst?.last.value },
    change: change === undefined ? undefined : { text: moved, versus, direction },
  }
}

function annotationsOf({ told }: PicturedAlert, course: JudgedCourse): ChartAnnotations {
  const { alert, notes } = told
  return {
    ...expectationOf(alert.definition, course),
    breaches: breachesOf(told, course),
    moments: momentsOf(told, course),
    notes: notes.map(({ day, text }) => ({ bucket: day, label: text })),
  }
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

/** Of days and longer the bucket that was judged then, which was over by that time. */
function momentsOf(
  { memory, alert, timeZone }: ToldAlert,
  { series, points }: JudgedCourse,
): NonNullable<ChartAnnotations['moments']> {
  const { incident } = memory
  if (incident === undefined) return []
  const hasClock = series.interval === '5min' || series.interval === 'hour'
  const { firedAt, since, recoveredAt } = incident
  const first = points.findIndex(({ start }) => start >= new Date(since))
  const firing = points[first + alert.definition.forPoints - 1] ?? points[first]
  const newest = points.findLast(({ isSettled }) => isSettled)
  const at = (instant: string, label: string | undefined, word: string) => {
    const moment = new Date(instant)
    if (hasClock)
      return [{ bucket: localLabel(moment, timeZone), label: `${word} ${clockTime(moment, timeZone)}` }]
    return label === undefined ? [] : [{ bucket: label, label: word }]
  }
  const fired = at(firedAt, firing?.label, 'Fired')
  const recovered = recoveredAt === undefined ? [] : at(recoveredAt, newest?.label, 'Recovered')
  return [
    ...fired.map((moment) => Object.assign(moment, { kind: 'fired' as const })),
    ...recovered.map((moment) => Object.assign(moment, { kind: 'recovered' as const })),
  ]
}
