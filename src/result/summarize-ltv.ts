import { compareWords } from './compare-words.ts'
import { duringDays, intervalWords, nameBucket } from './bucket-phrase.ts'
import { describeQuestion } from './describe-question.ts'
import { formatRatio, formatValue, plural } from './format-value.ts'
import {
  completeAges,
  ltvHeadlineAge,
  mainLtvGroup,
  newUsersOf,
  payersOf,
  valueAtAge,
  type ValueAtAge,
} from './ltv-figures.ts'
import { ltvMeasureNames, ltvUnit } from './ltv-words.ts'
import type { LtvCohort, LtvGroup, LtvResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import type { Summary } from './summary.ts'

/** Lifetime value in words: what a new user has brought in by day 30, how many paid, which cohorts did best and worst. */
export function summarizeLtv(result: LtvResult): Summary {
  const main = mainLtvGroup(result)
  const age = ltvHeadlineAge(main)
  const reached = age === undefined ? undefined : valueAtAge(result.query.measure, main.cohorts, age)
  if (reached === undefined) return earlySummary(result, main)
  const who = main.label === '' ? '' : `${main.label} · `
  return {
    ...describeQuestion(result),
    headline: {
      text: formatValue(reached.value, ltvUnit(result)),
      label: `${who}${ltvMeasureNames[result.query.measure]} by day ${reached.day}`,
      value: reached.value,
    },
    change: undefined,
    sentences: chooseSentences([
      payingRemark(main),
      groupRemark(result, reached.day),
      extremesRemark(result, reached),
      newestRemark(result, reached),
      paceRemark(result, reached),
    ]),
  }
}

/** `12,340 new users in 12 cohorts, 4.2% of them (518) have paid so far.` */
function payingRemark(main: LtvGroup): Remark {
  const newUsers = newUsersOf(main)
  const payers = payersOf(main)
  const cohorts = new Set(main.cohorts.map(({ start }) => start)).size
  const paid =
    payers === 0
      ? 'nobody has paid so far'
      : `${formatRatio(payers / newUsers)} (${formatValue(payers, 'users')}) have paid so far`
  return {
    text: `${plural(newUsers, 'new user')} in ${plural(cohorts, 'cohort')}: ${paid}.`,
    weight: 62,
    isRequired: true,
  }
}

/** Best and worst cohort at the age of the headline; groups and segments are told against each other instead. */
function extremesRemark(result: LtvResult, reached: ValueAtAge): Remark | undefined {
  const ranked = [...reached.cohorts]
    .filter(({ cohort }) => result.query.measure !== 'arppu' || cohort.payers > 0)
    .sort((a, b) => b.value - a.value)
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (result.groups.length > 1 || best === undefined || worst === undefined) return undefined
  if (ranked.length < 2) {
    const only = `Only ${cohortName(result, best.cohort)} has completed day ${reached.day}`
    return { text: `${only}.`, weight: 58 }
  }
  const unit = ltvUnit(result)
  if (best.value === worst.value)
    return { text: `All ${ranked.length} cohorts are level at day ${reached.day}.`, weight: 58 }
  const entry = ({ cohort, value }: typeof best) =>
    `${cohortName(result, cohort)} with ${formatValue(value, unit)}`
  return { text: `Best of ${ranked.length} cohorts: ${entry(best)}; weakest: ${entry(worst)}.`, weight: 66 }
}

function cohortName({ interval }: LtvResult, { start }: LtvCohort): string {
  return nameBucket(start, interval)
}

/** The newest cohort that has got there, against those before it. */
function newestRemark(result: LtvResult, reached: ValueAtAge): Remark | undefined {
  const { measure } = result.query
  const newest = reached.cohorts.at(-1)
  const before = valueAtAge(
    measure,
    reached.cohorts.slice(0, -1).map(({ cohort }) => cohort),
    reached.day,
  )
  const isAverage = measure === 'arpu' || measure === 'arppu'
  if (!isAverage || result.groups.length > 1 || newest === undefined || before === undefined) return undefined
  if (reached.cohorts.length < 4 || before.value === 0 || newest.cohort.payers < fewestPayers)
    return undefined
  const share = Math.abs(newest.value / before.value - 1)
  const words = compareWords(before.value, newest.value, 'number')
  const text = `The newest cohort there, ${cohortName(result, newest.cohort)}, is ${words} the ${plural(before.cohorts.length, 'cohort')} before (${formatValue(before.value, 'number')}).`
  return { text, weight: share >= 0.1 ? 64 : 48 }
}

/** An average over fewer people than this says nothing. */
const fewestPayers = 10

/** How much of the value comes early, by the same cohorts: `64.2% of it by day 7, 83% by day 14.` */
function paceRemark(result: LtvResult, reached: ValueAtAge): Remark | undefined {
  const cohorts = reached.cohorts.map(({ cohort }) => cohort)
  const known = new Set(completeAges(cohorts))
  const shares = [1, 7, 14]
    .filter((day) => day < reached.day && known.has(day))
    .flatMap((day) => {
      const early = valueAtAge(result.query.measure, cohorts, day)
      const isSame = early?.cohorts.length === reached.cohorts.length && reached.value > 0
      return early === undefined || !isSame
        ? []
        : [`${formatRatio(early.value / reached.value)} by day ${day}`]
    })
  if (shares.length === 0) return undefined
  return { text: `Of that, ${shares.join(', ')}.`, weight: 56 }
}

/** Which group is worth most at the age of the headline, and which least. */
function groupRemark(result: LtvResult, day: number): Remark | undefined {
  const ranked = result.groups
    .flatMap(({ label, cohorts }) => {
      const value = valueAtAge(result.query.measure, cohorts, day)?.value
      return value === undefined ? [] : [{ label, value }]
    })
    .sort((a, b) => b.value - a.value)
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (best === undefined || worst === undefined || ranked.length < 2) return undefined
  const unit = ltvUnit(result)
  const entry = ({ label, value }: typeof best) => `${label} with ${formatValue(value, unit)}`
  const text = `Highest by day ${day}: ${entry(best)}; lowest of ${ranked.length}: ${entry(worst)}.`
  return { text, weight: 68, isRequired: true }
}

/** Nobody new, or no cohort old enough for a single complete age. */
function earlySummary(result: LtvResult, main: LtvGroup): Summary {
  const newUsers = newUsersOf(main)
  const question = { ...describeQuestion(result), change: undefined }
  if (newUsers === 0) {
    const headline = { text: 'No data', label: 'for this lifetime value', value: undefined }
    return { ...question, headline, sentences: [`No new users ${duringDays(result.range)}.`] }
  }
  const { noun } = intervalWords[result.interval]
  return {
    ...question,
    headline: { text: 'Too early', label: 'for a lifetime value', value: undefined },
    sentences: [
      `${plural(newUsers, 'new user')} ${duringDays(result.range)}; no ${noun} of them is a day old as a whole.`,
    ],
  }
}
