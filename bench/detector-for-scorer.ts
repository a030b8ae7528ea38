import { createDetector } from '../src/alert/detect/create-detector.ts'
import type { DetectorOptions, Sensitivity } from '../src/alert/detect/detector.ts'

/** What the scorer of the labelled series tells about a series. */
interface ScoredSeries {
  kind: 'rt' | 'hourly' | 'daily'
  stepSec: number
  tzHours: number
}

interface ScoredDetector {
  step(at: number, value: number | null): { alert: boolean; score: number; dir: string | undefined }
}

const intervals: Readonly<Record<ScoredSeries['kind'], DetectorOptions['interval']>> = {
  rt: '5min',
  hourly: 'hour',
  daily: 'day',
}

/** The shipped detectors as the scorer wants them: `--detector` this file, `--opts '{"sensitivity":"quiet"}'`. */
export function create(
  { kind, tzHours }: ScoredSeries,
  { sensitivity = 'normal' }: { sensitivity?: Sensitivity },
): ScoredDetector {
  const detector = createDetector({ interval: intervals[kind], timeZone: zoneOf(tzHours), sensitivity })
  return {
    step(at, value) {
      const { isAnomaly, score, direction } = detector.step({ at, value })
      return { alert: isAnomaly, score, dir: direction }
    },
  }
}

function zoneOf(hours: number): string {
  const [whole, minutes] = [Math.trunc(Math.abs(hours)), (Math.abs(hours) % 1) * 60]
  return `${hours < 0 ? '-' : '+'}${String(whole).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
