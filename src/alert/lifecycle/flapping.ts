import type { AlertMemory } from '../alert-memory.ts'

const windowMs = 6 * 60 * 60_000
const flipsOfUnstable = 3
/** It is stable again once it has stayed as it is for so long. */
const calmMs = 3 * 60 * 60_000

/** How an alert that fires and recovers again and again stands, after it has flipped or not. */
export function flappingAfter(
  memory: Pick<AlertMemory, 'flips' | 'unstableUntil'>,
  isFlip: boolean,
  now: Date,
): { flips: string[]; unstableUntil: string | undefined } {
  const recent = memory.flips.filter((flip) => now.getTime() - Date.parse(flip) < windowMs)
  const flips = isFlip ? [...recent, now.toISOString()] : recent
  const calmAt = new Date(now.getTime() + calmMs).toISOString()
  if (memory.unstableUntil !== undefined)
    return { flips, unstableUntil: isFlip ? calmAt : memory.unstableUntil }
  return { flips, unstableUntil: isFlip && flips.length >= flipsOfUnstable ? calmAt : undefined }
}

export function isUnstable({ unstableUntil }: Pick<AlertMemory, 'unstableUntil'>): boolean {
  return unstableUntil !== undefined
}

/** Whether one more flip now would make it unstable. */
export function isOnTheBrink(memory: Pick<AlertMemory, 'flips' | 'unstableUntil'>, now: Date): boolean {
  return flappingAfter(memory, true, now).unstableUntil !== undefined
}
