import { daysIn } from '../metrics/calendar.ts'
import { rounded } from '../metrics/measure.ts'
import { lengthBins } from '../metrics/length-bins.ts'
import { sessionLines, sessionsOverTime, type SessionsLine, type SessionsQuery } from '../metrics/sessions.ts'
import { costOf, sessionsWeight } from '../wire/cost.ts'
import { readGroupBy, readRange, readSegments } from '../wire/params.ts'
import { readLengthBins } from '../wire/length-bins-params.ts'
import type { Endpoint } from './endpoint.ts'

/** `GET /api/2/sessions/length`: how many sessions are how long. */
export const sessionsLengthEndpoint: Endpoint = {
  path: '/api/2/sessions/length',
  budget: 'queries',
  prepare(params, { dayCounting }) {
    const query = readSessionsQuery(params)
    const bins = readLengthBins(params)
    return {
      ...commonOf(query, dayCounting),
      answer(present) {
        const lines = sessionLines(present, query)
        return {
          data: {
            series: lines.map(({ sessions }) => lengthBins(sessions, bins)),
            seriesLabels: lines.map(labelOf),
            xValues: bins.map(({ start, end }) => `${start / 1000}s-${end / 1000}s`),
          },
        }
      },
    }
  },
}

/** `GET /api/2/sessions/average`: mean length in seconds per day. */
export const sessionsAverageEndpoint = overTimeEndpoint('/api/2/sessions/average', 'average')

/** `GET /api/2/sessions/peruser`: sessions per active person and day. */
export const sessionsPerUserEndpoint = overTimeEndpoint('/api/2/sessions/peruser', 'per user')

function overTimeEndpoint(path: string, measure: 'average' | 'per user'): Endpoint {
  return {
    path,
    budget: 'queries',
    prepare(params, { dayCounting }) {
      const query = readSessionsQuery(params)
      return {
        ...commonOf(query, dayCounting),
        answer(present) {
          const lines = sessionLines(present, query)
          const buckets = present.calendar.buckets(query.range, 'day')
          return {
            data: {
              series: lines.map((line) => sessionsOverTime(line, buckets, measure).map(rounded)),
              seriesCollapsed: lines.map(() => [0]),
              seriesLabels: lines.map(labelOf),
              seriesMeta: lines.map(({ segmentIndex }) => ({ segmentIndex })),
              xValues: buckets.map(({ label }) => label),
            },
          }
        },
      }
    },
  }
}

function commonOf({ range, segments, groupBy }: SessionsQuery, dayCounting: Parameters<typeof costOf>[1]) {
  return {
    cost: costOf({ range, segments, groupBys: groupBy.length, weight: sessionsWeight }, dayCounting),
    freshness: { interval: 'day' as const, days: daysIn(range) },
    envelope: undefined,
  }
}

function readSessionsQuery(params: URLSearchParams): SessionsQuery {
  const segments = readSegments(params)
  return { range: readRange(params), segments, groupBy: readGroupBy(params, 1, segments) }
}

function labelOf({ group, segmentIndex }: SessionsLine): string | number {
  return group ?? segmentIndex
}
