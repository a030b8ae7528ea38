import type { JudgedPoint, JudgedSeries } from '../src/alert/judge/judged-series.ts'
import { between } from './chance.ts'
import { timesFactor } from './month-noise.ts'
import type { WatchedQuestion } from './month-series.ts'

/** Something that happened to one line of a question: its values times a factor for some time. */
export interface MonthIncident {
  /** Places of the question among those that are watched, and of the line among its lines. */
  question: number
  line: number
  beginsAt: Date
  endsAt: Date
  /** 0.6 is a drop by 40 %. */
  factor: number
}

/** To what share of the usual incidents lead, and how many of them do. */
const sizes = [
  { share: 0.4, size: [0.3, 0.65] },
  { share: 0.2, size: [0.65, 0.8] },
  { share: 0.2, size: [0, 0.02] },
  { share: 0.2, size: [1.5, 2.2] },
] as const

const minuteMs = 60_000
const dayMs = 86_400_000
/** How many there are, and how long they last. */
const plans = [
  { interval: 'day', share: 0.5, shortestMs: dayMs, longestMs: 4 * dayMs },
  { interval: 'hour', share: 0.25, shortestMs: 180 * minuteMs, longestMs: 1080 * minuteMs },
  { interval: '5min', share: 0.25, shortestMs: 30 * minuteMs, longestMs: 180 * minuteMs },
] as const

/**
 * So many incidents in the month from `from` on: half of them on lines by days, a quarter each by hours and five minutes. They begin at
 * any minute, also at night; where one line has several, each has its own part of the month.
 */
export function drawIncidents(
  watched: readonly WatchedQuestion[],
  { count, from }: { count: number; from: string },
  random: () => number,
): MonthIncident[] {
  return plans.flatMap(({ interval, share, shortestMs, longestMs }) => {
    const places = shuffled(placesOf(watched, interval), random)
    const wanted = places.length === 0 ? 0 : Math.round(count * share)
    return Array.from({ length: wanted }, (_, index): MonthIncident => {
      const place = places[index % places.length] ?? { question: 0, line: 0 }
      const [part, parts] = [
        Math.floor(index / places.length),
        Math.ceil((wanted - (index % places.length)) / places.length),
      ]
      const { firstMs, lastMs } = spanOf(lineAt(watched, place), from)
      const lengthMs = between(random, shortestMs, longestMs)
      const partMs = (lastMs - firstMs) / parts
      const beginMs = firstMs + part * partMs + random() * (partMs - lengthMs)
      const times = { beginsAt: new Date(beginMs), endsAt: new Date(beginMs + lengthMs) }
      return { ...place, ...times, factor: drawFactor(random) }
    })
  })
}

type Place = Pick<MonthIncident, 'question' | 'line'>

function placesOf(watched: readonly WatchedQuestion[], interval: JudgedSeries['interval']): Place[] {
  return watched.flatMap(({ lines }, question) =>
    lines.flatMap((series, line) => (series.interval === interval ? [{ question, line }] : [])),
  )
}

function lineAt(watched: readonly WatchedQuestion[], { question, line }: Place): JudgedSeries {
  const series = watched[question]?.lines[line]
  if (series === undefined) throw new Error('Incidents happen to something.')
  return series
}

function spanOf({ points }: JudgedSeries, from: string): { firstMs: number; lastMs: number } {
  const first = points.find(({ label }) => label >= from)
  const last = points.at(-1)
  if (first === undefined || last === undefined) throw new Error('Nothing is known of that month.')
  return { firstMs: beginningOf(first), lastMs: beginningOf(last) }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

function drawFactor(random: () => number): number {
  let drawn = random()
  const { size } = sizes.find(({ share }) => (drawn -= share) <= 0) ?? sizes[0]
  return between(random, size[0], size[1])
}

/** The questions as they would have been answered had all of that happened: buckets are hit by the share of their time. */
export function withIncidents(
  watched: readonly WatchedQuestion[],
  incidents: readonly MonthIncident[],
): WatchedQuestion[] {
  return watched.map(({ lines, ...rest }, question) => ({
    ...rest,
    lines: lines.map((series, line) =>
      incidents
        .filter((incident) => incident.question === question && incident.line === line)
        .reduce(withIncident, series),
    ),
  }))
}

function withIncident(series: JudgedSeries, incident: MonthIncident): JudgedSeries {
  const { factor } = incident
  const points = series.points.map((point) => {
    const share = shareWithin(point, incident)
    return share === 0 ? point : timesFactor(series, point, 1 + (factor - 1) * share)
  })
  return { ...series, points }
}

/** The share of a bucket during which an incident lasts. */
export function shareWithin(
  point: Pick<JudgedPoint, 'start' | 'end'>,
  { beginsAt, endsAt }: Pick<MonthIncident, 'beginsAt' | 'endsAt'>,
): number {
  const beginMs = beginningOf(point)
  const endMs = point.end.getTime()
  const commonMs = Math.min(endMs, endsAt.getTime()) - Math.max(beginMs, beginsAt.getTime())
  return Math.max(0, commonMs) / (endMs - beginMs)
}

/** Of a retention, which reaches over a week, the last day counts: on it people come back, or do not. */
function beginningOf({ start, end }: Pick<JudgedPoint, 'start' | 'end'>): number {
  return Math.max(start.getTime(), end.getTime() - dayMs)
}
