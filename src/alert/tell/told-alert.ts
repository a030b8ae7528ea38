import type { Interval, MetricQuery } from '../../query/query.ts'
import type { MetricResult, Unit } from '../../result/metric-result.ts'
import type { AlertMemory } from '../alert-memory.ts'
import type { Alert } from '../alert-rule.ts'
import type { JudgedSeries } from '../judge/judged-series.ts'
import type { KnownDay } from '../known-days.ts'
import type { TellReason } from '../transition.ts'
import { unitOf } from '../unit-of.ts'
import { questionIn } from '../language/write-rule.ts'

/** All that is known when an alert is told. */
export interface ToldAlert {
  alert: Alert
  /** As it is after the check or the press that leads to the telling. */
  memory: AlertMemory
  /** What was judged, and the answer that it came from; a press has neither, and is told from memory alone. */
  series?: readonly JudgedSeries[] | undefined
  result?: MetricResult | undefined
  now: Date
  /** Of the project. */
  timeZone: string
  /** Days that are known to be special. */
  notes: readonly KnownDay[]
  /** Lines of its history, in any order; only what people did since it fired is told. */
  deeds: readonly AlertHappening[]
  /** Why it is told now, where there is one reason. */
  told?: TellReason | undefined
  /** Whether nobody has been told of the incident before; undefined where that is not known. */
  isFirst?: boolean | undefined
  /** Its alert goes, or is to judge something else: nobody will hear how it ends. */
  isClosed?: boolean | undefined
}

/** A line of an alert's history. */
export interface AlertHappening {
  at: Date
  what: string
  by: string | undefined
  reason: string
}

/** How the numbers of an alert are said. */
export interface Measure {
  unit: Unit
  interval: Interval
  /** Undefined where a later version reads the question otherwise. */
  query: MetricQuery | undefined
  /** The column of retention or lifetime value that is judged, where the rule names one. */
  age: number | undefined
}

export function measureOf({ alert: { definition }, series }: Pick<ToldAlert, 'alert' | 'series'>): Measure {
  const query = questionIn(definition)
  const known = { query, age: definition.age }
  const [first] = series ?? []
  if (first !== undefined) return { ...known, unit: first.unit, interval: first.interval }
  const unit = query === undefined ? undefined : unitOf(query)
  return { ...known, unit: unit ?? 'number', interval: intervalOf(query) }
}

function intervalOf(query: MetricQuery | undefined): Interval {
  if (query === undefined || query.kind === 'funnel') return 'day'
  if (query.kind === 'realtime') return '5min'
  return 'interval' in query ? query.interval : 'day'
}
