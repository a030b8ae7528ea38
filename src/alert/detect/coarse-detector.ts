import type { Detector, DetectorOptions, Judgement, Sensitivity } from './detector.ts'
import { logScaleFor, type Chance, type LogScale } from './log-scale.ts'
import { median } from './median.ts'

/**
 * Weeks and months against the median of the last few, moved on by the usual growth, in logarithms. There are so few of them that it
 * stays simple: no seasons of the year, wide bounds at first, and only what is large counts.
 */
export function createCoarseDetector({ sensitivity }: Pick<DetectorOptions, 'sensitivity'>): Detector {
  const values: number[] = []
  const misses: number[] = []
  return {
    step({ value }) {
      const scale = logScaleFor(values)
      const logs = values.map((known) => scale.logOf(known))
      const forecast = forecastOf(logs)
      const reach =
        forecast === undefined ? undefined : reachOf(misses, scale.chanceAt(forecast), sensitivity)
      const log = value === null ? undefined : scale.logOf(value)
      if (value !== null) remember(values, value)
      const judgement = judge({ log, forecast, reach }, scale)
      if (log !== undefined && forecast !== undefined) remember(misses, Math.abs(log - forecast))
      return { ...judgement, isLearning: misses.length <= trustedMisses }
    },
  }
}

/** Fewer say nothing about growth. */
const firstValues = 4
/** Fewer misses say nothing about what is usual. */
const firstMisses = 4
const trustedMisses = 12
/** A year of weeks. */
const rememberedValues = 52

/** The middle of the last five, brought forward by the middle change of a quarter; undefined while too few are known. */
function forecastOf(logs: readonly number[]): number | undefined {
  if (logs.length < firstValues) return undefined
  const recent = logs.slice(-5)
  const quarter = logs.slice(-13)
  const changes = quarter.slice(1).map((log, at) => log - (quarter[at] ?? log))
  return median(recent) + (median(changes) * (recent.length + 1)) / 2
}

/**
 * How far off is strange: so many usual misses, more where few are known, at least 15 %, and more than chance does to so few people.
 * Undefined while too little is known.
 */
function reachOf(misses: readonly number[], chance: Chance, sensitivity: Sensitivity): number | undefined {
  if (misses.length < firstMisses) return undefined
  const usual = Math.max(sigmaPerMedian * median(misses), leastSpread)
  const caution = 1 + 4 / misses.length
  return Math.max(leastChange, chance.drop, times[sensitivity] * usual * caution)
}

const times: Readonly<Record<Sensitivity, number>> = { quiet: 4, normal: 3, sensitive: 2.3 }
const leastChange = Math.log(1.15)
const leastSpread = 0.02
/** Of a normal distribution: its standard deviation by its median absolute deviation. */
const sigmaPerMedian = 1.4826

interface Miss {
  log: number | undefined
  forecast: number | undefined
  reach: number | undefined
}

function judge({ log, forecast, reach }: Miss, scale: LogScale): Omit<Judgement, 'isLearning'> {
  if (forecast === undefined || reach === undefined) return { ...quiet, ...noBounds }
  const bounds = {
    expected: scale.valueOf(forecast),
    lower: scale.valueOf(forecast - reach),
    upper: scale.valueOf(forecast + reach),
  }
  if (log === undefined || log === forecast) return { ...quiet, ...bounds }
  const off = Math.abs(log - forecast)
  const direction = log < forecast ? 'drop' : 'spike'
  return { ...bounds, isAnomaly: off > reach, direction, score: off / (off + reach) }
}

const quiet = { isAnomaly: false, direction: undefined, score: 0 } as const
const noBounds = { expected: undefined, lower: undefined, upper: undefined } as const

function remember(kept: number[], value: number): void {
  kept.push(value)
  if (kept.length > rememberedValues) kept.shift()
}
