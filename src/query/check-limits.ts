import { InvalidQueryError, type Span } from '../errors.ts'
import { bucketLabels, daysIn, resolveRange, today, type ResolvedRange } from './date-range.ts'
import { describeQuery } from './describe-query.ts'
import type { ClauseName } from './language/clause-definitions.ts'
import { unitSeconds } from './language/duration.ts'
import { limits } from './language/limits.ts'
import { writeWindow } from './language/parse-window.ts'
import { intervalWord } from './language/interval-words.ts'
import type { ParsedQuestion } from './parse-command.ts'
import { intervals, type DateRange, type Interval, type Query } from './query.ts'

/** Questions about a stretch of days. */
type DatedQuery = Extract<Query, { range: unknown }>

/** What is wrong, which clause says it, and queries that would do. */
interface Excess {
  problem: string
  clause: ClauseName
  instead: readonly Query[]
}

/**
 * Holds a question against what Amplitude's API answers, before a request is spent on it. Gives the error to show, which
 * names the limit and offers the nearest question that keeps to it, or undefined.
 */
export function checkLimits(
  question: ParsedQuestion,
  now: Date,
  timeZone: string,
): InvalidQueryError | undefined {
  const { query, text } = question
  if (!('range' in query)) return undefined
  const range = resolveRange(query.range, now, timeZone)
  const excess =
    wrongDirection(query, range, today(now, timeZone)) ??
    tooLong(query, range, { now, timeZone }) ??
    tooWide(query)
  if (excess === undefined) return undefined
  return new InvalidQueryError({
    problem: excess.problem,
    text,
    span: spanOf(question, excess.clause),
    suggestions: excess.instead.map(describeQuery),
  })
}

/** The clause that says it; where the clause was left out, the interval, else the whole question. */
function spanOf({ clauseSpans, text }: ParsedQuestion, clause: ClauseName): Span {
  return clauseSpans.get(clause) ?? clauseSpans.get('interval') ?? { start: 0, end: text.length }
}

function wrongDirection(query: DatedQuery, range: ResolvedRange, present: string): Excess | undefined {
  if (query.range.kind === 'between' && range.end < range.start) {
    const { from, to } = query.range
    const turned = { ...query, range: { kind: 'between' as const, from: to, to: from } }
    return { problem: 'This range ends before it starts.', clause: 'range', instead: [turned] }
  }
  if (range.start <= present) return undefined
  return { problem: `This range starts in the future: today is ${present}.`, clause: 'range', instead: [] }
}

/** When and where it is, for ranges that are said relative to today. */
interface Present {
  now: Date
  timeZone: string
}

function tooLong(query: DatedQuery, range: ResolvedRange, present: Present): Excess | undefined {
  // A composition has no course, so its days are counted like those of a daily one.
  const interval = 'interval' in query ? query.interval : 'day'
  if (fits(range, interval)) return undefined
  const subject = 'interval' in query ? `${intervalWord(interval)} questions` : 'this question'
  const asked =
    interval === 'month'
      ? `${whole.format(bucketLabels(range, 'month').length)} months`
      : `${whole.format(daysIn(range))} days`
  const shorter = { ...query, range: longestRanges[interval] }
  const isShorter = fits(resolveRange(shorter.range, present.now, present.timeZone), interval)
  return {
    problem: `Amplitude answers ${subject} for ${longestWords[interval]} at most; this one is for ${asked}.`,
    clause: 'range',
    instead: [...(isShorter ? [shorter] : []), ...coarser(query, range)],
  }
}

/** The same range by the next wider interval that it fits and that the question can have. */
function coarser(query: DatedQuery, range: ResolvedRange): Query[] {
  if (!('interval' in query)) return []
  const interval = intervals
    .slice(intervals.indexOf(query.interval) + 1)
    .find((wider) => fits(range, wider) && isAskable(query, wider))
  return interval === undefined ? [] : [{ ...query, interval }]
}

function fits(range: ResolvedRange, interval: Interval): boolean {
  // A month has 28 days or more, so that many days need not be listed to be counted.
  if (interval === 'month') {
    return (
      daysIn(range) <= limits.rangeMonths * 31 && bucketLabels(range, 'month').length <= limits.rangeMonths
    )
  }
  return daysIn(range) <= limits.rangeDays[interval]
}

/** People are counted by days at the finest, and their returning too; sessions always by days. */
function isAskable({ kind }: DatedQuery, interval: Interval): boolean {
  if (kind === 'sessions') return false
  return ['event', 'formula', 'funnel'].includes(kind) || ['day', 'week', 'month'].includes(interval)
}

const whole = new Intl.NumberFormat('en')

const longestRanges: Readonly<Record<Interval, DateRange>> = {
  '5min': { kind: 'last', count: limits.rangeDays['5min'], unit: 'day' },
  hour: { kind: 'last', count: limits.rangeDays.hour, unit: 'day' },
  day: { kind: 'last', count: limits.rangeDays.day, unit: 'day' },
  week: { kind: 'last', count: limits.rangeDays.week / 7, unit: 'week' },
  month: { kind: 'last', count: limits.rangeMonths, unit: 'month' },
}

const longestWords: Readonly<Record<Interval, string>> = {
  '5min': '2 days',
  hour: '7 days',
  day: '365 days',
  week: '52 weeks',
  month: '36 months',
}

/** Windows: those of points in a segmentation, that of conversion in a funnel. */
function tooWide(query: DatedQuery): Excess | undefined {
  switch (query.kind) {
    case 'event':
    case 'formula': {
      const most = limits.rollingPoints[query.interval]
      const clause = (query.rollingWindow ?? 0) > most ? 'rolling' : 'smoothed'
      if ((query.rollingWindow ?? 0) <= most && (query.rollingAverage ?? 0) <= most) return undefined
      const narrower = clause === 'rolling' ? { rollingWindow: most } : { rollingAverage: most }
      const problem = `\`${clause}\` goes up to ${most} for ${intervalWord(query.interval)} points.`
      return { problem, clause, instead: [{ ...query, ...narrower }] }
    }
    case 'funnel':
      return tooWideWindow(query, query.windowSeconds)
    case 'users':
    case 'retention':
    case 'sessions':
    case 'composition':
    case 'ltv':
      return undefined
  }
}

function tooWideWindow(query: Extract<Query, { kind: 'funnel' }>, seconds: number): Excess | undefined {
  const { day } = unitSeconds
  if (seconds > limits.windowSeconds) {
    const problem = `A funnel's window is ${limits.windowSeconds / day} days at most.`
    return { problem, clause: 'within', instead: [{ ...query, windowSeconds: limits.windowSeconds }] }
  }
  if (query.order !== 'unordered' || seconds % day === 0) return undefined
  return {
    problem: `Amplitude counts the window of a funnel \`in any order\` in whole days, so it cannot be \`${writeWindow(seconds)}\`.`,
    clause: 'within',
    instead: [{ ...query, windowSeconds: Math.max(1, Math.ceil(seconds / day)) * day }],
  }
}
