import { duringDays, intervalWords } from './bucket-phrase.ts'
import { describeQuestion } from './describe-question.ts'
import { formatValue, plural } from './format-value.ts'
import { labelled } from './headline-in-words.ts'
import { ltvHeadlineAge, mainLtvGroup, newUsersOf, valueAtAge } from './ltv-figures.ts'
import {
  extremesRemark,
  firmerRemark,
  groupValueRemark,
  newestCohortRemark,
  paceRemark,
  payingRemark,
} from './ltv-remarks.ts'
import { ltvMeasureNames, ltvUnit } from './ltv-words.ts'
import type { LtvGroup, LtvResult } from './metric-result.ts'
import { chooseSentences } from './remark.ts'
import type { Summary } from './summary.ts'

/** Lifetime value in words: what a new user has brought in by day 30, how many paid, which cohorts did best and worst. */
export function summarizeLtv(result: LtvResult): Summary {
  const main = mainLtvGroup(result)
  const age = ltvHeadlineAge(main)
  const reached = age === undefined ? undefined : valueAtAge(result.query.measure, main.cohorts, age)
  if (reached === undefined) return earlySummary(result, main)
  return {
    ...describeQuestion(result),
    headline: {
      text: formatValue(reached.value, ltvUnit(result)),
      ...labelled(main.label, `${ltvMeasureNames[result.query.measure]} by day ${reached.day}`),
      value: reached.value,
    },
    change: undefined,
    sentences: chooseSentences([
      payingRemark(main),
      groupValueRemark(result, reached.day),
      extremesRemark(result, reached),
      newestCohortRemark(result, reached),
      firmerRemark(result, main, reached),
      paceRemark(result, reached),
    ]),
  }
}

/** Nobody new, or no cohort old enough for a single complete age. */
function earlySummary(result: LtvResult, main: LtvGroup): Summary {
  const newUsers = newUsersOf(main)
  const question = { ...describeQuestion(result), change: undefined }
  if (newUsers === 0) {
    const headline = { text: 'No data', label: 'for this lifetime value', value: undefined }
    return { ...question, headline, sentences: [`No new users ${duringDays(result.range)}.`] }
  }
  const { adverb } = intervalWords[result.interval]
  return {
    ...question,
    headline: { text: 'Too early', label: 'for a lifetime value', value: undefined },
    sentences: [
      `${plural(newUsers, 'new user')} ${duringDays(result.range)}; no ${adverb} cohort has completed its first day yet.`,
    ],
  }
}
