import type { Interval, MetricQuery } from '../../query/query.ts'
import { mistakeIn } from './mistake-in.ts'
import type { RuleWords } from './rule-words.ts'

interface Settling {
  text: string
  query: MetricQuery
}

const mostPoints = 12

/** How many buckets in a row; `for 15 minutes` is three of realtime. */
export function settleRepeats(repeats: RuleWords['repeats'], { text, query }: Settling): number {
  if (repeats === undefined) return 1
  const { count, unit, span } = repeats
  const points = count / lengthIn(unit, query)
  if (Number.isInteger(points) && points >= 1 && points <= mostPoints) return points
  const whole = Math.min(mostPoints, Math.max(1, Math.round(Number.isFinite(points) ? points : 1)))
  const problem =
    Number.isFinite(points) && Number.isInteger(points)
      ? `\`for\` takes 1 to ${mostPoints} points in a row.`
      : `“${text.slice(span.start, span.end)}” is no number of ${pointsOf(query)}.`
  throw mistakeIn(text, { span, problem }, { instead: [`for ${whole}`] })
}

/** How much of a unit one bucket is; NaN where it is no whole bucket. */
function lengthIn(unit: string, query: MetricQuery): number {
  if (unit === '' || /^(points?|buckets?|times?|checks?)$/.test(unit)) return 1
  const interval = intervalOf(query)
  const letter = unit.startsWith('min') ? 'min' : unit.charAt(0)
  switch (interval) {
    case '5min':
      return letter === 'min' ? 5 : letter === 'h' ? 1 / 12 : Number.NaN
    case 'hour':
      return letter === 'h' ? 1 : letter === 'min' ? 60 : Number.NaN
    case 'day':
      return letter === 'd' ? 1 : letter === 'w' ? 1 / 7 : Number.NaN
    case 'week':
      return letter === 'w' ? 1 : Number.NaN
    case 'month':
      return unit.startsWith('month') ? 1 : Number.NaN
  }
}

function intervalOf(query: MetricQuery): Interval {
  if ('interval' in query) return query.interval
  return query.kind === 'realtime' ? '5min' : 'day'
}

function pointsOf(query: MetricQuery): string {
  const names = {
    '5min': 'five minutes',
    hour: 'hours',
    day: 'days',
    week: 'weeks',
    month: 'months',
  } as const
  return names[intervalOf(query)]
}

/** `day 7` of retention by days; lifetime value is counted in days always. */
export function settleAge(age: RuleWords['age'], { text, query }: Settling): number | undefined {
  if (age === undefined) return undefined
  const wanted = query.kind === 'ltv' ? 'day' : 'interval' in query ? query.interval : undefined
  if (age.unit === wanted && age.count <= 365) return age.count
  const problem =
    age.unit === wanted
      ? `Ages go up to ${wanted} 365.`
      : `This question counts in ${wanted ?? 'nothing'}s, so \`${age.unit} ${age.count}\` is none of its columns.`
  throw mistakeIn(
    text,
    { span: age.span, problem },
    { instead: [`${wanted ?? 'day'} ${age.unit === wanted ? 30 : 1}`] },
  )
}
