import { addDays, daysIn, type DayRange } from './calendar.ts'
import type { SegmentationQuery } from './count-events.ts'
import type { EventDefinition } from './definition.ts'
import type { FunnelQuery } from './funnel.ts'

/** A chart that somebody in the project saved; it brings its own range, which ends today. */
export type SavedChart =
  | {
      kind: 'segmentation'
      title: string
      metric: string
      hasPrevious: boolean
      query: (today: string) => SegmentationQuery
    }
  | { kind: 'funnel'; title: string; query: (today: string) => FunnelQuery }
  | {
      kind: 'conversion over time'
      title: string
      hasPrevious: boolean
      query: (today: string) => FunnelQuery
    }

/** By the id at the end of the chart's address. */
const savedCharts: Readonly<Record<string, SavedChart>> = {
  p1ay5ngs: {
    kind: 'segmentation',
    title: 'Listeners by platform',
    metric: 'Uniques',
    hasPrevious: false,
    query: (today) => ({
      ...segmentationOf([event('Play Song or Video')], lastDays(today, 30)),
      groupBy: [{ of: 'user', property: 'platform' }],
    }),
  },
  w33kly7d: {
    kind: 'segmentation',
    title: 'Plays, week on week',
    metric: 'Event Totals',
    hasPrevious: true,
    query: (today) => ({
      ...segmentationOf([event('Play Song or Video')], lastDays(today, 7)),
      measure: 'totals',
    }),
  },
  f0nn3lxy: {
    kind: 'funnel',
    title: 'From sign-up to purchase',
    query: (today) => signUpFunnel(lastDays(today, 30)),
  },
  c0nv3rt9: {
    kind: 'conversion over time',
    title: 'Sign-up funnel',
    hasPrevious: true,
    query: (today) => signUpFunnel(lastDays(today, 14)),
  },
}

export function findSavedChart(id: string): SavedChart | undefined {
  return Object.hasOwn(savedCharts, id) ? savedCharts[id] : undefined
}

/** The days in front of a range, as many as it has: what `[Previous]` means. */
export function rangeBefore(range: DayRange): DayRange {
  return { start: addDays(range.start, -daysIn(range)), end: addDays(range.start, -1) }
}

function lastDays(today: string, count: number): DayRange {
  return { start: addDays(today, 1 - count), end: today }
}

function event(name: string): EventDefinition {
  return { name, filters: [], groupBy: [] }
}

function segmentationOf(events: readonly EventDefinition[], range: DayRange): SegmentationQuery {
  return {
    events,
    range,
    measure: 'uniques',
    interval: 'day',
    segments: [],
    groupBy: [],
    limit: 100,
    formulas: [],
    rollingWindow: 1,
    rollingAverage: 1,
    population: 'any',
  }
}

function signUpFunnel(range: DayRange): FunnelQuery {
  return {
    steps: ['Sign Up', 'Search', 'Play Song or Video', 'Purchase'].map(event),
    mode: 'ordered',
    population: 'active',
    range,
    interval: 'day',
    segments: [],
    groupBy: [],
    windowSeconds: 86_400,
  }
}
