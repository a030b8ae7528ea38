import type { Interval, MetricQuery } from '../../query/query.ts'
import { formatRatio, formatValue, plural } from '../../result/format-value.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { AlertCondition, AlertDefinition } from '../alert-rule.ts'
import { unitOf } from '../unit-of.ts'
import { questionIn } from './write-rule.ts'

/** A rule as people say it, behind its metric: `fires when it drops 20% vs the week before, 2 days in a row`. */
export function describeRule(definition: AlertDefinition, unit?: Unit): string {
  const query = questionIn(definition)
  const counted = unit ?? (query === undefined ? undefined : unitOf(query)) ?? 'number'
  const interval = intervalOf(query)
  const subject = definition.perGroup ? 'a group' : 'it'
  return [
    `fires when ${subject} ${conditionWords(definition.condition, { unit: counted, interval })}`,
    ...(definition.forPoints === 1 ? [] : [`${rowWords(definition.forPoints, interval)} in a row`]),
    ...minimumWords(definition.minimum, counted),
  ].join(', ')
}

function conditionWords(
  condition: AlertCondition,
  { unit, interval }: { unit: Unit; interval: Interval },
): string {
  switch (condition.kind) {
    case 'below':
    case 'above':
      return `is ${condition.kind} ${formatValue(condition.value, unit)}`
    case 'outside':
      return `is outside ${formatValue(condition.lower, unit)}–${formatValue(condition.upper, unit)}`
    case 'drops':
    case 'rises': {
      const { kind, by, against } = condition
      const amount =
        by.kind === 'percent' ? formatRatio(by.percent / 100) : `by ${differenceWords(by.value, unit)}`
      return `${kind} ${amount} vs ${referenceWords(against, interval)}`
    }
    case 'unusual':
      return `is unusual${sensitivityWords[condition.sensitivity]}`
  }
}

/** Of shares in percentage points: `5%` would be five of a hundred parts of what it was. */
function differenceWords(value: number, unit: Unit): string {
  return unit === 'ratio' ? `${formatValue(value * 100, 'number')} pp` : formatValue(value, unit)
}

const sensitivityWords = { quiet: ' (quiet)', normal: '', sensitive: ' (sensitive)' } as const

function referenceWords(against: 'previous' | 'last week', interval: Interval): string {
  if (against === 'last week') return weekAgoWords[interval]
  return interval === '5min' ? 'the 5 minutes before' : `the ${interval} before`
}

const weekAgoWords: Readonly<Record<Interval, string>> = {
  '5min': 'the same time last week',
  hour: 'the same hour last week',
  day: 'the same weekday last week',
  week: 'the week before',
  month: 'the month before',
}

function rowWords(count: number, interval: Interval): string {
  return interval === '5min' ? `${5 * count} minutes` : plural(count, interval)
}

function minimumWords(minimum: number | undefined, unit: Unit): string[] {
  if (minimum === undefined) return []
  return [`with at least ${formatValue(minimum, unit === 'ratio' ? 'users' : unit)} counted`]
}

function intervalOf(query: MetricQuery | undefined): Interval {
  if (query?.kind === 'realtime') return '5min'
  return query !== undefined && 'interval' in query ? query.interval : 'day'
}
