import { z } from 'zod'
import type { Caveat } from '../result/metric-result.ts'

/** When an answer was computed, and what keeps its numbers from being the whole truth. */
export interface Envelope {
  /** The "as of" to print. */
  computedAt: Date
  /** The instant as of which buckets are finished or not: never later than now, earlier for a cached answer. */
  asOf: Date
  caveats: readonly Caveat[]
}

const flagSchema = z.boolean().optional().catch(undefined)
const numberSchema = z.number().optional().catch(undefined)

/** The query engine's endpoints have these beside `data`; users, sessions and lists have none of them. */
const envelopeSchema = z.object({
  timeComputed: numberSchema,
  wasCached: flagSchema,
  millisSinceComputed: numberSchema,
  minSampleRate: numberSchema,
  realtimeDataMissing: flagSchema,
  timedOutRealtimeData: flagSchema,
  missedCacheAndNotComputed: flagSchema,
  partialMergedAndNewUserInformation: flagSchema,
  prunedResult: flagSchema,
  hitChunkGroupByLimit: flagSchema,
})
type WireEnvelope = z.infer<typeof envelopeSchema>

/** Reads what stands around `data`. An answer without it counts as computed when it was received. */
export function readEnvelope(json: unknown, receivedAt: Date): Envelope {
  const parsed = envelopeSchema.safeParse(json)
  const wire: Partial<WireEnvelope> = parsed.success ? parsed.data : {}
  const ageMs = ageOf(wire, receivedAt)
  return {
    computedAt: wire.timeComputed === undefined ? receivedAt : new Date(wire.timeComputed),
    asOf: new Date(receivedAt.getTime() - ageMs),
    caveats: caveatsOf(wire, ageMs),
  }
}

const hourMs = 60 * 60 * 1000

/** Amplitude keeps no answer longer than this (monthly data over more than 6 months); an older one is a wrong clock. */
const longestCacheMs = 96 * hourMs

/** Daily answers come from the cache for an hour at least, and every answer prints its "as of". */
const noteworthyAgeMs = hourMs

/** `millisSinceComputed` needs no agreement between Amplitude's clock and ours, so it comes first. */
function ageOf(wire: Partial<WireEnvelope>, receivedAt: Date): number {
  const ageMs =
    wire.millisSinceComputed ??
    (wire.timeComputed === undefined ? 0 : receivedAt.getTime() - wire.timeComputed)
  return ageMs >= 0 && ageMs <= longestCacheMs ? ageMs : 0
}

function caveatsOf(wire: Partial<WireEnvelope>, ageMs: number): Caveat[] {
  const caveats: Caveat[] = []
  if (wire.minSampleRate !== undefined && wire.minSampleRate < 1)
    caveats.push({ kind: 'sampled', rate: wire.minSampleRate })
  if (wire.prunedResult === true || wire.hitChunkGroupByLimit === true) caveats.push({ kind: 'pruned' })
  if (wire.realtimeDataMissing === true || wire.timedOutRealtimeData === true)
    caveats.push({ kind: 'realtimeMissing' })
  if (wire.missedCacheAndNotComputed === true || wire.partialMergedAndNewUserInformation === true)
    caveats.push({ kind: 'partial' })
  if (wire.wasCached === true && ageMs >= noteworthyAgeMs) caveats.push({ kind: 'cached', ageMs })
  return caveats
}
