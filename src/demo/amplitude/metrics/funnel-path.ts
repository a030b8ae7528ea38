export type FunnelMode = 'ordered' | 'unordered' | 'sequential'

/** One person's events that a funnel has to look at, in time. */
export interface Walk {
  /** Epoch ms. */
  times: Float64Array
  /** The same in whole seconds. */
  seconds: Float64Array
  /** Bit k is set where the event is step k. */
  steps: Uint32Array
  /** Codes of the events: the same event twice in one second counts once. */
  events: Uint8Array
}

export interface FunnelRules {
  mode: FunnelMode
  stepCount: number
  windowSeconds: number
}

/** Indexes into the walk, one per step reached; the first is the anchor, where the person enters. */
export type Path = readonly number[]

/** How far a person comes from one occurrence of the first step. */
export function pathFrom(walk: Walk, anchor: number, rules: FunnelRules): Path {
  return rules.mode === 'unordered' ? pathInAnyOrder(walk, anchor, rules) : pathInOrder(walk, anchor, rules)
}

/**
 * Takes the earliest event for each next step. Time has the resolution of a second: what happened in the same second may
 * be taken in either order, and does not interrupt a sequence.
 */
function pathInOrder(walk: Walk, anchor: number, { mode, stepCount, windowSeconds }: FunnelRules): Path {
  const path = [anchor]
  const deadline = secondOf(walk, anchor) + windowSeconds
  let last = anchor
  let next = startOfSecond(walk, anchor)
  while (path.length < stepCount && next < walk.times.length && secondOf(walk, next) <= deadline) {
    if (isStep(walk, next, path.length) && !isSpent(walk, path, next)) {
      path.push(next)
      last = next
      next = startOfSecond(walk, last)
    } else if (mode === 'sequential' && secondOf(walk, next) !== secondOf(walk, last)) {
      break
    } else {
      next++
    }
  }
  return path
}

/** Takes the earliest event of its own for each other step, within the window before or after the anchor. */
function pathInAnyOrder(walk: Walk, anchor: number, { stepCount, windowSeconds }: FunnelRules): Path {
  const path = [anchor]
  const center = secondOf(walk, anchor)
  for (let index = 0; index < walk.times.length && path.length < stepCount; index++) {
    const distance = secondOf(walk, index) - center
    if (distance > windowSeconds) break
    if (distance < -windowSeconds || !isStep(walk, index, path.length) || isSpent(walk, path, index)) continue
    path.push(index)
    // The next step may lie before this one.
    index = -1
  }
  return path
}

/** One occurrence serves one step, and the same event twice in a second is one occurrence. */
function isSpent(walk: Walk, path: Path, index: number): boolean {
  for (const taken of path) {
    if (taken === index) return true
    if (walk.events[taken] === walk.events[index] && secondOf(walk, taken) === secondOf(walk, index))
      return true
  }
  return false
}

function isStep({ steps }: Walk, index: number, step: number): boolean {
  return ((steps[index] as number) & (1 << step)) !== 0
}

function startOfSecond(walk: Walk, index: number): number {
  const second = secondOf(walk, index)
  let start = index
  while (start > 0 && secondOf(walk, start - 1) === second) start--
  return start
}

function secondOf({ seconds }: Walk, index: number): number {
  return seconds[index] as number
}
