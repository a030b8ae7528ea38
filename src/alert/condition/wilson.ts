/** 95 of 100 such intervals hold the true share. */
const z = 1.96

/** Wilson's score interval of a share: where the true share lies when `count` of `outOf` people did it; `outOf` above 0. */
export function wilsonInterval(count: number, outOf: number): { lower: number; upper: number } {
  const share = Math.min(1, Math.max(0, count / outOf))
  const scale = 1 + (z * z) / outOf
  const centre = (share + (z * z) / (2 * outOf)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / outOf + (z * z) / (4 * outOf * outOf))
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) }
}
