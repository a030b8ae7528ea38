/** The mean of the newest points, and what it must reach to be evidence. */
interface EvidenceWindow {
  points: number
  /** How many times the usual size of such a mean. */
  times: number
  /** The least relative change, so that a very smooth series does not report trifles. */
  minChange: number
}

/**
 * The constants of the detector for series that run through the day. Lengths are in points of the series. Where no other source
 * is named, a value was chosen on half of the series of `bench/live-series.ts` and checked on the other half.
 */
export interface LiveSettings {
  stepSeconds: number
  slotsPerDay: number
  /** Points on either side of the same time that an earlier day is averaged over. */
  neighbours: number
  /** How fast an earlier day is aligned with the present level. */
  alignPoints: number
  /** How fast the trust in an earlier day follows its errors, and how many errors it takes to be trusted on its own. */
  skillMemory: number
  skillQuorum: number
  /** How fast the usual noise of an hour of the week follows. */
  hourMemory: number
  /** From longest to shortest lasting and from large to small: a lone spike must be enormous, half an hour of 10 % is enough. */
  windows: readonly EvidenceWindow[]
  /** A calm series stays below this evidence in nine of ten points; one that does not has a heavy tail. */
  calmEvidence: number
  /** Judged points before anything is reported: the noise must be known first. */
  settlingPoints: number
  /** How long an anomaly is kept out of what is usual; afterwards its level is the new one. */
  holdPoints: number
}

const fiveMinutes: LiveSettings = {
  stepSeconds: 300,
  slotsPerDay: 288,
  neighbours: 1,
  alignPoints: 12,
  skillMemory: 48,
  skillQuorum: 12,
  hourMemory: 24,
  windows: [
    { points: 1, times: 12, minChange: 0.2 },
    { points: 2, times: 7.5, minChange: 0.14 },
    { points: 3, times: 5.5, minChange: 0.12 },
    { points: 6, times: 3.8, minChange: 0.1 },
    { points: 12, times: 5.6, minChange: 0.1 },
  ],
  calmEvidence: 0.22,
  settlingPoints: 96,
  holdPoints: 36,
}

const hours: LiveSettings = {
  stepSeconds: 3600,
  slotsPerDay: 24,
  neighbours: 0,
  alignPoints: 6,
  skillMemory: 6,
  skillQuorum: 3,
  hourMemory: 5,
  windows: [
    { points: 1, times: 4, minChange: 0.15 },
    { points: 2, times: 3.5, minChange: 0.12 },
    { points: 3, times: 3.5, minChange: 0.1 },
    { points: 6, times: 4, minChange: 0.1 },
  ],
  calmEvidence: 0.4,
  settlingPoints: 8,
  holdPoints: 6,
}

export const liveSettings: Readonly<Record<'5min' | 'hour', LiveSettings>> = {
  '5min': fiveMinutes,
  hour: hours,
}
