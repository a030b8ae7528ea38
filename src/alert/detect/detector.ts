/** How easily something counts as unusual; `describeFalseAlarms` says what each costs. */
export const detectorSensitivities = ['quiet', 'normal', 'sensitive'] as const
export type Sensitivity = (typeof detectorSensitivities)[number]

/** The steps that a judged series can have. */
export const detectorIntervals = ['5min', 'hour', 'day', 'week', 'month'] as const
export type DetectorInterval = (typeof detectorIntervals)[number]

export interface DetectorOptions {
  interval: DetectorInterval
  /** IANA zone of the project: it says which weekday, hour and day a point belongs to. */
  timeZone: string
  sensitivity: Sensitivity
  /** Days (`YYYY-MM-DD`, in that zone) known to be special: nothing usual is learnt from them. */
  knownDays?: ReadonlySet<string>
}

/**
 * What is usual for one series, learnt as it goes by. Strictly online: a judgement rests on the points stepped before it and
 * on nothing else, so replaying a series gives the same judgements as having lived through it.
 */
export interface Detector {
  /** To be called once per finished bucket, in the order of time. Buckets may be missing. */
  step(point: DetectorPoint): Judgement
}

export interface DetectorPoint {
  /** Unix seconds at which the bucket begins. */
  at: number
  /** null where nothing is known, which is not zero. */
  value: number | null
}

/** Expected, lower and upper are in the unit of the values; undefined while too little is known to name them. */
export interface Judgement {
  expected: number | undefined
  lower: number | undefined
  upper: number | undefined
  isAnomaly: boolean
  /** Of the deviation, also of one that is no anomaly; undefined where nothing is expected or known. */
  direction: 'drop' | 'spike' | undefined
  /** 0 as expected, 1 as strange as can be. */
  score: number
  /** Too little is known for a fair judgement: whatever it says, it says with wide bounds. */
  isLearning: boolean
}
