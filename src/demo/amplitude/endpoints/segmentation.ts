import { daysIn, type Interval } from '../metrics/calendar.ts'
import type { SegmentationQuery } from '../metrics/count-events.ts'
import { InvalidDefinitionError } from '../metrics/definition.ts'
import type { Formula } from '../metrics/formula.ts'
import { measures, rounded } from '../metrics/measure.ts'
import { parseFormulas } from '../metrics/parse-formula.ts'
import { segmentation, type SegmentationLine } from '../metrics/segmentation.ts'
import { costOf, segmentationWeight } from '../wire/cost.ts'
import { readEvent } from '../wire/event-param.ts'
import {
  readChoice,
  readGroupBy,
  readInteger,
  readInterval,
  readLimit,
  readRange,
  readRequiredEvent,
  readSegments,
} from '../wire/params.ts'
import { setIdFor } from '../wire/set-id.ts'
import type { Endpoint } from './endpoint.ts'

/** `GET /api/2/events/segmentation`: one or two events over time. */
export const segmentationEndpoint: Endpoint = {
  path: '/api/2/events/segmentation',
  budget: 'queries',
  prepare(params, { dayCounting }) {
    const query = readSegmentationQuery(params)
    const { range, interval, segments, groupBy, events } = query
    return {
      cost: costOf(
        { range, segments, groupBys: groupBy.length, weight: segmentationWeight(events) },
        dayCounting,
      ),
      freshness: { interval, days: daysIn(range) },
      envelope: 'SEGMENTATION',
      answer(present) {
        const { labels, lines } = segmentation(present, query)
        return { data: segmentationData(query, labels, lines) }
      },
    }
  },
}

/** The body's `data`. */
function segmentationData(
  query: SegmentationQuery,
  labels: readonly string[],
  lines: readonly SegmentationLine[],
) {
  const meta = lines.map(({ segmentIndex, eventIndex }) => ({ segmentIndex, eventIndex }))
  return {
    series: lines.map(({ values }) => values.map(rounded)),
    seriesLabels: lines.map((line, position) => labelOf(line, query, position)),
    ...(query.segments.length > 1 ? { seriesMeta: meta } : {}),
    seriesCollapsed: lines.map(({ wholeRange }, position) => [
      query.measure === 'formula'
        ? { value: rounded(wholeRange) }
        : { setId: setIdFor(query, position), value: rounded(wholeRange) },
    ]),
    xValues: labels,
  }
}

/** A label's spelling depends on what was asked; the values are always its last elements. */
function labelOf(
  { eventIndex, eventValues, userValues }: SegmentationLine,
  { events }: SegmentationQuery,
  position: number,
): number | string | (number | string)[] {
  if (eventValues.length > 0) return [eventIndex, ...eventValues, ...userValues]
  const [first] = userValues
  if (first === undefined) return position
  if (userValues.length > 1) return [...userValues]
  return events.length > 1 ? [eventIndex, first] : first
}

/** Rolling windows and averages may span so many buckets. */
const longestWindow: Readonly<Record<Interval, number>> = {
  '5min': 36,
  hour: 72,
  day: 90,
  week: 12,
  month: 12,
}

function readSegmentationQuery(params: URLSearchParams): SegmentationQuery {
  const range = readRange(params)
  const interval = readInterval(params, ['5min', 'hour', 'day', 'week', 'month'], range)
  const segments = readSegments(params)
  const second = params.get('e2')
  const measure = readChoice(params, 'm', measures)
  const events = [readRequiredEvent(params, 'e'), ...(second === null ? [] : [readEvent(second, 'e2')])]
  const needsProperty = measure === 'histogram' || measure === 'sums' || measure === 'value_avg'
  if (needsProperty && events.some(({ groupBy }) => groupBy.length === 0)) {
    throw new InvalidDefinitionError(`Metric ${measure} needs a group by in the event`)
  }
  const window = { low: 1, high: longestWindow[interval], otherwise: 1 }
  return {
    events,
    measure,
    range,
    interval,
    segments,
    groupBy: readGroupBy(params, 2, segments),
    limit: readLimit(params),
    formulas: measure === 'formula' ? readFormulas(params) : [],
    rollingWindow: readInteger(params, 'rollingWindow', window),
    rollingAverage: readInteger(params, 'rollingAverage', window),
    population: readChoice(params, 'n', ['any', 'active']),
  }
}

function readFormulas(params: URLSearchParams): Formula[] {
  const formulas = parseFormulas(params.get('formula') ?? '')
  if (formulas.length === 0) throw new InvalidDefinitionError('Missing required parameter formula')
  return formulas
}
