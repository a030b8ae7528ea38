import { mix, textOn } from './colour.ts'
import type { TableCell } from './decor/decor-spec.ts'
import type { Theme } from './theme.ts'

/**
 * Shades for shares between 0 and 1. The highest share below 100% sets the scale, so that a table of small numbers is
 * not pale throughout; only 100%, which means "all of them" and no finding, goes beyond.
 */
export function shadeScale(
  shares: readonly number[],
  { ramp: [none, most, all] }: Theme,
): (share: number, cell: Pick<TableCell, 'text' | 'isUnfinished'>) => TableCell {
  const top = Math.max(0, ...shares.filter((share) => share < 0.995)) || 1
  return (share, cell) => {
    const fill =
      share <= top
        ? mix(none, most, Math.max(0, share / top))
        : mix(most, all, (Math.min(1, share) - top) / Math.max(0.005, 1 - top))
    return { ...cell, fill, ink: textOn(fill) }
  }
}
