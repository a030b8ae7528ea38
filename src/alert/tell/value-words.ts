import { compareWords } from '../../result/compare-words.ts'
import { formatChange, formatRatio, formatValue } from '../../result/format-value.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { AlertCondition } from '../alert-rule.ts'
import { isUnfinished, newestLabel, type ToldGroup } from './breaching-groups.ts'
import { soFar, whenCounted } from './bucket-words.ts'
import type { Present } from './moment-words.ts'
import type { Measure } from './told-alert.ts'

/** `8,412 yesterday`, `312 at 14:05`, `41.3% of those who began yesterday`. */
export function valueWords(group: ToldGroup, measure: Measure, present: Present): string {
  const label = newestLabel(group)
  const number = formatValue(group.last.value, measure.unit)
  if (label === undefined) return number
  const when = isUnfinished(group) ? soFar(label, measure.interval, present) : undefined
  return `${number} ${when ?? whenCounted(label, measure, present)}`
}

/**
 * `−23% vs usual Tuesday (10,930)`; beside a bound that somebody typed `38% below the limit of 500` where nothing is usual yet, or
 * where what fell below it is more than usual all the same.
 */
export function changeWords(group: ToldGroup, { unit }: Measure): string | undefined {
  const { last, direction } = group
  const { value, expected, expectedName = 'what is usual' } = last
  if (expected !== undefined && !isAgainstUsual(group))
    return `${formatChange(expected, value, unit).text} vs ${expectedName} (${formatValue(expected, unit)})`
  const limit = direction === 'spike' ? last.upper : last.lower
  if (limit === undefined || value === limit) return undefined
  return `${compareWords(limit, value, unit)} the limit of ${formatValue(limit, unit)}`
}

/** Of a limit that lies beyond what is usual: `+19% vs usual Tuesday` would praise what fires for being too low. */
function isAgainstUsual({ last: { value, expected, lower, upper }, direction }: ToldGroup): boolean {
  if (expected === undefined) return false
  if (direction === 'drop') return lower !== undefined && value < lower && value > expected
  return direction === 'spike' && upper !== undefined && value > upper && value < expected
}

/** `usual range 10,100–11,700` of what is unusual, `limit 500` of a bound that somebody typed. */
export function usualWords(
  condition: AlertCondition,
  group: ToldGroup,
  { unit }: Measure,
): string | undefined {
  const { last } = group
  switch (condition.kind) {
    case 'below':
    case 'above':
      // Where the change is one from the limit, it is said already.
      if (last.expected === undefined) return undefined
      return isAgainstUsual(group)
        ? `${last.expectedName ?? 'usual'} ${formatValue(last.expected, unit)}`
        : `limit ${formatValue(condition.value, unit)}`
    case 'outside':
      return `limits ${formatValue(condition.lower, unit)}–${formatValue(condition.upper, unit)}`
    case 'drops':
    case 'rises':
      return undefined
    case 'unusual': {
      const { value, lower, upper } = last
      if (lower === undefined || upper === undefined) return undefined
      return `usual range ${boundText(lower, value, unit)}–${boundText(upper, value, unit)}`
    }
  }
}

/**
 * A learnt bound as precisely as it is known: three digits; more of them only where the value would else seem to be on its other
 * side.
 */
function boundText(bound: number, value: number, unit: Unit): string {
  const clipped = unit === 'number' ? bound : Math.max(0, bound)
  if (unit === 'ratio') return formatRatio(clipped)
  const rounded = Number(clipped.toPrecision(3))
  const isHonest = Math.sign(value - rounded) === Math.sign(value - clipped)
  return formatValue(isHonest ? rounded : clipped, unit)
}
