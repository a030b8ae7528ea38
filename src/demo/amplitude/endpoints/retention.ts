import { z } from 'zod'
import { daysIn } from '../metrics/calendar.ts'
import { InvalidDefinitionError } from '../metrics/definition.ts'
import { retention, type RetentionLine, type RetentionQuery } from '../metrics/retention.ts'
import type { RetentionMethod } from '../metrics/retention-columns.ts'
import { costOf, retentionWeight } from '../wire/cost.ts'
import { readJson } from '../wire/event-param.ts'
import { monthAndDay } from '../wire/month-and-day.ts'
import {
  readChoice,
  readGroupBy,
  readInterval,
  readRange,
  readRequiredEvent,
  readSegments,
} from '../wire/params.ts'
import type { Endpoint } from './endpoint.ts'

/** Days in which somebody of a daily, weekly or monthly cohort may return for one column. */
const daysPerColumn = { day: 1, week: 7, month: 30 }

const mostBrackets = 100
const bracketsSchema = z
  .array(z.tuple([z.int().min(0), z.int().min(1)]))
  .min(1)
  .max(mostBrackets)

/** `GET /api/2/retention`: who comes back, by cohort. */
export const retentionEndpoint: Endpoint = {
  path: '/api/2/retention',
  budget: 'queries',
  prepare(params, { dayCounting }) {
    const query = readRetentionQuery(params)
    const { range, interval, segments, groupBy } = query
    return {
      cost: costOf({ range, segments, groupBys: groupBy.length, weight: retentionWeight }, dayCounting),
      freshness: { interval, days: daysIn(range) },
      envelope: 'RETENTION',
      answer(present) {
        const { labels, lines } = retention(present, query)
        const dates = labels.map(monthAndDay)
        return {
          data: {
            series: lines.map((line) => seriesOf(line, dates)),
            seriesLabels: lines.map(({ group, segmentIndex }) => group ?? segmentIndex),
            seriesMeta: lines.map(({ segmentIndex }) => ({ segmentIndex, eventIndex: 0 })),
          },
        }
      },
    }
  },
}

/** Dates come newest first and without a year; cell 0 is the size of the cohort, cell N + 1 interval N. */
function seriesOf({ cohorts, combined }: RetentionLine, dates: readonly string[]): Record<string, unknown> {
  const rows = cohorts.map(({ size, cells }) => [{ count: size, outof: size, incomplete: false }, ...cells])
  const total = [{ count: combined.size, outof: combined.size, incomplete: false }, ...combined.cells]
  return {
    dates: dates.toReversed(),
    values: Object.fromEntries(dates.map((date, cohort) => [date, rows[cohort] ?? []])),
    combined: total.map(({ count, outof, incomplete }) => ({
      count,
      outof,
      incomplete,
      retainedSetId: null,
    })),
  }
}

function readRetentionQuery(params: URLSearchParams): RetentionQuery {
  const range = readRange(params)
  const segments = readSegments(params)
  const interval = readInterval(params, ['day', 'week', 'month'], range)
  return {
    start: readRequiredEvent(params, 'se'),
    returning: readRequiredEvent(params, 're'),
    method: readMethod(params, interval),
    range,
    interval,
    segments,
    groupBy: readGroupBy(params, 1, segments),
  }
}

function readMethod(params: URLSearchParams, interval: keyof typeof daysPerColumn): RetentionMethod {
  const kind = readChoice(params, 'rm', ['n-day', 'rolling', 'bracket'])
  if (kind === 'bracket') return { kind, brackets: readBrackets(params.get('rb')) }
  return { kind, daysPerColumn: daysPerColumn[interval] }
}

function readBrackets(text: string | null): [number, number][] {
  if (text === null) throw new InvalidDefinitionError('Missing required parameter rb')
  const brackets = readJson(bracketsSchema, text, 'rb')
  if (brackets.some(([from, to]) => to <= from)) throw new InvalidDefinitionError('Invalid parameter rb')
  return brackets
}
