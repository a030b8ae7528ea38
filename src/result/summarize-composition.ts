import { duringDays, nameDays } from './bucket-phrase.ts'
import { propertyName } from './describe-condition.ts'
import { describeQuestion } from './describe-question.ts'
import { formatRatio, formatValue, plural } from './format-value.ts'
import { labelled } from './headline-in-words.ts'
import type { CompositionResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import { sumOf } from './series-figures.ts'
import type { Summary } from './summary.ts'

/** Amplitude's label for people without a value. */
const absence = '(none)'
/** From this share on, missing values are a finding of their own. */
const notableAbsence = 0.01
/** From so many values on it is worth saying how much the first few hold. */
const manyValues = 8

type Value = CompositionResult['values'][number]

/** Users by the value of a property: the largest with its share, who follows, how many have none, how long the tail is. */
export function summarizeComposition(result: CompositionResult): Summary {
  const values = [...result.values].sort((a, b) => b.users - a.users)
  const [leader, ...others] = values
  const total = sumOf(values.map(({ users }) => users))
  if (leader === undefined || total === 0) return emptySummary(result)
  const whole = isCut(result) ? `the top ${values.length}` : `all ${plural(values.length, 'value')}`
  const share = others.length === 0 ? 'the only value' : `${formatRatio(leader.users / total)} of ${whole}`
  return {
    ...describeQuestion(result),
    headline: {
      text: formatValue(leader.users, 'users'),
      ...labelled(leader.label, `users, ${nameDays(result.range)}, ${share}`),
      value: leader.users,
    },
    change: undefined,
    sentences: chooseSentences([
      countRemark(result, others, total),
      absenceRemark(result, values, total),
      concentrationRemark(result, values, total),
    ]),
  }
}

/** `11,980 users counted; then Android 3,960 (31.2%), Web 1,523 (12%) and 9 more (20.8%).` */
function countRemark(result: CompositionResult, others: readonly Value[], total: number): Remark {
  const entry = ({ label, users }: Value) =>
    `${label} ${formatValue(users, 'users')} (${formatRatio(users / total)})`
  const listed = others.slice(0, listedAmong(others.length))
  const rest = others.slice(listed.length)
  const more =
    rest.length === 0
      ? []
      : [`${rest.length} more (${formatRatio(sumOf(rest.map(({ users }) => users)) / total)})`]
  const names = [...listed.map(entry), ...more]
  const hasAbsence = result.values.some(({ label }) => label === absence)
  const scope = isCut(result) ? ' in these values' : hasAbsence ? '' : ', none without a value'
  const counted = `${plural(total, 'user')} counted${scope}`
  const then = names.length === 0 ? '' : `; then ${joinList(names)}`
  return { text: `${counted}${then}.`, weight: 60, isRequired: true }
}

/** Of so many who follow the largest; one alone is named and not counted as "1 more". */
function listedAmong(others: number): number {
  return others <= 3 ? others : 2
}

function joinList(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function absenceRemark(
  result: CompositionResult,
  values: readonly Value[],
  total: number,
): Remark | undefined {
  const name = propertyName(result.query.property)
  const position = values.findIndex(({ label }) => label === absence)
  const missing = values[position]
  if (missing === undefined) return undefined
  const share = missing.users / total
  if (position === 0) return withoutAbsence(name, values, total)
  // The list of those who follow shows it already.
  if (position <= listedAmong(values.length - 1) || share < notableAbsence) return undefined
  return { text: `${formatRatio(share)} have no value for ${name}.`, weight: 57 }
}

/** Where most people have no value, the shares among those who have one are the real breakdown. */
function withoutAbsence(name: string, values: readonly Value[], total: number): Remark {
  const [missing, first] = values
  const known = total - (missing?.users ?? 0)
  const among =
    first === undefined || known === 0
      ? ''
      : `; of the ${formatValue(known, 'users')} who have one, ${formatRatio(first.users / known)} have ${first.label}`
  return { text: `The largest group has no value for ${name}${among}.`, weight: 74, isRequired: true }
}

/** How few values hold half of the users, where there are many. */
function concentrationRemark(
  result: CompositionResult,
  values: readonly Value[],
  total: number,
): Remark | undefined {
  if (values.length < manyValues || isCut(result)) return undefined
  const share = sumOf(values.slice(0, 3).map(({ users }) => users)) / total
  if (share >= 0.5)
    return { text: `The top 3 of ${values.length} values hold ${formatRatio(share)}.`, weight: 55 }
  const needed = valuesForHalf(values, total)
  return { text: `It takes ${needed} of ${values.length} values to hold half of the users.`, weight: 55 }
}

function valuesForHalf(values: readonly Value[], total: number): number {
  let held = 0
  let needed = 0
  for (const { users } of values) {
    if (held >= total / 2) break
    held += users
    needed += 1
  }
  return needed
}

/** Whether values are missing, so that the ones there do not add up to everybody. */
function isCut({ query, values, caveats }: CompositionResult): boolean {
  const isLimited = caveats.some(({ kind }) => kind === 'groupLimit' || kind === 'pruned')
  return isLimited || (query.top !== undefined && values.length >= query.top)
}

function emptySummary(result: CompositionResult): Summary {
  return {
    ...describeQuestion(result),
    headline: { text: 'No data', label: nameDays(result.range), value: undefined },
    change: undefined,
    sentences: [`No active users ${duringDays(result.range)}.`],
  }
}
