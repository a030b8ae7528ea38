import { formatChange } from './format-value.ts'
import type { Unit } from './metric-result.ts'

/**
 * How `to` stands to `from`, before the name of what it is compared with: `14.2% above`, `1.4 pp below`, `13.5×`,
 * `level with`.
 */
export function compareWords(from: number, to: number, unit: Unit): string {
  const { text, direction } = formatChange(from, to, unit)
  if (direction === 'flat') return 'level with'
  if (text.endsWith('×')) return text
  return `${text.slice(1)} ${direction === 'up' ? 'above' : 'below'}`
}
