import { describe, expect, it } from 'vitest'
import { describeFalseAlarms, falseAlarmsPerWeek } from '../../../src/alert/detect/describe-false-alarms.ts'
import { detectorIntervals } from '../../../src/alert/detect/detector.ts'

describe('describeFalseAlarms', () => {
  it('says how long one waits for the next, as one would say it', () => {
    const said = ['quiet', 'normal', 'sensitive'] as const
    expect(said.map((sensitivity) => describeFalseAlarms('day', sensitivity))).toEqual([
      'about one false alarm a year',
      'about one false alarm in six months',
      'about one false alarm in three months',
    ])
    expect(describeFalseAlarms('5min', 'sensitive')).toBe('about one false alarm in two weeks')
    expect(describeFalseAlarms('5min', 'normal')).toBe('about one false alarm in six weeks')
    expect(describeFalseAlarms('month', 'quiet')).toBe('about one false alarm in many years')
  })

  it('tells the sensitivities apart: the more sensitive, the sooner', () => {
    for (const interval of detectorIntervals) {
      const { quiet, normal, sensitive } = falseAlarmsPerWeek[interval]
      expect(quiet).toBeLessThan(normal)
      expect(normal).toBeLessThan(sensitive)
    }
  })
})
