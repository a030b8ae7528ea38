import { formatChange, formatDay, formatRatio } from './format-value.ts'
import type { RetentionCohort, RetentionGroup, RetentionResult } from './metric-result.ts'
import type { Remark } from './remark.ts'
import { columnAverage, type ColumnAverage } from './retention-average.ts'

/** Groups with fewer people than this, or than this share of all, come back by chance. */
const fewestPeople = 30
const smallestShare = 0.01

/** Who stays longest: `paid keeps most with 45.1%, free least with 12%.` */
export function groupRetentionRemark(
  result: RetentionResult,
  column: number,
  name: string,
): Remark | undefined {
  if (result.splitBy === 'none') return undefined
  const [only] = result.groups
  if (only !== undefined && result.groups.length === 1) {
    return {
      text: `${only.label} is the only ${result.splitBy} with any data.`,
      weight: 50,
      isRequired: true,
    }
  }
  const ranked = rankGroups(result.groups, column)
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (best === undefined || worst === undefined || best === worst) return undefined
  const [high, low] = [formatRatio(best.share), formatRatio(worst.share)]
  const text = `${best.label} keeps most at ${name} with ${high}, ${worst.label} least with ${low}.`
  return { text, weight: 72, isRequired: true }
}

function rankGroups(
  groups: readonly RetentionGroup[],
  column: number,
): (ColumnAverage & { label: string })[] {
  const averages = groups.flatMap(({ label, cohorts }) => {
    const average = columnAverage(cohorts, column)
    return average === undefined ? [] : [{ label, ...average }]
  })
  const total = averages.reduce((sum, { outOf }) => sum + outOf, 0)
  const large = averages.filter(({ outOf }) => outOf >= Math.max(fewestPeople, smallestShare * total))
  return (large.length >= 2 ? large : averages).sort((a, b) => b.share - a.share)
}

/** Cohorts and people on each side without which newer and older are not compared. */
const fewestCohorts = 3
const fewestPerSide = 100
/** Differences of proportions below this many standard errors are chance, below this size not worth a sentence. */
const standardErrors = 2.5
const smallestDifference = 0.01

/** Whether newer cohorts stay longer: `Newer cohorts (from Nov 2) keep 24.1% at day 7, older ones 20.3%: +3.8 pp.` */
export function cohortTrendRemark(
  cohorts: readonly RetentionCohort[],
  column: number,
  name: string,
): Remark | undefined {
  const complete = cohorts.filter(({ cells }) => cells[column]?.isComplete === true).sort(byStart)
  const middle = Math.ceil(complete.length / 2)
  const [first] = complete.slice(middle)
  const older = columnAverage(complete.slice(0, middle), column)
  const newer = columnAverage(complete.slice(middle), column)
  if (first === undefined || older === undefined || newer === undefined) return undefined
  const isSmall = middle < fewestCohorts || Math.min(older.outOf, newer.outOf) < fewestPerSide
  if (isSmall || !isBeyondChance(older, newer)) return undefined
  const { text } = formatChange(older.share, newer.share, 'ratio')
  const sides = `Newer cohorts (from ${formatDay(first.start)}) keep ${formatRatio(newer.share)} at ${name}`
  return { text: `${sides}, older ones ${formatRatio(older.share)}: ${text}.`, weight: 74 }
}

function byStart(a: RetentionCohort, b: RetentionCohort): number {
  return a.start < b.start ? -1 : 1
}

function isBeyondChance(older: ColumnAverage, newer: ColumnAverage): boolean {
  const all = (older.share * older.outOf + newer.share * newer.outOf) / (older.outOf + newer.outOf)
  const error = Math.sqrt(all * (1 - all) * (1 / older.outOf + 1 / newer.outOf))
  const difference = Math.abs(newer.share - older.share)
  return difference >= smallestDifference && difference >= standardErrors * error
}

/** A column needs this share of the first one's people, or its average tells of a few old cohorts only. */
const smallestBasis = 0.2
/** The curve is flat from where at most this share of people still leaves until its end. */
const flatLoss = 0.1

/** A curve along the floor has no shape worth telling. */
const smallestShown = 0.02

/** The last stretch of any curve looks flat; only one that is flat for at least this part of its length is. */
const latestKnee = 0.65

/** Where the curve flattens: `The curve flattens at day 10: 22.1% there, 20.3% at day 23.` */
export function flatteningRemark(
  result: RetentionResult,
  cohorts: readonly RetentionCohort[],
): Remark | undefined {
  if (result.query.method.kind === 'brackets') return undefined
  const curve = trustedCurve(result, cohorts)
  const end = curve.at(-1)
  if (end === undefined || curve.length < 4) return undefined
  const spot = ({ column, share }: CurvePoint) =>
    `${formatRatio(share)} at ${(result.columns[column] ?? '').toLowerCase()}`
  const knee = curve.findIndex((_, index) =>
    curve.slice(index).every((later) => isLevel(curve[index], later)),
  )
  const from = curve[knee]
  if (from !== undefined && from.share > 0 && knee <= latestKnee * (curve.length - 1)) {
    const name = (result.columns[from.column] ?? '').toLowerCase()
    return {
      text: `The curve flattens at ${name}: ${formatRatio(from.share)} there, ${spot(end)}.`,
      weight: 64,
    }
  }
  const middle = curve[Math.floor(curve.length / 2)]
  if (middle === undefined || middle.share < smallestShown || isLevel(middle, end)) return undefined
  return { text: `The curve is still falling: ${spot(middle)}, ${spot(end)}.`, weight: 56 }
}

interface CurvePoint {
  column: number
  share: number
}

function trustedCurve(result: RetentionResult, cohorts: readonly RetentionCohort[]): CurvePoint[] {
  const basis = columnAverage(cohorts, 1)?.outOf ?? 0
  return result.columns.flatMap((_, column) => {
    const average = columnAverage(cohorts, column)
    const isTrusted = column > 0 && average !== undefined && average.outOf >= smallestBasis * basis
    return isTrusted ? [{ column, share: average.share }] : []
  })
}

function isLevel(from: CurvePoint | undefined, later: CurvePoint): boolean {
  return from !== undefined && from.share - later.share <= flatLoss * from.share
}
