import { formatRatio, formatValue } from '../result/format-value.ts'
import type { RetentionGroup, RetentionResult } from '../result/metric-result.ts'
import { columnAverages } from '../result/retention-average.ts'
import { openAverages } from './retention-columns.ts'

/** The averages of a retention in words, column by column; per group where there are several. */
export function retentionNumbers(result: RetentionResult): string[] {
  const isSplit = result.splitBy !== 'none'
  return result.groups.flatMap((group) => groupNumbers(result, group, isSplit))
}

function groupNumbers({ columns }: RetentionResult, group: RetentionGroup, isSplit: boolean): string[] {
  const size = group.cohorts.reduce((sum, cohort) => sum + cohort.size, 0)
  const complete = columnAverages(group, columns.length)
  const open = openAverages(group, columns.length)
  const columnTexts = columns.flatMap((column, index) => {
    const average = complete[index]
    if (average !== undefined) return [`${column} ${formatRatio(average.share)}`]
    const unfinished = open[index]
    return unfinished === undefined ? [] : [`${column} ${formatRatio(unfinished.share)} so far`]
  })
  const who = `${formatValue(size, 'users')} users in ${group.cohorts.length === 1 ? '1 cohort' : `${group.cohorts.length} cohorts`}`
  if (!isSplit) return [who, ...columnTexts]
  return [`${group.label}, ${who}: ${columnTexts.join(', ')}`]
}
