import type { RetentionCell, RetentionResult } from '../result/metric-result.ts'
import { headlineColumn } from '../result/retention-average.ts'
import { medianOf } from '../result/series-figures.ts'
import type { Judged, Surprise } from './judged.ts'
import { leastSpread } from './usual-value.ts'

/** The newest cohort that completed the headline's interval, against the cohorts before it; of several groups the strangest. */
export function cohortSurprise(result: RetentionResult): Surprise {
  const column = headlineColumn(result)
  const judged = result.groups
    .map((group) => (column === undefined ? undefined : judgeCohorts(result, group.label, column)))
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.score - a.score)
  return judged[0] ?? { kind: 'unknown', reason: 'Too few cohorts are old enough to tell what is usual.' }
}

const fewestCohorts = 3
const mostCohorts = 8

function judgeCohorts({ groups }: RetentionResult, label: string, column: number): Judged | undefined {
  const cohorts = groups.find((group) => group.label === label)?.cohorts ?? []
  const reached = cohorts.flatMap(({ start, cells }) => {
    const cell = cells[column]
    return cell === undefined || !cell.isComplete || cell.outOf === 0 ? [] : [{ start, cell }]
  })
  const newest = reached.at(-1)
  const earlier = reached.slice(0, -1).slice(-mostCohorts)
  if (newest === undefined || earlier.length < fewestCohorts) return undefined
  const shares = earlier.map(({ cell }) => shareOf(cell))
  const usual = medianOf(shares)
  const scatter = 1.4826 * medianOf(shares.map((share) => Math.abs(share - usual)))
  const chance = Math.sqrt((usual * (1 - usual)) / newest.cell.outOf)
  const value = shareOf(newest.cell)
  return {
    kind: 'judged',
    score: Math.abs(value - usual) / Math.max(scatter, chance, leastSpread(usual, 'ratio')),
    value,
    usual,
    peers: 'cohorts',
    label: newest.start,
    group: label === '' ? undefined : label,
    alike: 0,
  }
}

function shareOf({ count, outOf }: RetentionCell): number {
  return count / outOf
}
