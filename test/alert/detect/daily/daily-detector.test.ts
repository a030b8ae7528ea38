import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDailyDetector } from '../../../../src/alert/detect/daily/daily-detector.ts'
import type { DetectorOptions } from '../../../../src/alert/detect/detector.ts'
import { anomalyDates, judgeDays, type DailyPlan, type PlannedDay } from '../../../support/daily-points.ts'

/** Away from all holidays that many keep. */
const autumn = { from: '2026-08-03', days: 80 }
/** Nine in ten stay away at weekends. */
const office = ({ weekday }: PlannedDay): number => (weekday >= 5 ? 400 : 4000)

const incidents: [string, (day: PlannedDay) => number, string[]][] = [
  ['nothing where nothing happens', () => 1, []],
  ['an outage', on(['2026-10-06'], 0.01), ['2026-10-06']],
  ['a drop by a quarter', on(['2026-10-06'], 0.75), ['2026-10-06']],
  ['a rise by a third', on(['2026-10-06'], 1.35), ['2026-10-06']],
  ['a drop for as long as it lasts', on(['2026-10-06', '2026-10-07'], 0.6), ['2026-10-06', '2026-10-07']],
  ['nothing in five per cent', on(['2026-10-06'], 0.95), []],
]

describe('createDailyDetector', () => {
  it.each(incidents)('reports %s', (_, happens, expected) => {
    expect(anomalyDates(judgeDays({ ...autumn, happens }))).toEqual(expected)
  })

  it('takes a weekday for what it is', () => {
    expect(anomalyDates(judgeDays({ ...autumn, usual: office }))).toEqual([])
    const busySunday = judgeDays({ ...autumn, usual: office, happens: on(['2026-10-04'], 1.6) })
    expect(anomalyDates(busySunday)).toEqual(['2026-10-04'])
  })

  it('finds a leak before it ends, and names what was before it', () => {
    const happens = ({ place }: PlannedDay): number => 1 - 0.3 * Math.max(0, Math.min(1, (place - 59) / 10))
    const found = judgeDays({ ...autumn, days: 70, happens }).find(({ isAnomaly }) => isAnomaly)
    expect(found?.place).toBeGreaterThan(59)
    expect(found?.place).toBeLessThan(69)
    expect(found?.direction).toBe('drop')
    expect(found?.expected).toBeGreaterThan(930)
    expect(found?.lower).toBeGreaterThan(found?.value ?? 0)
  })

  it('takes a new level for usual after some days, and says when it changes back', () => {
    const shift = judgeDays({ ...autumn, happens: ({ place }) => (place < 50 ? 1 : 0.7) })
    const dates = anomalyDates(shift)
    expect(dates[0]).toBe('2026-09-22')
    expect(dates.length).toBeGreaterThanOrEqual(4)
    expect(dates.length).toBeLessThan(8)
    expect(shift.at(-1)?.expected).toBeCloseTo(700, -2)
  })

  it('does not take a return to the level of before for a rise', () => {
    const happens = ({ place }: PlannedDay): number => (place >= 50 && place < 56 ? 0.6 : 1)
    const judged = judgeDays({ ...autumn, happens })
    expect(judged.filter(({ isAnomaly }) => isAnomaly).every(({ direction }) => direction === 'drop')).toBe(
      true,
    )
    expect(anomalyDates(judged).every((date) => date < '2026-09-28')).toBe(true)
  })

  it('does not blame the day after an outage for its neighbour', () => {
    const happens = ({ place }: PlannedDay): number => (place === 50 ? 0 : place === 51 ? 0.97 : 1)
    expect(anomalyDates(judgeDays({ ...autumn, happens }))).toEqual(['2026-09-22'])
  })

  it('learns a new habit of a weekday after it has been told once', () => {
    const happens = ({ place, weekday }: PlannedDay): number => (place >= 45 && weekday === 2 ? 0.6 : 1)
    expect(anomalyDates(judgeDays({ ...autumn, days: 100, happens }))).toEqual(['2026-09-23'])
  })
})

describe('createDailyDetector on special days', () => {
  const winter = { from: '2026-10-05', days: 100 }

  it('expects less of a holiday that many keep, but not nothing', () => {
    const quiet = judgeDays({ ...winter, happens: on(['2026-12-25', '2026-12-26', '2027-01-01'], 0.75) })
    expect(anomalyDates(quiet)).toEqual([])
    const gone = judgeDays({ ...winter, happens: on(['2026-12-25'], 0.02) })
    expect(anomalyDates(gone)).toEqual(['2026-12-25'])
  })

  it('knows that offices are empty on a holiday', () => {
    const happens = on(['2026-12-24', '2026-12-25'], 0.1)
    expect(anomalyDates(judgeDays({ ...winter, usual: office, happens }))).toEqual([])
  })

  it('takes a working day at the level of a weekend for a holiday that it does not know, but not a second one', () => {
    const holiday = judgeDays({ ...autumn, usual: office, happens: on(['2026-10-06'], 0.1) })
    expect(anomalyDates(holiday)).toEqual([])
    const fault = judgeDays({ ...autumn, usual: office, happens: on(['2026-10-06', '2026-10-07'], 0.1) })
    expect(anomalyDates(fault)).toEqual(['2026-10-07'])
    const outage = judgeDays({ ...autumn, usual: office, happens: on(['2026-10-06'], 0.001) })
    expect(anomalyDates(outage)).toEqual(['2026-10-06'])
  })

  it('bears a day that somebody has named, and learns nothing from it', () => {
    const plan: DailyPlan = { ...autumn, happens: on(['2026-10-06'], 0.72) }
    const knowing = judgeDays(plan, { knownDays: new Set(['2026-10-06']) })
    expect(anomalyDates(judgeDays(plan))).toEqual(['2026-10-06'])
    expect(anomalyDates(knowing)).toEqual([])
    const withoutIt = judgeDays(
      { ...autumn, happens: ({ date }) => (date === '2026-10-06' ? null : 1) },
      { knownDays: new Set(['2026-10-06']) },
    )
    expect(knowing.at(-1)?.expected).toBe(withoutIt.at(-1)?.expected)
  })

  it('reads a named day in the zone of the project', () => {
    const detector = createDailyDetector({ ...kolkata, knownDays: new Set(['2026-10-06']) })
    const start = Date.parse('2026-08-03T00:00:00+05:30') / 1000
    const judged = Array.from({ length: 80 }, (_, place) =>
      detector.step({ at: start + place * 86_400, value: place === 64 ? 720 : 1000 + ((place * 7) % 20) }),
    )
    expect(judged.some(({ isAnomaly }) => isAnomaly)).toBe(false)
    expect(judged[64]?.lower).toBeLessThan(judged[63]?.lower ?? 0)
  })

  it('asks more of what was as far off a year ago', () => {
    const happens = on(['2025-10-06', '2026-10-06'], 0.8)
    const judged = judgeDays({ from: '2025-08-04', days: 440, happens })
    expect(anomalyDates(judged)).toEqual(['2025-10-06'])
  })
})

