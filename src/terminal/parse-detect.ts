import { detectorIntervals, detectorSensitivities, type DetectorOptions } from '../alert/detect/detector.ts'
import { timeZoneSchema } from '../config/variables.ts'
import { readOptions } from './read-options.ts'

/** What stands behind `ampbot detect`, or what is wrong with it, as a sentence. */
export function parseDetect(args: readonly string[]): DetectorOptions | string {
  const options = readOptions(args, known)
  if (typeof options === 'string') return options
  if (options.positionals.length > 0) return 'ampbot detect reads the series from its standard input.'
  const { timezone = 'UTC', sensitivity = 'normal' } = options.values
  const interval = detectorIntervals.find((name) => name === options.values['interval'])
  if (interval === undefined) return `--interval takes ${detectorIntervals.join(', ')}.`
  const level = detectorSensitivities.find((name) => name === sensitivity)
  if (level === undefined) return `--sensitivity takes ${detectorSensitivities.join(', ')}.`
  const timeZone = timeZoneSchema.safeParse(timezone)
  if (!timeZone.success) return '--timezone takes a name such as Europe/Berlin.'
  return { interval, timeZone: timeZone.data, sensitivity: level }
}

const known = {
  interval: { type: 'string' },
  timezone: { type: 'string' },
  sensitivity: { type: 'string' },
} as const
