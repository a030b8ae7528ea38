import { between, poisson } from './chance.ts'
import { randomFrom } from './random-from.ts'
import { drawIncidents } from './live-incidents.ts'
import type { Incident } from './live-incidents.ts'
import { createShape } from './live-shape.ts'

/** A made-up metric whose incidents are known, to measure detectors on. */
export interface LiveSeries {
  name: string
  stepSeconds: number
  /** Unix seconds. */
  at: readonly number[]
  values: readonly number[]
  /** 1 in an incident, 2 in a slow leak, -1 where nobody could say, 0 elsewhere. */
  labels: Int8Array
  incidents: readonly Incident[]
}

export interface LiveSeriesOptions {
  seed: number
  /** Counts of people have the noise of counts; restless series wander, burst and have jobs that run on the hour. */
  kind: 'steady' | 'restless'
  slotsPerDay: 24 | 288
}

/** Six weeks of a steady metric, two to six of a restless one; the same for the same options. */
export function liveSeries({ seed, kind, slotsPerDay }: LiveSeriesOptions): LiveSeries {
  const random = randomFrom(seed * 7919 + (kind === 'steady' ? 13 : 17))
  const days = kind === 'steady' ? 42 : Math.round(between(random, 14, 42))
  const stepSeconds = 86_400 / slotsPerDay
  const start = firstDay + 86_400 * Math.floor(random() * 7)
  const shape = createShape({ random, kind, slotsPerDay, start, days })
  const gap = kind === 'steady' ? between(random, 1.6, 3) : between(random, 3, 7)
  const incidents = drawIncidents({ random, slots: days * slotsPerDay, slotsPerDay, gap })
  const labels = new Int8Array(days * slotsPerDay)
  const factors = new Float64Array(days * slotsPerDay).fill(1)
  for (const incident of incidents) mark(incident, { labels, factors, slotsPerDay })
  const values: number[] = []
  for (let slot = 0; slot < labels.length; slot++) {
    const { expected, isDoubtful } = shape(slot)
    if (isDoubtful && labels[slot] === 0) labels[slot] = -1
    values.push(poisson(random, expected * (factors[slot] ?? 1)))
  }
  const at = values.map((_, slot) => start + slot * stepSeconds)
  return { name: `${kind} ${seed}`, stepSeconds, at, values, labels, incidents }
}

const firstDay = Date.UTC(2026, 0, 5) / 1000

function mark(
  { start, length, kind, size }: Incident,
  { labels, factors, slotsPerDay }: { labels: Int8Array; factors: Float64Array; slotsPerDay: number },
): void {
  const end = Math.min(start + length, labels.length)
  for (let slot = start; slot < end; slot++) {
    factors[slot] = kind === 'leak' ? 1 + ((size - 1) * (slot - start + 1)) / length : size
    labels[slot] = kind === 'leak' ? 2 : 1
  }
  // After hours at another level both levels have a claim to be the usual one.
  if (kind === 'shift') labels.fill(-1, end, Math.min(end + slotsPerDay / 2, labels.length))
}