const kolkata: DetectorOptions = { interval: 'day', timeZone: 'Asia/Kolkata', sensitivity: 'normal' }

describe('createDailyDetector while it knows little', () => {
  it('says nothing for two weeks, and judges with wide bounds for two more', () => {
    const judged = judgeDays(autumn)
    expect(
      judged.slice(0, 14).every(({ expected, isLearning }) => expected === undefined && isLearning),
    ).toBe(true)
    expect(
      judged.slice(14, 28).every(({ expected, isLearning }) => expected !== undefined && isLearning),
    ).toBe(true)
    expect(judged.slice(28).some(({ isLearning }) => isLearning)).toBe(false)
    const width = (place: number): number => (judged[place]?.upper ?? 0) - (judged[place]?.lower ?? 0)
    expect(width(14)).toBeGreaterThan(1.5 * width(40))
  })

  it('finds an outage in the third week', () => {
    expect(anomalyDates(judgeDays({ ...autumn, days: 20, happens: on(['2026-08-20'], 0) }))).toEqual([
      '2026-08-20',
    ])
  })

  it('survives an outage in the first week', () => {
    const judged = judgeDays({ ...autumn, usual: office, happens: on(['2026-08-05'], 0) })
    expect(anomalyDates(judged)).toEqual([])
  })

  it('says what it expects where nothing is known, and learns nothing from it', () => {
    const judged = judgeDays({ ...autumn, happens: on(['2026-10-06'], null) })
    const unknown = judged.find(({ date }) => date === '2026-10-06')
    expect(unknown).toMatchObject({ isAnomaly: false, direction: undefined, score: 0 })
    expect(unknown?.expected).toBeCloseTo(1000, -2)
  })

  it('starts anew after a silence of six weeks', () => {
    const judged = judgeDays({
      ...autumn,
      days: 120,
      happens: ({ place }) => (place >= 40 && place < 90 ? null : 1),
    })
    expect(judged[90]).toMatchObject({ expected: undefined, isLearning: true })
  })

  it('does not make much of little: a handful of people may all stay away', () => {
    const judged = judgeDays({ ...autumn, usual: () => 5, happens: on(['2026-10-06'], 0) })
    expect(anomalyDates(judged)).toEqual([])
    const more = judgeDays({ ...autumn, usual: () => 9, happens: on(['2026-10-06'], 0) })
    expect(anomalyDates(more)).toEqual(['2026-10-06'])
  })

  it('judges shares as well as counts', () => {
    const detector = createDailyDetector({ ...kolkata, timeZone: 'UTC' })
    const judged = Array.from({ length: 60 }, (_, place) =>
      detector.step({
        at: 1_780_272_000 + place * 86_400,
        value: place === 59 ? 0.2 : 0.41 + (place % 5) / 500,
      }),
    )
    expect(judged.filter(({ isAnomaly }) => isAnomaly)).toHaveLength(1)
    expect(judged.at(-1)).toMatchObject({ isAnomaly: true, direction: 'drop' })
  })
})

describe('any series', () => {
  const values = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.nat(2_000) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1e9, noNaN: true }) },
    ),
    { minLength: 15, maxLength: 90 },
  )

  it('gets bounds around what is expected, and a score from 0 to 1', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('quiet', 'normal', 'sensitive'), (series, sensitivity) => {
        const detector = createDailyDetector({ ...kolkata, sensitivity })
        for (const [place, value] of series.entries()) {
          const { expected, lower, upper, score } = detector.step({
            at: 1_780_272_000 + place * 86_400,
            value,
          })
          expect(score >= 0 && score <= 1).toBe(true)
          if (expected === undefined || lower === undefined || upper === undefined) continue
          expect(0 <= lower && lower <= expected && expected <= upper && Number.isFinite(upper)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is judged the same when it is replayed', () => {
    fc.assert(
      fc.property(values, (series) => {
        const replay = (): unknown[] => {
          const detector = createDailyDetector(kolkata)
          return series.map((value, place) => detector.step({ at: 1_780_272_000 + place * 86_400, value }))
        }
        expect(replay()).toEqual(replay())
      }),
      { numRuns: 20 },
    )
  })
})

/** So much on those dates, as usual on all others. */
function on<T extends number | null>(dates: readonly string[], factor: T): (day: PlannedDay) => T | 1 {
  return ({ date }) => (dates.includes(date) ? factor : 1)
}
