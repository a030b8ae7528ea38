/** Keeps a number within `limit` of zero. */
export function clamp(value: number, limit: number): number {
  return value < -limit ? -limit : value > limit ? limit : value
}
