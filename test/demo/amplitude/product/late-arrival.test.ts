import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../../../src/demo/amplitude/metrics/calendar.ts'
import { presentAt } from '../../../../src/demo/amplitude/metrics/present.ts'
import { segmentation } from '../../../../src/demo/amplitude/metrics/segmentation.ts'
import { users } from '../../../../src/demo/amplitude/metrics/users.ts'
import { contexts } from '../../../../src/demo/amplitude/product/contexts.ts'
import { arrivalOf, longestDelayMs } from '../../../../src/demo/amplitude/product/late-arrival.ts'
import { createHistory, type History } from '../../../../src/demo/amplitude/store/history.ts'
import { smallProduct } from '../../../support/simulated-product.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const calendar = createCalendar('UTC')
const day = '2026-11-18'
const end = Date.parse('2026-11-19T00:00:00Z')
const range = { start: day, end: day }

function smallHistory(hasLateData: boolean): History {
  const { seed, population, openingDay } = smallProduct
  return createHistory({
    seed,
    population: 4 * population,
    openingDay: Date.parse(openingDay) / dayMs,
    hasLateData,
  })
}

function plays(history: History, now: number): { people: number; events: number } {
  const count = (measure: 'uniques' | 'totals'): number =>
    segmentation(presentAt(history, calendar, now), {
      events: [{ name: 'Play Song or Video', filters: [], groupBy: [] }],
      measure,
      range,
      interval: 'day',
      segments: [],
      groupBy: [],
      limit: 100,
      formulas: [],
      rollingWindow: 1,
      rollingAverage: 1,
      population: 'any',
    }).lines[0]?.values[0] ?? 0
  return { people: count('uniques'), events: count('totals') }
}

describe('late data', () => {
  const ages = [0, 6, 24, 48, 72].map((hours) => end + hours * hourMs)

  it('makes a day grow after its end, ever more slowly, until three days later all is there', () => {
    using late = smallHistory(true)
    using whole = smallHistory(false)
    const seen = ages.map((now) => plays(late, now).events)
    const all = plays(whole, end).events
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen[0]!).toBeLessThan(all)
    expect(seen[0]!).toBeGreaterThan(0.93 * all)
    expect(seen[3]!).toBeGreaterThan(0.985 * all)
    expect(seen[4]!).toBe(all)
  })

  it('can be looked at as of an earlier moment again', () => {
    using late = smallHistory(true)
    const before = plays(late, end)
    plays(late, end + 3 * dayMs)
    expect(plays(late, end)).toEqual(before)
  })

  it('counts somebody as new on the first day that is known', () => {
    using late = smallHistory(true)
    const question = { measure: 'new', range, interval: 'day', segments: [], groupBy: [] } as const
    const newcomers = (now: number): number =>
      users(presentAt(late, calendar, now), question).lines[0]?.values[0] ?? 0
    const { people } = late
    expect(newcomers(end + 3 * dayMs)).toBe(
      people.filter(({ arrivalDay }) => arrivalDay === Date.parse(day) / dayMs).length,
    )
    expect(newcomers(end)).toBeLessThanOrEqual(newcomers(end + 3 * dayMs))
  })

  it('keeps back sessions on phones alone, and none for more than three days', () => {
    const session = Date.parse('2026-11-18T12:00:00Z')
    const delays = contexts.flatMap(({ platform }, context) =>
      Array.from({ length: 100 }, (_, personKey) => ({
        platform,
        delay: arrivalOf({ personKey: personKey * 7919, time: session + 1000, session, context }) - session,
      })),
    )
    const late = delays.filter(({ delay }) => delay > 1000)
    expect(late.length / delays.length).toBeGreaterThan(0.01)
    expect(
      late.every(({ platform, delay }) => platform !== 'Web' && delay >= hourMs && delay <= longestDelayMs),
    ).toBe(true)
    expect(arrivalOf({ personKey: 1, time: session, session: -1, context: 0 })).toBe(session)
  })
})
