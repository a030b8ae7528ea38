/** The app's versions, by the day of the product's life on which they came out. */
export const releases: readonly Release[] = [
  { version: '4.6.0', day: 0 },
  { version: '4.7.0', day: 32 },
  { version: '4.8.0', day: 74 },
  { version: '4.9.0', day: 116 },
  { version: '4.9.2', day: 143 },
  { version: '5.0.0', day: 176 },
  { version: '5.0.1', day: 181 },
  { version: '5.1.0', day: 207 },
  { version: '5.2.0', day: 239 },
  { version: '5.3.0', day: 271 },
  { version: '5.4.0', day: 302 },
  { version: '5.5.0', day: 334 },
  { version: '6.0.0', day: 372 },
]

export interface Release {
  version: string
  day: number
}

/** The launch of 5.0: a press campaign brings people, and Party Mode makes those who update listen more. */
export const bigLaunch = releases.findIndex((release) => release.version === '5.0.0')

/** The newest release that is out on this day of the product's life. */
export function releaseOn(productDay: number): number {
  let newest = 0
  for (const [index, release] of releases.entries()) if (release.day <= productDay) newest = index
  return newest
}

/** 0 before the launch, 1 on its day, fading over about three weeks. */
export function launchBuzz(productDay: number): number {
  const since = productDay - (releases[bigLaunch]?.day ?? Infinity)
  return since < 0 ? 0 : Math.exp(-since / 9)
}
