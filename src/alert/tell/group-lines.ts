import { formatChange, formatValue } from '../../result/format-value.ts'
import { comparedWith, type ToldGroup } from './breaching-groups.ts'
import type { Measure } from './told-alert.ts'

const mostShown = 5

/** `iOS  1,204  −61%`, a line each, and how many more there are. One line alone is told by the number itself. */
export function groupLines(
  groups: readonly ToldGroup[],
  { unit }: Measure,
): { groups: string[]; moreGroups: number } {
  if (groups.length < 2) return { groups: [], moreGroups: 0 }
  const lines = groups.slice(0, mostShown).map((group) => {
    const from = comparedWith(group)
    const { value } = group.last
    const change = from === undefined ? '' : `  ${formatChange(from, value, unit).text}`
    return `${group.group}  ${formatValue(value, unit)}${change}`
  })
  return { groups: lines, moreGroups: groups.length - lines.length }
}
