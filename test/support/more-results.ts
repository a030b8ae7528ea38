import { addDays } from '../../src/query/date-range.ts'
import type {
  CompositionResult,
  LtvCohort,
  LtvResult,
  RealtimeResult,
  SavedChartContent,
  SavedChartResult,
  SessionLengthResult,
} from '../../src/result/metric-result.ts'
import { bucketsOf, rhythm, usersQuery } from './metric-results.ts'

/** Results of sessions, values of a property, lifetime value, realtime and saved charts, for the same project and day. */
const base = {
  project: { name: 'Acme', timeZone: 'UTC' },
  computedAt: new Date('2026-11-23T14:40:00Z'),
  caveats: [],
}
const month = { range: { start: '2026-10-25', end: '2026-11-23' }, interval: 'day' as const }
const asked = { isPrivate: false, output: 'picture' as const }

const ends = [0, 3, 10, 30, 60, 180, 600, 1800, 3600, 86_400].map((seconds) => seconds * 1000)

export function aSessionLengthResult(overrides: Partial<SessionLengthResult> = {}): SessionLengthResult {
  return {
    kind: 'sessionLength',
    query: { ...usersQuery, kind: 'sessions', measure: 'length' },
    ...base,
    ...month,
    bins: ends.slice(1).map((toMs, index) => ({ fromMs: ends[index] ?? 0, toMs })),
    groups: [{ label: '', counts: [20_411, 8120, 11_944, 13_002, 25_110, 30_871, 17_205, 4480, 1390] }],
    splitBy: 'none',
    comparison: undefined,
    ...overrides,
  }
}

export function aCompositionResult(overrides: Partial<CompositionResult> = {}): CompositionResult {
  return {
    kind: 'composition',
    query: {
      kind: 'composition',
      ...asked,
      range: usersQuery.range,
      property: { of: 'user', name: 'platform' },
    },
    ...base,
    ...month,
    values: [
      { label: 'Web', users: 41_220 },
      { label: 'iOS', users: 33_870 },
      { label: 'Android', users: 19_033 },
      { label: '(none)', users: 2105 },
    ],
    ...overrides,
  }
}

export function anLtvResult(overrides: Partial<LtvResult> = {}): LtvResult {
  return {
    kind: 'ltv',
    query: { ...usersQuery, kind: 'ltv', interval: 'week', measure: 'arpu' },
    ...base,
    range: { start: '2026-08-31', end: '2026-11-23' },
    interval: 'week',
    groups: [{ label: '', cohorts: ltvCohorts(12) }],
    splitBy: 'none',
    ...overrides,
  }
}

/** Weekly cohorts, oldest first; the newest week of each one's life is still open to its youngest members. */
export function ltvCohorts(count: number, level = 1): LtvCohort[] {
  return Array.from({ length: count }, (_, index) => {
    const ages = 7 * (count - index)
    const wobble = level * (1 + 0.09 * Math.sin(index * 2.3) + 0.012 * index)
    return {
      start: addDays('2026-11-23', (index - count + 1) * 7 - 7),
      newUsers: 1200 + ((index * 137) % 455),
      payers: 80,
      revenue: 4000,
      values: Array.from({ length: ages }, (_unused, age) => ({
        day: age + 1,
        value: wobble * 7.4 * (1 - Math.exp(-(age + 1) / 18)),
        isComplete: age < ages - 7,
      })),
    }
  })
}

/** Five minutes by five minutes up to 14:40, whose bucket is still filling. */
export function aRealtimeResult(overrides: Partial<RealtimeResult> = {}): RealtimeResult {
  const points = Array.from({ length: 288 }, (_, index) => {
    const start = new Date(Date.UTC(2026, 10, 22, 14, 45) + index * 300_000)
    const hours = start.getUTCHours() + start.getUTCMinutes() / 60
    const course = 190 - 130 * Math.cos(((hours - 3) / 24) * 2 * Math.PI)
    const wobble = 9 * Math.sin(index * 12.9898) + 6 * Math.sin(index * 0.7)
    return {
      time: start.toISOString().slice(11, 16),
      start,
      today: Math.round((course + wobble) * (index === 287 ? 0.4 : 1.08)),
      yesterday: Math.round(course - wobble),
      isComplete: index < 287,
    }
  })
  return { kind: 'realtime', query: { kind: 'realtime', ...asked }, ...base, points, ...overrides }
}

export function aSavedChartResult(content: SavedChartContent = savedSeries()): SavedChartResult {
  return {
    kind: 'savedChart',
    query: { kind: 'chart', ...asked, chartId: 'abc123de' },
    ...base,
    title: 'Listening by platform',
    content,
  }
}

/** Two lines and the same of the range before, as an export has them. */
export function savedSeries(): SavedChartContent {
  const line = (label: string, level: number, isComparison: boolean) => ({
    label,
    values: rhythm(isComparison ? 15 : 14, { level, phase: isComparison ? 1 : 0 }).slice(0, 14),
    wholeRange: undefined,
    isComparison,
  })
  return {
    shape: 'series',
    unit: 'users',
    interval: 'day',
    buckets: bucketsOf(14),
    series: [
      line('iOS', 8200, false),
      line('Android', 5100, false),
      line('iOS', 7600, true),
      line('Android', 5300, true),
    ],
  }
}
