import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { RealtimeQuery } from '../../query/query.ts'
import type { RealtimePoint, RealtimeResult } from '../../result/metric-result.ts'
import { baseOf, type Ask, type Asked, type Reply } from '../question.ts'
import type { ApiRequest } from '../request-params.ts'

/** Active users by five minutes, the last 24 hours beside those before: `GET /api/2/realtime`. */
export async function answerRealtime(question: Asked<RealtimeQuery>, ask: Ask): Promise<RealtimeResult> {
  const reply = await ask(realtimeRequest, realtimeBodySchema)
  return {
    kind: 'realtime',
    query: question.query,
    ...baseOf(question, reply),
    points: points(question, reply),
  }
}

export const realtimeRequest: ApiRequest = { path: '/api/2/realtime', params: [] }

/** 288 clock times without days, which wrap through midnight. */
const realtimeBodySchema = z.object({
  data: z.object({
    xValues: z.array(z.string().regex(/^\d{1,2}:\d{2}/)),
    series: z.array(z.array(z.number().nullable())),
    seriesLabels: z.array(z.unknown()).nullish().catch(undefined),
  }),
})
type RealtimeBody = z.infer<typeof realtimeBodySchema>

const bucketMs = 5 * 60 * 1000

function points({ project }: Asked<RealtimeQuery>, { body, asOf }: Reply<RealtimeBody>): RealtimePoint[] {
  const times = body.data.xValues.map(normalTime)
  const [today, yesterday] = [rowOf(body, 'Today', 0), rowOf(body, 'Yesterday', 1)]
  const newestMs = newestStartMs(times.at(-1), asOf, project.timeZone)
  // The newest values may still be missing; whatever stands behind the last one is not known yet.
  const lastKnown = times.findLastIndex((_, position) => typeof today[position] === 'number')
  return times.map((time, position) => {
    const startMs = newestMs - (times.length - 1 - position) * bucketMs
    return {
      time,
      start: new Date(startMs),
      today: today[position] ?? null,
      yesterday: yesterday[position] ?? null,
      isComplete: position <= lastKnown && startMs + bucketMs <= asOf.getTime(),
    }
  })
}

function rowOf({ data }: RealtimeBody, name: string, position: number): readonly (number | null)[] {
  const named = data.seriesLabels?.indexOf(name) ?? -1
  return data.series[named === -1 ? position : named] ?? []
}

function normalTime(text: string): string {
  const [hours = '', minutes = ''] = text.split(':')
  return `${hours.padStart(2, '0')}:${minutes.slice(0, 2)}`
}

/** The latest five minutes of that clock time that have begun; the current ones where there is no such time. */
function newestStartMs(time: string | undefined, asOf: Date, timeZone: string): number {
  const currentMs = Math.floor(asOf.getTime() / bucketMs) * bucketMs
  const starts = Array.from({ length: bucketsToSearch }, (_, back) => currentMs - back * bucketMs)
  return starts.find((startMs) => clockTime(startMs, timeZone) === time) ?? currentMs
}

/** A day, and the hour by which one is longer when the clocks go back. */
const bucketsToSearch = 25 * 12

function clockTime(instantMs: number, timeZone: string): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}
