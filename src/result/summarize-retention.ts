import { duringDays, intervalWords } from './bucket-phrase.ts'
import { describeQuestion } from './describe-question.ts'
import { formatRatio, plural } from './format-value.ts'
import { labelled } from './headline-in-words.ts'
import type { RetentionCohort, RetentionGroup, RetentionResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import { allCohorts, columnAverage, columnOf, headlineColumn } from './retention-average.ts'
import { cohortTrendRemark, flatteningRemark, groupRetentionRemark } from './retention-remarks.ts'
import type { Summary } from './summary.ts'

/** Retention in words: how many are back after the headline interval, when the curve settles, who stays longest. */
export function summarizeRetention(result: RetentionResult): Summary {
  const main = mainGroup(result)
  const column = headlineColumn(result)
  const average = column === undefined ? undefined : columnAverage(main.cohorts, column)
  if (column === undefined || average === undefined) return earlySummary(result, main)
  const name = columnName(result, column)
  const label = labelled(main.label, `${name} retention`)
  return {
    ...describeQuestion(result),
    headline: { text: formatRatio(average.share), ...label, value: average.share },
    change: undefined,
    sentences: chooseSentences([
      landmarksRemark(result, main, column),
      groupRetentionRemark(result, column, name),
      cohortTrendRemark(main.cohorts, column, name),
      flatteningRemark(result, main.cohorts),
    ]),
  }
}

/** Groups are taken together; segments overlap, so the largest stands for them. */
function mainGroup(result: RetentionResult): RetentionGroup {
  const { groups, splitBy } = result
  const [largest] = [...groups].sort((a, b) => sizeOf(b.cohorts) - sizeOf(a.cohorts))
  if (largest !== undefined && (splitBy === 'segment' || groups.length === 1)) return largest
  return { label: '', cohorts: allCohorts(result) }
}

function sizeOf(cohorts: readonly RetentionCohort[]): number {
  return cohorts.reduce((sum, { size }) => sum + size, 0)
}

/** A column in the middle of a sentence: `day 7`, `week 1`, `day 7 or later` where the method counts so. */
function columnName({ columns, query }: RetentionResult, column: number): string {
  const name = (columns[column] ?? '').toLowerCase()
  return query.method.kind === 'unbounded' ? `${name} or later` : name
}

/** Intervals that people ask for by name. */
const landmarks = {
  day: [1, 3, 7, 14, 30, 60, 90],
  week: [1, 2, 4, 8, 12, 26],
  month: [1, 2, 3, 6, 12],
} as const

/**
 * `8,120 users in 23 cohorts; day 1 41.2%, day 14 12.1%.` People are new once; whoever does something else to begin with
 * may stand in many cohorts, so that those are told by their size.
 */
function landmarksRemark(result: RetentionResult, main: RetentionGroup, headline: number): Remark {
  const average = columnAverage(main.cohorts, headline)
  const starts = new Set(
    main.cohorts.filter(({ cells }) => cells[headline]?.isComplete === true).map(({ start }) => start),
  )
  const users = average?.outOf ?? 0
  const cohorts = plural(starts.size, 'cohort')
  const basis = isOnce(result)
    ? `${plural(users, 'user')} in ${cohorts}`
    : `${cohorts} of ${plural(Math.round(users / Math.max(1, starts.size)), 'user')} on average`
  const others = otherColumns(result, headline).flatMap((column) => {
    const other = columnAverage(main.cohorts, column)
    return other === undefined ? [] : [`${columnName(result, column)} ${formatRatio(other.share)}`]
  })
  const shown = others.length <= 3 ? others : [...others.slice(0, 2), ...others.slice(-1)]
  const rest = shown.length === 0 ? '' : `; ${shown.join(', ')}`
  return { text: `${basis}${rest}.`, weight: 60, isRequired: true }
}

function isOnce({ query: { startEvent } }: RetentionResult): boolean {
  return startEvent.kind === 'special' && startEvent.name === 'new'
}

function otherColumns(result: RetentionResult, headline: number): number[] {
  if (result.query.method.kind === 'brackets') {
    return result.columns.map((_, column) => column).filter((column) => column !== headline)
  }
  const named = landmarks[result.interval === 'week' || result.interval === 'month' ? result.interval : 'day']
  return named
    .map((interval) => columnOf(result, interval))
    .filter((column) => column !== undefined)
    .filter((column) => column !== headline)
}

/** Nobody started, or nobody's first interval is over yet. */
function earlySummary(result: RetentionResult, main: RetentionGroup): Summary {
  const size = sizeOf(main.cohorts)
  const question = { ...describeQuestion(result), change: undefined }
  if (size === 0) {
    const headline = { text: 'No data', label: 'for this retention', value: undefined }
    return { ...question, headline, sentences: [`Nobody started ${duringDays(result.range)}.`] }
  }
  const first = firstInterval(result)
  const sentence = `${plural(size, 'user')} started ${duringDays(result.range)}; for none of them is ${first} over.`
  return {
    ...question,
    headline: { text: 'Too early', label: `for ${first} retention`, value: undefined },
    sentences: [sentence],
  }
}

/** What has to be over before there is anything to say: `day 1`, or the first bracket. */
function firstInterval({ query, columns, interval }: RetentionResult): string {
  if (query.method.kind === 'brackets') return (columns[0] ?? 'the first bracket').toLowerCase()
  return `${intervalWords[interval].noun} 1`
}
