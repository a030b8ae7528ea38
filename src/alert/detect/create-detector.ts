import { createCoarseDetector } from './coarse-detector.ts'
import { createDailyDetector } from './daily/daily-detector.ts'
import type { Detector, DetectorOptions } from './detector.ts'
import { createLiveDetector } from './live/live-detector.ts'

/** The detector for series of that interval, knowing nothing yet. */
export function createDetector(options: DetectorOptions): Detector {
  const { interval } = options
  switch (interval) {
    case '5min':
    case 'hour':
      return createLiveDetector({ ...options, interval })
    case 'day':
      return createDailyDetector(options)
    case 'week':
    case 'month':
      return createCoarseDetector(options)
  }
}
