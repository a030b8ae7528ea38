import { daysIn } from '../metrics/calendar.ts'
import { InvalidDefinitionError, type EventDefinition } from '../metrics/definition.ts'
import { funnel, type FunnelQuery } from '../metrics/funnel.ts'
import { costOf, funnelWeight } from '../wire/cost.ts'
import { readEvent } from '../wire/event-param.ts'
import { funnelRow } from '../wire/funnel-row.ts'
import {
  readChoice,
  readGroupBy,
  readInteger,
  readInterval,
  readLimit,
  readRange,
  readSegments,
} from '../wire/params.ts'
import { dayMs } from '../product/rhythm.ts'
import type { Endpoint } from './endpoint.ts'

const defaultWindowSeconds = 2_592_000
const longestWindowSeconds = 366 * 86_400
const daySeconds = dayMs / 1000
/** Steps are bits of a number in the walk. */
const mostSteps = 20

/** `GET /api/2/funnels`: how far people come. */
export const funnelsEndpoint: Endpoint = {
  path: '/api/2/funnels',
  budget: 'queries',
  prepare(params, { dayCounting }) {
    const query = readFunnelQuery(params)
    const limit = readLimit(params)
    const { range, interval, segments, groupBy, steps } = query
    return {
      cost: costOf({ range, segments, groupBys: groupBy.length, weight: funnelWeight(steps) }, dayCounting),
      freshness: { interval, days: daysIn(range) },
      envelope: 'FUNNEL',
      answer(present) {
        const { labels, groups } = funnel(present, query)
        const rows = groups.slice(0, limit).map((group) => funnelRow(group, query, labels))
        return { data: rows, numSeries: rows.length }
      },
    }
  },
}

function readFunnelQuery(params: URLSearchParams): FunnelQuery {
  const range = readRange(params)
  const segments = readSegments(params)
  const mode = readChoice(params, 'mode', ['ordered', 'unordered', 'sequential'])
  const seconds = readInteger(params, 'cs', {
    low: 1,
    high: longestWindowSeconds,
    otherwise: defaultWindowSeconds,
  })
  return {
    steps: readSteps(params),
    mode,
    population: readChoice(params, 'n', ['active', 'new']),
    range,
    interval: readInterval(params, ['5min', 'hour', 'day', 'week', 'month'], range),
    segments,
    groupBy: readGroupBy(params, 1, segments),
    windowSeconds: mode === 'unordered' ? Math.floor(seconds / daySeconds) * daySeconds : seconds,
  }
}

function readSteps(params: URLSearchParams): EventDefinition[] {
  const steps = params.getAll('e').map((text) => readEvent(text, 'e'))
  if (steps.length === 0) throw new InvalidDefinitionError('Missing required parameter e')
  if (steps.length > mostSteps) throw new InvalidDefinitionError('Too many steps')
  if (steps.flatMap(({ groupBy }) => groupBy).length > 1)
    throw new InvalidDefinitionError('Too many group bys')
  return steps
}
