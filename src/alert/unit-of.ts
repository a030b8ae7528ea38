import type { MetricQuery } from '../query/query.ts'
import { eventUnits } from '../result/event-unit.ts'
import { formulaUnit } from '../result/formula-words.ts'
import type { Unit } from '../result/metric-result.ts'

/** What the numbers of a question will count, before Amplitude has answered; undefined of a saved chart, which may be anything. */
export function unitOf(query: MetricQuery): Unit | undefined {
  switch (query.kind) {
    case 'users':
    case 'realtime':
    case 'composition':
      return 'users'
    case 'event':
      return eventUnits[query.metric.kind]
    case 'formula':
      return formulaUnit(query.formula)
    case 'funnel':
    case 'retention':
      return 'ratio'
    case 'sessions':
      return query.measure === 'perUser' ? 'number' : 'durationMs'
    case 'ltv':
      return query.measure === 'payers' ? 'users' : 'number'
    case 'chart':
      return undefined
  }
}
