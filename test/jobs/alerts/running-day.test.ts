import { describe, expect, it } from 'vitest'
import type { AlertDefinition } from '../../../src/alert/alert-rule.ts'
import type { MetricSource } from '../../../src/result/metric-source.ts'
import { lookCost, questionCost } from '../../../src/amplitude/question-cost.ts'
import { judgedQuery } from '../../../src/alert/judge/judged-query.ts'
import { drops } from '../../support/judged.ts'
import {
  makeAlert,
  openAlertWorld,
  standingIn,
  workAt,
  type OpenedAlertWorld,
} from '../../support/alert-world.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/** What of a day has come by an hour of it: little in the night. */
function shareAt(hour: number, day: number): number {
  return Math.min(1, Math.max(0, (hour - 4) / 20 + 0.004 * Math.sin(day * 2.4 + hour)))
}

interface Hours {
  from?: number
  /** Excluded. */
  to?: number
}

/** Lives through a day, hour by hour, with so many people in the end; Amplitude counts them as they come. */
async function liveDay(
  world: OpenedAlertWorld,
  day: string,
  { total, from = 0, to = 24 }: { total: number } & Hours,
): Promise<void> {
  const startMs = Date.parse(`${day}T00:00:00Z`)
  for (let hour = from; hour < to; hour += 1) {
    world.source.values.set(day, Math.round(total * shareAt(hour + 0.5, startMs / dayMs)))
    for (const minute of hour === 3 ? [1, 34] : [34])
      await workAt(world, new Date(startMs + hour * hourMs + minute * 60_000).toISOString())
  }
  if (to === 24) world.source.values.set(day, total)
}

/** So many days of about a thousand, from Tuesday on. */
async function liveDays(world: OpenedAlertWorld, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const day = new Date(Date.parse('2026-11-24') + index * dayMs).toISOString().slice(0, 10)
    const total = Math.round(1000 + 20 * Math.sin(index * 1.7))
    await liveDay(world, day, { total, from: 8, to: 16 })
    world.source.values.set(day, total)
  }
}

async function aDailyAlert(condition: AlertDefinition['condition']): Promise<OpenedAlertWorld> {
  const world = openAlertWorld()
  await makeAlert(world, { condition, mostReminders: 0 })
  for (let back = 0; back < 90; back += 1) {
    const day = new Date(Date.parse('2026-11-23') - back * dayMs).toISOString().slice(0, 10)
    world.source.values.set(day, 1000)
  }
  await workAt(world, '2026-11-24T00:05:00Z')
  return world
}

describe('an upper bound', () => {
  it('is told within the hour in which the running day passes it, and holds when the day is over', async () => {
    const world = await aDailyAlert({ kind: 'above', value: 1500 })
    await liveDay(world, '2026-11-24', { total: 2000, to: 19 })
    expect(standingIn(world.slack)).toEqual([])
    await liveDay(world, '2026-11-24', { total: 2000, from: 19, to: 20 })
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 fired, open at 1544'])
    await liveDay(world, '2026-11-24', { total: 2000, from: 20 })
    await liveDay(world, '2026-11-25', { total: 1000 })
    expect(standingIn(world.slack)).toHaveLength(1)
    expect((await world.alerts.find({ teamId: 'T0ACME', id: 1 }))?.memory.incident?.extreme).toBe(2000)
  })

  it('that is passed each day is no worse for a day that has only begun', async () => {
    const world = await aDailyAlert({ kind: 'above', value: 500 })
    await workAt(world, '2026-11-24T03:01:00Z')
    await liveDay(world, '2026-11-24', { total: 1000, from: 4 })
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 told anew, open at 1000 (edited 1)'])
  })

  it('costs a look an hour, each of the days that have not settled', async () => {
    const world = await aDailyAlert({ kind: 'above', value: 5000 })
    await liveDay(world, '2026-11-24', { total: 1000, to: 4 })
    const asked = world.source.asked.length
    await liveDay(world, '2026-11-24', { total: 1000, from: 4 })
    await liveDay(world, '2026-11-25', { total: 1000 })
    expect(world.source.asked.length - asked).toBe(20 + 25)
    const now = new Date('2026-11-24T12:00:00Z')
    const query = judgedQuery({ question: 'dau' }, { now, timeZone: 'UTC' })
    expect([questionCost(query, now, 'UTC'), lookCost(query, now, 'UTC')]).toEqual([90, 3])
  })

  it('is not looked for where each look would ask for the whole range', async () => {
    const world = await aDailyAlert({ kind: 'above', value: 1500 })
    Object.assign(world.source, { lookCostOf: () => undefined })
    await liveDay(world, '2026-11-24', { total: 2000 })
    const asked = world.source.asked.length
    await liveDay(world, '2026-11-25', { total: 2000 })
    expect(world.source.asked.length - asked).toBe(1)
  })

  it('of several alerts on one question is asked for once', async () => {
    const world = await aDailyAlert({ kind: 'above', value: 1500 })
    await makeAlert(world, { condition: { kind: 'above', value: 1900 } })
    await liveDay(world, '2026-11-24', { total: 1000 })
    const asked = world.source.asked.length
    await liveDay(world, '2026-11-25', { total: 1000, to: 23 })
    expect(world.source.asked.length - asked).toBe(24)
  })
})

