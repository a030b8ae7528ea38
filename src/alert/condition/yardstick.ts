/** What a value is held against. Numbers are in the unit of the series. */
export interface Yardstick {
  kind: 'yardstick'
  /** On which side the value is beyond it; undefined where it keeps to it. */
  side: 'drop' | 'spike' | undefined
  expected: number | undefined
  expectedName: string | undefined
  lower: number | undefined
  upper: number | undefined
  /** Up to which distance from its bound a value is not well back yet. */
  room: { lower: number; upper: number }
  /** Computed from what was counted, so that chance may explain a difference; what a person typed has none. */
  isLearnt: boolean
  /** What is expected is what one bucket counted, which chance has moved as well. */
  isOneBucket?: true
  /** The points before it say the same, and together they are more than chance. */
  isBeyondChance?: boolean
}

export interface StillLearning {
  kind: 'learning'
  reason: string
  known: number
  needed: number
}

/** Well back is what keeps to both bounds with room. */
export function isWellBack(value: number, { lower, upper, room }: Yardstick): boolean {
  if (lower !== undefined && value < lower + room.lower) return false
  return upper === undefined || value <= upper - room.upper
}
