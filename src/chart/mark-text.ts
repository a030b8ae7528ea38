import { formatValue } from '../result/format-value.ts'
import type { Unit } from '../result/metric-result.ts'

/** A number at a mark: compact (`12.3K`), but times in their two largest units (`2m 41s`), which is as short and exact. */
export function markText(value: number, unit: Unit): string {
  return formatValue(value, unit, unit === 'durationMs' ? 'full' : 'compact')
}
