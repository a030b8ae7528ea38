import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { ApiRequest } from './request-params.ts'

/**
 * What a request costs of the project's budget, by Amplitude's documented formula: days x conditions x kind of query.
 * It is read off the request as it goes over the wire, so what is counted is what is sent. Where the documentation can be
 * read in two ways, the dearer one is taken: both ends of the range count, and an answer from Amplitude's cache costs
 * what a computed one does.
 */
export function queryCost({ path, params }: ApiRequest): number {
  const values = (key: string): string[] => params.flatMap(([name, value]) => (name === key ? [value] : []))
  const first = (key: string): string | undefined => values(key)[0]
  return daysOf(path, first) * conditionsOf(values) * weightOf(path, values)
}

/** Whether a request looks at one person: those have a budget of their own, counted in requests. */
export function isPersonLookup({ path }: Pick<ApiRequest, 'path'>): boolean {
  return path === '/api/2/useractivity' || path === '/api/2/usersearch'
}

type First = (key: string) => string | undefined
type Values = (key: string) => string[]

/** Realtime answers two days. A saved chart has a range of its own, which the request does not tell. */
function daysOf(path: string, first: First): number {
  if (path === '/api/2/realtime') return 2
  if (path.startsWith('/api/3/chart/')) return presumedChartDays
  const [start, end] = [first('start'), first('end')]
  if (start === undefined || end === undefined) return 1
  return Math.max(1, plainDate(start).until(plainDate(end), { largestUnit: 'day' }).days + 1)
}

const presumedChartDays = 30

function plainDate(compact: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(compact.slice(0, 8))
}

/** Segments (all users are one), the conditions inside of them, and four for each property that splits users. */
function conditionsOf(values: Values): number {
  const segments = values('s').map((segment) => listSchema.parse(JSON.parse(segment)).length)
  const conditions = segments.reduce((sum, count) => sum + count, 0)
  return Math.max(1, segments.length) + conditions + 4 * (values('g').length + values('g2').length)
}

function weightOf(path: string, values: Values): number {
  switch (path) {
    case '/api/2/events/segmentation':
      return eventsWeight([...values('e'), ...values('e2')], 1)
    case '/api/2/funnels':
      return eventsWeight(values('e'), 2)
    case '/api/2/retention':
      return 8
    default:
      // A saved chart may be of any kind; a grouped segmentation is the usual one.
      if (path.startsWith('/api/3/chart/')) return 5
      return path.startsWith('/api/2/sessions/') ? 4 : 1
  }
}

/**
 * "4 per group by and event" means either four for each group-by of each event, or the number of group-bys times the
 * number of events; the larger one counts.
 */
function eventsWeight(events: readonly string[], perEvent: number): number {
  const groupBys = events.map((event) => eventSchema.parse(JSON.parse(event)).group_by?.length ?? 0)
  const inAll = groupBys.reduce((sum, count) => sum + count, 0)
  const timesEvents = Math.max(0, ...groupBys) * groupBys.length
  return perEvent * events.length + 4 * Math.max(inAll, timesEvents)
}

const listSchema = z.array(z.unknown())
const eventSchema = z.object({ group_by: z.array(z.unknown()).optional() })
