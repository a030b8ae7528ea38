import type { Detector, DetectorOptions, Judgement } from './detect/detector.ts'
import type { JudgedSeries } from './judge/judged-series.ts'

type Learning = Pick<DetectorOptions, 'sensitivity' | 'timeZone'> & { knownDays: ReadonlySet<string> }

/** What detectors say of every point of a series, each replayed once. */
export interface DetectorReplays {
  judgementAt(series: JudgedSeries, index: number, learning: Learning): Judgement | undefined
}

interface Replay extends Learning {
  detector: Detector
  /** One per point that was stepped, in order. */
  judgements: Judgement[]
}

/**
 * Kept by the series itself and let go with it. A detector is strictly online, so what it said of a point holds for the point
 * as the newest one too, and steps go no further than was asked.
 */
export function detectorReplays(make: (options: DetectorOptions) => Detector): DetectorReplays {
  const replaysOf = new WeakMap<JudgedSeries, Replay[]>()
  return {
    judgementAt: (series, index, learning) => {
      const replays = replaysOf.get(series) ?? []
      replaysOf.set(series, replays)
      const known = replays.find((replay) => isSame(replay, learning))
      const replay = known ?? {
        ...learning,
        detector: make({ ...learning, interval: series.interval }),
        judgements: [],
      }
      if (known === undefined) replays.push(replay)
      stepTo(replay, series, index)
      return replay.judgements[index]
    },
  }
}

function isSame(one: Learning, other: Learning): boolean {
  return (
    one.sensitivity === other.sensitivity &&
    one.timeZone === other.timeZone &&
    isSameSet(one.knownDays, other.knownDays)
  )
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one === other || (one.size === other.size && [...one].every((day) => other.has(day)))
}

function stepTo({ detector, judgements }: Replay, { points }: JudgedSeries, index: number): void {
  for (const { start, value } of points.slice(judgements.length, index + 1)) {
    judgements.push(detector.step({ at: start.getTime() / 1000, value }))
  }
}
