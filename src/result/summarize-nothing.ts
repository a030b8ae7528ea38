import { duringDays, inBucket, intervalWords } from './bucket-phrase.ts'
import { describeQuestion } from './describe-question.ts'
import { eventName } from './event-name.ts'
import { plural } from './format-value.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import { seriesChange } from './series-headline.ts'
import { amount, measureName } from './series-words.ts'
import type { Headline, Summary } from './summary.ts'

/** Amplitude answered, and there was nothing in it: no line, or lines without a single value. */
export function emptySeriesSummary(result: SeriesResult): Summary {
  return {
    ...describeQuestion(result),
    headline: { text: 'No data', label: duringDays(result.range), value: undefined },
    change: undefined,
    sentences: [`${nobodyDid(result)} ${duringDays(result.range)}.`],
  }
}

/**
 * Only a bucket that is still filling: there is no figure to stand on. Its values so far are said in the sentence, marked
 * as such, because they are all that there is.
 */
export function unfinishedSeriesSummary(result: SeriesResult, lines: readonly Series[]): Summary {
  const { noun } = intervalWords[result.interval]
  const position = result.buckets.findLastIndex((_, index) =>
    lines.some(({ values }) => isKnown(values[index])),
  )
  const label = result.buckets[position]?.label ?? result.range.start
  const soFar = lines
    .map(({ label, values }) => ({ label, value: values[position] ?? 0 }))
    .sort((a, b) => b.value - a.value)
    .slice(0, listedLines)
    .map(({ label, value }) =>
      lines.length === 1 ? amount(value, result) : `${label} ${amount(value, result)}`,
    )
  return {
    ...describeQuestion(result),
    headline: { text: `No finished ${noun}`, label: 'yet', value: undefined },
    change: undefined,
    sentences: [`${soFar.join(', ')} so far ${inBucket(label, result.interval)}; the ${noun} is not over.`],
  }
}

/** How many lines a sentence lists. */
const listedLines = 3

function isKnown(value: number | null | undefined): boolean {
  return value !== null && value !== undefined
}

/** Zeros throughout are an answer too: the sentence says what did not happen. */
export function zeroSeriesSummary(result: SeriesResult, headline: Headline, series: Series): Summary {
  const { noun } = intervalWords[result.interval]
  const finished = result.buckets.filter(({ isComplete }) => isComplete).length
  const when = `${noun === 'day' ? 'on' : 'in'} any of the ${plural(finished, `finished ${noun}`)}`
  return {
    ...describeQuestion(result),
    headline,
    // Against nothing but zeros of its own there is no change; against an earlier range that had some there is.
    change: result.comparison === undefined ? undefined : seriesChange(result, series),
    sentences: [`${nobodyDid(result)} ${finished > 1 ? when : duringDays(result.range)}.`],
  }
}

/** `Play Song did not happen`, `No new users`; with conditions, that nothing met them. */
function nobodyDid(result: SeriesResult): string {
  const { query } = result
  const isConditional = query.where.length > 0 || query.segments.length > 0
  const met = isConditional ? ' met the conditions' : ''
  switch (query.kind) {
    case 'users':
      return `No ${measureName(result)}${met}`
    case 'sessions':
      return `No sessions${met}`
    case 'formula':
      return 'The formula did not come to anything'
    case 'event':
      return noEvents(query.events.map(eventName), isConditional)
  }
}

function noEvents(names: readonly string[], isConditional: boolean): string {
  if (isConditional) return `No ${names.join(' or ')} met the conditions`
  return names.length === 1 ? `${names.join('')} did not happen` : `Neither ${names.join(' nor ')} happened`
}
