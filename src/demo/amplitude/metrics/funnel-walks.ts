import type { Bucket } from './calendar.ts'
import type { FunnelMode, Walk } from './funnel-path.ts'
import { gatherByPerson, partOf, type Stretch } from './gather.ts'
import type { Matcher } from './matching.ts'
import type { Present } from './present.ts'

/** A walk, with the position in the index of each of its events. */
export interface PositionedWalk extends Walk {
  positions: Uint32Array
}

export interface WalkRequest {
  steps: readonly Matcher[]
  mode: FunnelMode
  windowSeconds: number
  buckets: readonly Bucket[]
}

/** Prepares everybody's walk: the events that are a step (all of them, where others interrupt a sequence). */
export function createWalks(present: Present, request: WalkRequest): (person: number) => PositionedWalk {
  const { time, event } = present.history.index
  const stretch = stretchOf(request)
  const first = present.positionAt(stretch.from)
  const masks = new Uint32Array(Math.max(0, present.positionAt(stretch.to) - first))
  const { hasArrived = () => true } = present
  const isSequential = request.mode === 'sequential'
  const order = gatherByPerson(present, stretch, (position) => {
    const mask = stepsAt(request.steps, position)
    masks[position - first] = mask
    return mask !== 0 || (isSequential && hasArrived(position))
  })
  return function walkOf(person) {
    const positions = partOf(order, person)
    const times = new Float64Array(positions.length)
    const seconds = new Float64Array(positions.length)
    const steps = new Uint32Array(positions.length)
    const events = new Uint8Array(positions.length)
    for (let index = 0; index < positions.length; index++) {
      const position = positions[index] as number
      times[index] = time[position] as number
      seconds[index] = Math.floor((time[position] as number) / 1000)
      steps[index] = masks[position - first] as number
      events[index] = event[position] as number
    }
    return { positions, times, seconds, steps, events }
  }
}

/** From where a path could begin to where one could end; the window has the resolution of a second. */
function stretchOf({ mode, windowSeconds, buckets }: WalkRequest): Stretch {
  const windowMs = (windowSeconds + 1) * 1000
  const from = buckets[0]?.start ?? 0
  return { from: mode === 'unordered' ? from - windowMs : from, to: (buckets.at(-1)?.end ?? 0) + windowMs }
}

function stepsAt(steps: readonly Matcher[], position: number): number {
  let mask = 0
  for (let step = 0; step < steps.length; step++) if (steps[step]?.(position) === true) mask |= 1 << step
  return mask
}
