import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../../src/demo/amplitude/product/incident.ts'
import { createHistory, type History } from '../../../../src/demo/amplitude/store/history.ts'
import { rawEvents, smallProduct } from '../../../support/simulated-product.ts'

const dayMs = 86_400_000
const openingDay = Date.parse('2026-08-03') / dayMs
const key = { seed: 5, openingDay, population: 0.03 }
const present = Date.parse('2026-10-20T11:00:00Z')
const outage: Incident = {
  id: 'outage',
  event: 'Play Song',
  where: null,
  factor: 0.5,
  from: Date.parse('2026-10-02T09:30:00Z'),
  until: Date.parse('2026-10-05T00:00:00Z'),
}

/** Everything that the index holds, as text. */
function contents({ index }: History): string {
  return Array.from({ length: index.length }, (_, at) =>
    [
      index.time[at],
      index.person[at],
      index.event[at],
      index.context[at],
      index.detail[at],
      index.session[at],
    ].join(),
  ).join('\n')
}

function historyUpTo(instants: readonly number[], incidents: readonly Incident[] = []): string {
  using history = createHistory(key)
  history.setIncidents(incidents)
  for (const instant of instants) history.extendTo(instant)
  return contents(history)
}

describe('the history', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(historyUpTo([present])).toBe(historyUpTo([present]))
    using other = createHistory({ ...key, seed: 6 })
    other.extendTo(present)
    expect(contents(other)).not.toBe(historyUpTo([present]))
  })

  it('does not care by which steps the clock came', () => {
    const steps = Array.from({ length: 30 }, (_, step) => present - (29 - step) * 17 * 3_600_000)
    expect(historyUpTo(steps)).toBe(historyUpTo([present]))
  })

  it('is made anew from the day of an incident on, and again when it is taken back', () => {
    using history = createHistory(key)
    history.extendTo(present)
    const before = contents(history)
    history.setIncidents([outage])
    history.extendTo(present)
    expect(contents(history)).not.toBe(before)
    expect(contents(history)).toBe(historyUpTo([present], [outage]))
    history.setIncidents([])
    history.extendTo(present)
    expect(contents(history)).toBe(before)
  })

  it('holds in SQLite what it holds in the index', () => {
    using history = createHistory(key)
    history.extendTo(present)
    history.setIncidents([outage])
    history.extendTo(present)
    const { index, store } = history
    const positions = [0, 1, Math.floor(index.length / 2), index.length - 1]
    const rows = store.eventsAt(positions).toReversed()
    expect(rows.map(({ id, time, context, session }) => [id, time, context, session])).toEqual(
      positions.map((at) => [at + 1, index.time[at], index.context[at], index.session[at]]),
    )
    const counted = [...store.totals(0, index.length).values()].reduce((sum, count) => sum + count, 0)
    expect(counted).toBe(index.length)
  })

  it('is ordered by time, each person’s life beginning with the arrival', () => {
    using history = createHistory(key)
    history.extendTo(present)
    const { time, person } = history.index
    const first = new Map<number, number>()
    for (let at = 0; at < history.index.length; at++) {
      if (at > 0) expect(time[at]!).toBeGreaterThanOrEqual(time[at - 1]!)
      if (!first.has(person[at]!)) first.set(person[at]!, time[at]!)
    }
    for (const [number, instant] of first) {
      const { arrivalDay, arrivalMs } = history.people[number]!
      expect(instant).toBe(arrivalDay * dayMs + arrivalMs)
    }
  })
})

describe('the music service looks like a real product', () => {
  const events = rawEvents({ ...smallProduct, population: 0.25 })
  const people = (list: readonly { person: number }[]) => new Set(list.map(({ person }) => person)).size
  const on = (day: string) =>
    events.filter(({ time, isActive }) => isActive && new Date(time).toISOString().startsWith(day))

  it('grows, and has busier weekends', () => {
    const september = people(on('2026-09-12'))
    const november = people(on('2026-11-14'))
    expect(november).toBeGreaterThan(1.3 * september)
    expect(people(on('2026-11-14'))).toBeGreaterThan(1.05 * people(on('2026-11-16')))
  })

  it('is used in the evening more than in the morning, by local time', () => {
    const german = events.filter(({ user, name }) => user['country'] === 'Germany' && name === 'Launch App')
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' })
    const at = (low: number, high: number) =>
      german.filter(({ time }) => Number(hour.format(time)) >= low && Number(hour.format(time)) < high).length
    expect(at(18, 22)).toBeGreaterThan(5 * at(2, 6))
  })

  it('people who come back grow fewer, ever more slowly', () => {
    const lives = [...Map.groupBy(events, ({ person }) => person).values()].filter(
      ([first]) => first!.time < Date.parse('2026-09-28'),
    )
    const kept = [1, 2, 3, 5, 7].map(
      (week) =>
        lives.filter((life) =>
          life.some(({ name, time }) => {
            const age = (time - life[0]!.time) / (7 * dayMs)
            return name === 'Play Song or Video' && age >= week && age < week + 1
          }),
        ).length / lives.length,
    )
    expect(kept[0]).toBeGreaterThan(0.35)
    expect(kept[0]).toBeLessThan(0.55)
    expect(kept).toEqual(kept.toSorted((a, b) => b - a))
    expect(kept[0]! - kept[1]!).toBeGreaterThan(kept[2]! - kept[3]!)
  })

  it('about one in fifteen pays', () => {
    const signedUp = events.filter(({ name }) => name === 'Sign Up').map(({ person }) => person)
    const paid = new Set(events.filter(({ name }) => name === 'Purchase').map(({ person }) => person))
    const share = signedUp.filter((person) => paid.has(person)).length / signedUp.length
    expect(share).toBeGreaterThan(0.04)
    expect(share).toBeLessThan(0.12)
  })
})
