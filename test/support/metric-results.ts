import { addDays, bucketLabels } from '../../src/query/date-range.ts'
import type { EventQuery, FunnelQuery, Interval, RetentionQuery, UsersQuery } from '../../src/query/query.ts'
import type {
  Bucket,
  FunnelResult,
  RetentionCohort,
  RetentionResult,
  Series,
  SeriesResult,
} from '../../src/result/metric-result.ts'
import type { Summary } from '../../src/result/summary.ts'

/** Results as Amplitude would give them for a project in UTC on Monday, 2026-11-23; everything can be overridden. */
const today = '2026-11-23'

const common = {
  range: { kind: 'last', count: 30, unit: 'day' },
  interval: 'day',
  groupBy: [],
  where: [],
  segments: [],
  isPrivate: false,
  output: 'picture',
} as const satisfies Partial<UsersQuery>

export const usersQuery: UsersQuery = {
  kind: 'users',
  ...common,
  groupBy: [],
  where: [],
  segments: [],
  measure: 'active',
}

export function anEventQuery(metric: EventQuery['metric'] = { kind: 'uniques' }): EventQuery {
  const event = { kind: 'named' as const, name: 'Play Song', conditions: [] }
  return { ...usersQuery, kind: 'event', events: [event], metric }
}

export const funnelQuery: FunnelQuery = {
  ...usersQuery,
  kind: 'funnel',
  steps: ['Search', 'Play Song'].map((name) => ({ kind: 'named' as const, name, conditions: [] })),
  windowSeconds: 2_592_000,
  order: 'ordered',
  population: 'active',
}

export const retentionQuery: RetentionQuery = {
  ...usersQuery,
  kind: 'retention',
  startEvent: { kind: 'special', name: 'new', conditions: [] },
  returnEvent: { kind: 'special', name: 'active', conditions: [] },
  method: { kind: 'n-day' },
}

/** The last `count` buckets up to today, the newest still filling. */
export function bucketsOf(count: number, interval: Interval = 'day', isLastComplete = false): Bucket[] {
  const days = { '5min': 1, hour: Math.ceil(count / 24), day: count, week: count * 7, month: count * 31 }[
    interval
  ]
  const labels = bucketLabels({ start: addDays(today, 1 - days), end: today }, interval).slice(-count)
  return labels.map((label, index) => ({ label, isComplete: isLastComplete || index < labels.length - 1 }))
}

export function aSeries(label: string, values: Series['values'], wholeRange?: number): Series {
  return { label, values, wholeRange }
}

export function aSeriesResult(overrides: Partial<SeriesResult> = {}): SeriesResult {
  const buckets = overrides.buckets ?? bucketsOf(30)
  return {
    kind: 'series',
    query: usersQuery,
    project: { name: 'Acme', timeZone: 'UTC' },
    range: { start: buckets[0]?.label.slice(0, 10) ?? today, end: today },
    interval: 'day',
    computedAt: new Date('2026-11-23T14:40:00Z'),
    caveats: [],
    unit: 'users',
    buckets,
    splitBy: 'none',
    series: [aSeries('Active users', rhythm(buckets.length))],
    comparison: undefined,
    ...overrides,
  }
}

export function aFunnelResult(overrides: Partial<FunnelResult> = {}): FunnelResult {
  return {
    kind: 'funnel',
    query: funnelQuery,
    project: { name: 'Acme', timeZone: 'UTC' },
    range: { start: '2026-10-25', end: today },
    interval: 'day',
    computedAt: new Date('2026-11-23T14:40:00Z'),
    caveats: [],
    steps: ['Sign Up', 'Search', 'Play Song', 'Create Playlist', 'Purchase'],
    groups: [
      {
        label: '',
        counts: [48_210, 31_240, 14_993, 9_112, 6_412],
        medianStepMs: [undefined, 161_000, 48_000, 7_260_000, 190_800_000],
        medianTotalMs: 205_000_000,
      },
    ],
    splitBy: 'none',
    comparison: undefined,
    ...overrides,
  }
}

export function aRetentionResult(overrides: Partial<RetentionResult> = {}): RetentionResult {
  return {
    kind: 'retention',
    query: { ...retentionQuery, interval: 'week' },
    project: { name: 'Acme', timeZone: 'UTC' },
    range: { start: '2026-10-05', end: today },
    interval: 'week',
    computedAt: new Date('2026-11-23T14:40:00Z'),
    caveats: [],
    columns: Array.from({ length: 8 }, (_, index) => `Week ${index}`),
    groups: [{ label: '', cohorts: cohortsOf(8, 7) }],
    splitBy: 'none',
    ...overrides,
  }
}

/** Cohorts whose newest cell is still filling; `level` moves all shares up or down. */
export function cohortsOf(count: number, daysApart: number, level = 1): RetentionCohort[] {
  return Array.from({ length: count }, (_, index) => {
    const size = 2263 + ((index * 137) % 455)
    const cells = Array.from({ length: count - index }, (_unused, age) => {
      const share = age === 0 ? 1 : Math.min(1, (level * (0.55 + ((index * 7) % 5) / 100)) / age ** 0.62)
      const isComplete = age < count - index - 1
      return { count: Math.round(size * share * (isComplete ? 1 : 0.8)), outOf: size, isComplete }
    })
    return { start: addDays('2026-11-23', (index - count + 1) * daysApart), size, cells }
  })
}

export function aSummary(overrides: Partial<Summary> = {}): Summary {
  return {
    title: 'Daily active users',
    subtitle: 'Oct 25 – Nov 23, 2026',
    headline: { text: '12,345', label: 'users on Sun, Nov 22', value: 12_345 },
    change: { text: '+9.4%', versus: 'vs Sun, Nov 15', direction: 'up' },
    sentences: [],
    ...overrides,
  }
}

/** A plausible course: a weekly rhythm, some growth, and the newest bucket about half full. */
export function rhythm(
  count: number,
  options: { level?: number; growth?: number; phase?: number } = {},
): number[] {
  const { level = 12_000, growth = 0.12, phase = 0 } = options
  return Array.from({ length: count }, (_, index) => {
    const week = 0.13 * Math.sin(((index + phase) / 7) * 2 * Math.PI)
    const wobble = 0.02 * Math.sin(index * 12.9898 + phase * 78.233)
    const share = index === count - 1 ? 0.46 : 1
    return Math.round(level * (1 + week + wobble + (growth * index) / count) * share)
  })
}
