import type { AmplitudeSimulator } from '../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, type Params, type SeriesBody } from './ask-simulator.ts'
import { dayIn, distinct, rawEvents, smallProduct, type RawEvent } from './simulated-product.ts'

/** November of the small product, up to its present: raw events, and the same range asked of the simulator. */
export const november = { start: '20261101', end: '20261123' }
export const days = Array.from({ length: 23 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`)

/** All events of the product, and those of November. */
export const events = rawEvents(smallProduct)
export const inNovember = events.filter(({ time }) => time >= Date.parse('2026-11-01'))

export const day = dayIn('UTC')
export const dayMs = 86_400_000
export const playSong = { event_type: 'Play Song' }

export function named(name: string): (event: RawEvent) => boolean {
  return (event) => event.name === name
}

export function people(list: readonly RawEvent[]): number {
  return distinct(list.map(({ person }) => person))
}

export function onDay(list: readonly RawEvent[], wanted: string): RawEvent[] {
  return list.filter(({ time }) => day(time) === wanted)
}

export async function askSegmentation(
  simulator: AmplitudeSimulator,
  params: Params,
): Promise<SeriesBody['data']> {
  const { status, text, body } = await ask<SeriesBody>(simulator, '/api/2/events/segmentation', {
    ...november,
    ...params,
  })
  if (status !== 200) throw new Error(text)
  return body.data
}