describe('a lower bound', () => {
  it('never fires on a day that is not over while its pace is unknown', async () => {
    const world = await aDailyAlert(drops(20))
    await liveDays(world, 10)
    await liveDay(world, '2026-12-04', { total: 100 })
    expect(standingIn(world.slack)).toEqual([])
    await workAt(world, '2026-12-05T03:00:10Z')
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 fired, open at 100'])
  })

  it(
    'fires early once three weeks tell the pace of the day, also after a restart',
    { timeout: 20_000 },
    async () => {
      const world = await aDailyAlert(drops(20))
      await liveDays(world, 21)
      expect(standingIn(world.slack)).toEqual([])
      const restarted = world.restart()
      await liveDay(restarted, '2026-12-15', { total: 400, to: 14 })
      expect(standingIn(world.slack)).toEqual([expect.stringMatching(/^C0GROWTH: 1 fired, open at \d+$/)])
      const { memory } = (await restarted.alerts.find({ teamId: 'T0ACME', id: 1 })) ?? {}
      expect(memory?.groups[0]?.last?.reason).toMatch(
        /^\d+ by 1\d:\d\d is [\d.]+% below what is usual by then \(\d+\); [\d.]+% of a day has usually come by now\.$/,
      )
      expect(memory?.groups[0]?.lastPoint).toBe('2026-12-14')
    },
  )

  it('that a day seemed to pass is no low of the incident', async () => {
    const world = await aDailyAlert(drops(20))
    await liveDays(world, 21)
    await liveDay(world, '2026-12-15', { total: 400, from: 8, to: 14 })
    expect(standingIn(world.slack)).toHaveLength(1)
    world.source.values.set('2026-12-15', 1000)
    await workAt(world, '2026-12-16T03:00:10Z')
    const { memory } = (await world.alerts.find({ teamId: 'T0ACME', id: 1 })) ?? {}
    expect(memory?.incident).toMatchObject({ direction: 'drop' })
    expect(memory?.incident?.extreme).toBeUndefined()
    expect(memory?.groups[0]).toMatchObject({ state: 'recovering', lastPoint: '2026-12-15' })
  })

  it('learns nothing from an answer that lacks a part', async () => {
    const world = await aDailyAlert(drops(20))
    await liveDays(world, 21)
    const source = { ...world.source }
    Object.assign(world.source, {
      answer: async (...asked: Parameters<MetricSource['answer']>) => {
        const result = await source.answer(...asked)
        return { ...result, caveats: [{ kind: 'realtimeMissing' }] }
      },
    })
    await liveDay(world, '2026-12-15', { total: 400, to: 20 })
    expect(standingIn(world.slack)).toEqual([])
  })
})
