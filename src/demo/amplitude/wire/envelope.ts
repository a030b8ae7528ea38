import { hash, hashText } from '../product/random.ts'

/** What surrounds `data` on the endpoints that the query engine answers. */
export interface EnvelopeFacts {
  queryType: 'SEGMENTATION' | 'FUNNEL' | 'RETENTION'
  /** Identifies the question, so that the same one has the same ids. */
  question: string
  /** Epoch ms at which the numbers were computed, and now. */
  timeComputed: number
  now: number
  isCached: boolean
  cost: number
  /** Real ms that the answer took. */
  runtimeMs: number
  /** Numbers lack recent data: the flags of an incomplete answer are set. */
  isIncomplete: boolean
}

/** JavaScript cannot hold the service's number, so the text is put in after serialising. */
const roundedInt64 = String(2 ** 63 - 1)
const exactInt64 = '9223372036854775807'

export function withEnvelope(body: Record<string, unknown>, facts: EnvelopeFacts): Record<string, unknown> {
  const { timeComputed, now, isCached } = facts
  const shared = sharedFields(facts)
  const queryId = queryIdOf(facts.question)
  return {
    ...body,
    timeComputed,
    wasCached: isCached,
    allQueriesCached: isCached,
    novaRuntime: Math.round(facts.runtimeMs),
    novaRequestDuration: Math.round(facts.runtimeMs) + 12,
    ...shared,
    transformationIds: [],
    backend: 'novaV2',
    timedOutRealtimeData: false,
    realtimeProcessLag,
    partialMergedAndNewUserInformation: false,
    subcluster: 4,
    millisSinceComputed: now - timeComputed,
    earliestServerReceivedTime: 2 ** 63 - 1,
    queryIds: [queryId],
    numQueries: 1,
    numDistinctQueries: 1,
    perQueryMetadata: [
      {
        queryId,
        queryType: facts.queryType,
        cached: isCached,
        ...shared,
        externalDataMissing: false,
        timedOutRealtime: false,
      },
    ],
  }
}

/** What is told of the whole answer and of its one query alike. */
function sharedFields({ isCached, isIncomplete, cost }: EnvelopeFacts): Record<string, unknown> {
  return {
    cacheFreshness: 'FRESH',
    throttleTime: 0,
    novaCost: isCached ? 0 : Math.max(1, Math.round(cost / 10)),
    minSampleRate: 1,
    realtimeDataMissing: isIncomplete,
    missedCacheAndNotComputed: false,
    prunedResult: isIncomplete,
    hitChunkGroupByLimit: false,
  }
}

/** As recorded: events are six minutes late. */
const realtimeProcessLag = {
  min: 351200,
  max: 362900,
  p50: 355400.5,
  p75: 356100.25,
  p95: 357000.75,
  count: 9600,
}

/** Serialises a body; the one number beyond the safe integers is written as the service writes it. */
export function serialise(body: unknown): string {
  return JSON.stringify(body).replace(
    `"earliestServerReceivedTime":${roundedInt64}`,
    `"earliestServerReceivedTime":${exactInt64}`,
  )
}

function queryIdOf(question: string): string {
  const key = hashText(question)
  return `${hash(key, 3).toString(36)}${hash(key, 4).toString(36)}`.padEnd(8, '0').slice(0, 8).concat('x1')
}
