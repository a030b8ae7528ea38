import type { Span } from '../../errors.ts'
import type {
  ComparisonKind,
  Condition,
  DateRange,
  EventMetric,
  FunnelQuery,
  Interval,
  Property,
  Query,
  RetentionQuery,
} from '../query.ts'
import type { ClauseName } from './clause-definitions.ts'

/** What the clauses of one question said; what was left unsaid is missing, and its default is the kind's to choose. */
export interface Clauses {
  range?: DateRange
  interval?: Interval
  groupBy: Property[]
  where: Condition[]
  segments: Condition[][]
  metric?: EventMetric
  rolling?: number
  smoothed?: number
  windowSeconds?: number
  order?: FunnelQuery['order']
  population?: FunnelQuery['population']
  method?: RetentionQuery['method']
  top?: number
  comparison?: ComparisonKind
  project?: string
  isPrivate: boolean
  output?: Query['output']
  /** Where each clause stands; the first place of one that may be repeated. */
  spans: Map<ClauseName, Span>
}
