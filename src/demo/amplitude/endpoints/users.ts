import { daysIn } from '../metrics/calendar.ts'
import { users, type UsersQuery } from '../metrics/users.ts'
import { costOf } from '../wire/cost.ts'
import { readChoice, readGroupBy, readInterval, readRange, readSegments } from '../wire/params.ts'
import type { Endpoint } from './endpoint.ts'

/** `GET /api/2/users`: active and new users. */
export const usersEndpoint: Endpoint = {
  path: '/api/2/users',
  budget: 'queries',
  prepare(params, { dayCounting }) {
    const query = readUsersQuery(params)
    const { range, interval, segments, groupBy } = query
    return {
      cost: costOf({ range, segments, groupBys: groupBy.length, weight: 1 }, dayCounting),
      freshness: { interval, days: daysIn(range) },
      envelope: undefined,
      answer(present) {
        const { labels, lines } = users(present, query)
        return {
          data: {
            xValues: labels,
            series: lines.map(({ values }) => values),
            seriesCollapsed: lines.map(() => [0]),
            seriesLabels: lines.map(({ group, segmentIndex }) => group ?? segmentIndex),
            seriesMeta: lines.map(({ segmentIndex }) => ({ segmentIndex })),
          },
        }
      },
    }
  },
}

function readUsersQuery(params: URLSearchParams): UsersQuery {
  const range = readRange(params)
  const segments = readSegments(params)
  return {
    measure: readChoice(params, 'm', ['active', 'new']),
    range,
    interval: readInterval(params, ['day', 'week', 'month'], range),
    segments,
    groupBy: readGroupBy(params, 1, segments),
  }
}
