import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SeriesKey } from '../history/history-store.ts'
import { askedTime } from './answer-age.ts'
import type { ApiRequest, Param } from './request-params.ts'

/** A request whose buckets do not depend on each other, so that they may come from different answers. */
export interface Splittable {
  question: string
  isGrouped: boolean
  /** Whether the figure over the whole range is the sum of the buckets, is none at all, or has to be asked for. */
  wholeRange: 'sum' | 'none' | 'asked'
  /** Groups to show; undefined where nothing limits them. */
  limit: number | undefined
  /** The same request for as many groups as Amplitude gives, so that the list is not cut where it need not be. */
  request: ApiRequest
}

/** The most groups that Amplitude gives without being told a limit. */
export const groupsAtMost = 100

/**
 * Tells whether an answer may be pieced together. Not so: rolling windows and shares, which look beyond the bucket;
 * cohorts and "who did", whose members change with the day of asking; and groups that are ranked by distinct users, which
 * cannot be summed.
 */
export function splittableOf(request: ApiRequest): Splittable | undefined {
  const values = (key: string): string[] =>
    request.params.flatMap(([name, value]) => (name === key ? [value] : []))
  if (askedTime(request) === undefined || !values('s').every(isPlainSegment)) return undefined
  const parts = partsOf[request.path]?.(values)
  if (parts === undefined) return undefined
  const isGrouped = parts.groupBys > 0
  if (isGrouped && (parts.events > 1 || values('s').length > 1 || parts.wholeRange === 'asked'))
    return undefined
  const limit = values('limit')[0]
  if (limit !== undefined && Number(limit) > groupsAtMost) return undefined
  const params = request.params.filter(([name]) => name !== 'limit')
  return {
    question: questionOf({ ...request, params }),
    isGrouped,
    wholeRange: parts.wholeRange,
    limit: limit === undefined ? undefined : Number(limit),
    request: isGrouped ? { ...request, params } : request,
  }
}

export function withRange(request: ApiRequest, { start, end }: { start: string; end: string }): ApiRequest {
  const compact = { start: start.replaceAll('-', ''), end: end.replaceAll('-', '') }
  const params = request.params.map(([name, value]): Param =>
    name === 'start' || name === 'end' ? [name, compact[name]] : [name, value],
  )
  return { ...request, params }
}

export function seriesKeyOf(project: string, request: ApiRequest, { question }: Splittable): SeriesKey {
  return { project, question, interval: askedTime(request)?.interval ?? 'day' }
}

interface Parts {
  events: number
  groupBys: number
  wholeRange: Splittable['wholeRange']
}

type Values = (key: string) => string[]

const partsOf: Readonly<Record<string, (values: Values) => Parts | undefined>> = {
  '/api/2/users': usersParts,
  '/api/2/sessions/average': sessionsParts,
  '/api/2/sessions/peruser': sessionsParts,
  '/api/2/events/segmentation': segmentationParts,
}

/** Whether answers at this path may be pieced together at all. */
export function mayBeSplit({ path }: Pick<ApiRequest, 'path'>): boolean {
  return partsOf[path] !== undefined
}

function usersParts(values: Values): Parts {
  return { events: 1, groupBys: values('g').length, wholeRange: 'none' }
}

/** Groups stay together: they come in the order of their sessions, which a mean does not tell. */
function sessionsParts(values: Values): Parts | undefined {
  return values('g').length > 0 ? undefined : { events: 1, groupBys: 0, wholeRange: 'none' }
}

const eventSchema = z.object({ group_by: z.array(z.unknown()).optional() })

function segmentationParts(values: Values): Parts | undefined {
  if (['rollingWindow', 'rollingAverage', 'formula'].some((key) => values(key).length > 0)) return undefined
  const wholeRange = wholeRanges[values('m')[0] ?? 'uniques']
  if (wholeRange === undefined) return undefined
  const events = [...values('e'), ...values('e2')]
  const inEvents = events.map((event) => eventSchema.parse(JSON.parse(event)).group_by?.length ?? 0)
  // The first group-by of an event that is summed up names the property, and makes no groups.
  const measured = measuring.has(values('m')[0] ?? '') ? 1 : 0
  const groupBys = Math.max(...inEvents) - measured + values('g').length + values('g2').length
  return { events: events.length, groupBys, wholeRange }
}

const wholeRanges: Readonly<Record<string, Splittable['wholeRange']>> = {
  totals: 'sum',
  sums: 'sum',
  uniques: 'asked',
  average: 'asked',
  value_avg: 'asked',
}
const measuring = new Set(['sums', 'value_avg'])

const segmentSchema = z.array(z.looseObject({ prop: z.string() }))

function isPlainSegment(segment: string): boolean {
  const conditions = segmentSchema.safeParse(JSON.parse(segment))
  return conditions.success && conditions.data.every(({ prop }) => prop !== 'userdata_cohort')
}

/** Everything but the days, as a fingerprint: what people ask about people is not written to the disk. */
function questionOf({ path, params }: ApiRequest): string {
  const asked = params.filter(([name]) => name !== 'start' && name !== 'end')
  return createHash('sha256')
    .update(JSON.stringify([path, asked]))
    .digest('base64url')
    .slice(0, 22)
}
