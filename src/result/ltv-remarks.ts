import { nameBucket } from './bucket-phrase.ts'
import { compareWords } from './compare-words.ts'
import { formatRatio, formatValue, plural } from './format-value.ts'
import { newUsersOf, payersOf, valueAtAge, type ValueAtAge } from './ltv-figures.ts'
import { ltvUnit } from './ltv-words.ts'
import type { LtvCohort, LtvGroup, LtvResult } from './metric-result.ts'
import type { Remark } from './remark.ts'

/** `12,340 new users in 12 cohorts, 4.2% of them (518) have paid so far.` */
export function payingRemark(main: LtvGroup): Remark {
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
export function extremesRemark(result: LtvResult, reached: ValueAtAge): Remark | undefined {
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
export function newestCohortRemark(result: LtvResult, reached: ValueAtAge): Remark | undefined {
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
const fewestPayers = 30

/** How much of the value came early, for the same cohorts: `Of the day-30 value 50.2% came by day 1, 72.6% by day 7.` */
export function paceRemark(result: LtvResult, reached: ValueAtAge): Remark | undefined {
  const cohorts = reached.cohorts.map(({ cohort }) => cohort)
  const shares = landmarks.flatMap((day) => {
    const early = day < reached.day ? valueAtAge(result.query.measure, cohorts, day) : undefined
    const isSame = early?.cohorts.length === reached.cohorts.length && reached.value > 0
    return early === undefined || !isSame ? [] : [{ day, share: early.value / reached.value }]
  })
  const [first, ...rest] = shares.map(({ day, share }) => ({ day, text: formatRatio(share) }))
  if (first === undefined) return undefined
  const later = rest.map(({ day, text }) => `, ${text} by day ${day}`).join('')
  const value = `Of the day-${reached.day} value ${first.text} came by day ${first.day}`
  return { text: `${value}${later}.`, weight: 56 }
}

const landmarks = [1, 7, 14]

/** Where few cohorts are old enough for the headline, a younger age that many have completed stands on firmer ground. */
export function firmerRemark(result: LtvResult, main: LtvGroup, reached: ValueAtAge): Remark | undefined {
  const firmer = landmarks
    .filter((day) => day < reached.day)
    .toReversed()
    .map((day) => valueAtAge(result.query.measure, main.cohorts, day))
    .find((early) => early !== undefined && early.cohorts.length >= 3 * reached.cohorts.length)
  if (firmer === undefined) return undefined
  const value = formatValue(firmer.value, ltvUnit(result))
  const text = `${value} by day ${firmer.day}, which ${firmer.cohorts.length} cohorts have completed.`
  return { text, weight: 60 }
}

/** Which group is worth most at the age of the headline, and which least. */
export function groupValueRemark(result: LtvResult, day: number): Remark | undefined {
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
