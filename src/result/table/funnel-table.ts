import { entered } from '../funnel-figures.ts'
import type { FunnelGroup, FunnelResult } from '../metric-result.ts'
import type { ResultTable, TableCell, TableColumn } from '../result-table.ts'
import { numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'

type TabledFunnel = Pick<FunnelResult, 'steps' | 'groups'> & {
  comparison?: Pick<NonNullable<FunnelResult['comparison']>, 'label' | 'groups'> | undefined
}

/** A row per step, group after group; times only where Amplitude gives some. */
export function funnelTable({ steps, groups, comparison }: TabledFunnel): ResultTable {
  const isSplit = groups.length > 1 || groups.some(({ label }) => label !== '')
  const hasTimes = groups.some(({ medianStepMs }) => medianStepMs.some((ms) => ms !== undefined))
  const columns: TableColumn[] = [
    ...(isSplit ? [textColumn('Group')] : []),
    textColumn('Step'),
    numberColumn('Users', 'users'),
    numberColumn('Of first step', 'ratio'),
    numberColumn('Of step before', 'ratio'),
    ...(hasTimes ? [numberColumn('Median time', 'durationMs')] : []),
    ...(comparison === undefined ? [] : comparedColumns(comparison.label)),
  ]
  const rows = groups.flatMap((group) => {
    const earlier = comparison?.groups.find(({ label }) => label === group.label)
    return steps.map((step, index) => [
      ...(isSplit ? [textCell(group.label)] : []),
      textCell(step),
      ...stepCells(group, index),
      ...(hasTimes ? [numberCell(group.medianStepMs[index], 'durationMs')] : []),
      ...(comparison === undefined ? [] : stepCells(earlier, index).slice(0, 2)),
    ])
  })
  return { columns, rows }
}

function comparedColumns(label: string): TableColumn[] {
  return [numberColumn(`Users, ${label}`, 'users'), numberColumn(`Of first step, ${label}`, 'ratio')]
}

function stepCells(group: FunnelGroup | undefined, step: number): TableCell[] {
  const count = group?.counts[step]
  const before = group?.counts[step - 1]
  return [
    numberCell(count, 'users'),
    numberCell(shareOf(count, group === undefined ? undefined : entered(group)), 'ratio'),
    numberCell(shareOf(count, before), 'ratio'),
  ]
}

function shareOf(count: number | undefined, whole: number | undefined): number | undefined {
  return count === undefined || whole === undefined || whole === 0 ? undefined : count / whole
}
