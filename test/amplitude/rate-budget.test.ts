import { describe, expect, it } from 'vitest'
import { createRateBudget, type BudgetRequest, type RateBudget } from '../../src/amplitude/rate-budget.ts'
import { queryLimits, queryLimitsFor } from '../../src/budget/limits.ts'
import type { LedgerEntry, SpentCostStore } from '../../src/budget/spent-cost-store.ts'
import type { Wait } from '../../src/budget/wait.ts'
import { silentLogger } from '../../src/logger.ts'
import { FakeClock } from '../support/fake-clock.ts'

const never = new AbortController().signal
const person = { priority: 'person', fairnessKey: 'C1' } as const
const timetable = { priority: 'timetable', fairnessKey: 'digest' } as const

function aBudget(clock: FakeClock, store?: SpentCostStore): RateBudget {
  return createRateBudget({ name: 'acme', limits: queryLimits, clock, logger: silentLogger, store })
}

/** Whether the request was sent by now. */
async function isSent(taking: Promise<unknown>): Promise<boolean> {
  let sent = false
  void taking.then(
    () => (sent = true),
    () => {},
  )
  await tick()
  return sent
}

function tick(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

async function spend(budget: RateBudget, request: BudgetRequest): Promise<void> {
  const lease = await budget.take(request, never)
  lease.end('answered')
}

describe('the line', () => {
  it('lets a request go when the window has room again, and tells how long that takes', async () => {
    const clock = new FakeClock()
    const budget = aBudget(clock)
    await spend(budget, { ...person, cost: 880 })
    await clock.advance(60_000)
    const waits: Wait[] = []
    const taking = budget.take({ ...person, cost: 100, onWait: (wait) => waits.push(wait) }, never)
    expect(await isSent(taking)).toBe(false)
    expect(waits).toEqual([{ reason: 'shortBudget', aheadOfYou: 0, expectedMs: 242_000 }])
    await clock.advance(241_000)
    expect(await isSent(taking)).toBe(false)
    await clock.advance(1_100)
    expect(await isSent(taking)).toBe(true)
  })

  it('gives up the place of somebody who leaves', async () => {
    const clock = new FakeClock()
    const budget = aBudget(clock)
    await spend(budget, { ...person, cost: 880 })
    const leaving = new AbortController()
    const taking = budget.take({ ...person, cost: 100 }, leaving.signal)
    await tick()
    leaving.abort(new Error('gone'))
    await expect(taking).rejects.toThrow('gone')
    expect(budget.state().waiting).toEqual([])
    expect(await isSent(budget.take({ ...person, cost: 20 }, never))).toBe(true)
  })

  it('moves a request of the timetable up when a person comes to wait for it', async () => {
    const clock = new FakeClock()
    const budget = aBudget(clock)
    await spend(budget, { ...person, cost: 645 })
    const taking = budget.take(
      { ...timetable, cost: 30, onTicket: (ticket) => setImmediate(() => ticket.promote()) },
      never,
    )
    expect(await isSent(taking)).toBe(false)
    await tick()
    expect(await isSent(taking)).toBe(true)
  })

  it('refuses at once what no hour has room for', async () => {
    await expect(aBudget(new FakeClock()).take({ ...person, cost: 200_000 }, never)).rejects.toMatchObject({
      reason: 'tooLarge',
      userMessage: expect.stringContaining('200,000 of the 100,000') as string,
    })
  })
})

describe('whoever waits', () => {
  it('hears again when it takes much shorter than was said, and not of each second', async () => {
    const clock = new FakeClock()
    const budget = aBudget(clock)
    await spend(budget, { ...person, cost: 880 })
    const leaving = new AbortController()
    const ahead = budget.take({ ...person, cost: 500 }, leaving.signal).catch(() => {})
    const waits: Wait[] = []
    const taking = budget.take({ ...person, cost: 500, onWait: (wait) => waits.push(wait) }, never)
    await tick()
    expect(waits).toMatchObject([{ aheadOfYou: 1, expectedMs: 302_000 + 1_350 + 302_000 }])
    await clock.advance(10_000)
    void budget.take({ ...timetable, cost: 30 }, never)
    await tick()
    expect(waits).toHaveLength(1)
    leaving.abort()
    await ahead
    expect(waits).toMatchObject([{}, { aheadOfYou: 0, expectedMs: 292_000 }])
    await clock.advance(292_500)
    expect(await isSent(taking)).toBe(true)
  })

  it('need not wait any more when there is no point in it', async () => {
    const clock = new FakeClock()
    const budget = aBudget(clock)
    await spend(budget, { ...person, cost: 880 })
    const taking = budget.take({ ...person, cost: 100 }, never)
    const small = budget.take({ ...person, cost: 10 }, never)
    await tick()
    budget.dismiss(new Error('broken down'))
    await expect(taking).rejects.toThrow('broken down')
    await expect(small).rejects.toThrow('broken down')
    expect(budget.state().waiting).toEqual([])
  })
})

describe('a refusal', () => {
  it('for the concurrent limit makes a pause that grows until an answer comes, and costs nothing', async () => {
    const clock = new FakeClock()
    const budget = aBudget(clock)
    let lease = await budget.take({ ...person, cost: 500 }, never)
    for (const pauseMs of [2000, 4000, 8000]) {
      lease.end({ refused: 'concurrent' })
      const taking = budget.take({ ...person, cost: 500 }, never)
      await clock.advance(pauseMs - 100)
      expect(await isSent(taking)).toBe(false)
      await clock.advance(200)
      lease = await taking
    }
    expect(budget.state().spent).toEqual([])
    lease.end('answered')
    expect(budget.state().spent).toMatchObject([{ cost: 500 }])
  })

  it('that only the sum of five minutes explains makes that sum count for an hour', async () => {
    const clock = new FakeClock()
    const limits = queryLimitsFor('running')
    const budget = createRateBudget({ name: 'acme', limits, clock, logger: silentLogger })
    await spend(budget, { ...person, cost: 600 })
    const lease = await budget.take({ ...person, cost: 400 }, never)
    lease.end({ refused: 'concurrent' })
    const taking = budget.take({ ...person, cost: 400 }, never)
    await clock.advance(200_000)
    expect(await isSent(taking)).toBe(false)
    await clock.advance(102_100)
    expect(await isSent(taking)).toBe(true)
    ;(await taking).end('answered')
    await clock.advance(60 * 60_000)
    for (const cost of [600, 400]) await spend(budget, { ...person, cost })
  })

  it('that others must have caused changes nothing but the pause', async () => {
    const clock = new FakeClock()
    const limits = queryLimitsFor('running')
    const budget = createRateBudget({ name: 'acme', limits, clock, logger: silentLogger })
    const lease = await budget.take({ ...person, cost: 400 }, never)
    lease.end({ refused: 'concurrent' })
    await clock.advance(2_100)
    for (const cost of [600, 400]) await spend(budget, { ...person, cost })
  })

  it('for the hour takes the hour as used up by others, and room comes back bit by bit', async () => {
    const clock = new FakeClock()
    const budget = aBudget(clock)
    const lease = await budget.take({ ...timetable, cost: 30 }, never)
    lease.end({ refused: 'hourly' })
    const taking = budget.take({ ...timetable, cost: 30 }, never)
    await clock.advance(4 * 60_000)
    expect(await isSent(taking)).toBe(false)
    await clock.advance(60 * 60_000)
    expect(await isSent(taking)).toBe(true)
  })
})

describe('after a restart', () => {
  it('what was spent before still counts', async () => {
    const clock = new FakeClock()
    const store = aMemory()
    await spend(aBudget(clock, store), { ...person, cost: 880 })
    await clock.advance(10_000)
    const restarted = aBudget(clock, store)
    const taking = restarted.take({ ...person, cost: 100 }, never)
    await tick()
    expect(await isSent(taking)).toBe(false)
    await clock.advance(300_000)
    expect(await isSent(taking)).toBe(true)
  })

  it('a request that was under way when the process ended counts as spent', async () => {
    const clock = new FakeClock()
    const store = aMemory()
    await aBudget(clock, store).take({ ...person, cost: 880 }, never)
    const taking = aBudget(clock, store).take({ ...person, cost: 100 }, never)
    expect(await isSent(taking)).toBe(false)
  })

  it('a store that fails does not keep anybody from asking', async () => {
    const broken = { load: fail, claim: fail, record: fail, remove: fail }
    await spend(aBudget(new FakeClock(), broken), { ...person, cost: 30 })
  })
})

async function fail(): Promise<never> {
  throw new Error('disk full')
}

function aMemory(): SpentCostStore {
  const spendings = new Map<string, LedgerEntry>()
  return {
    load: async (_budget, since) => [...spendings.values()].filter(({ at }) => at >= since),
    claim: async (_budget, entry, { since, isAllowed }) => {
      if (!isAllowed([...spendings.values()].filter(({ at }) => at >= since))) return false
      spendings.set(entry.id, entry)
      return true
    },
    record: async (_budget, spending) => void spendings.set(spending.id, { ...spending, isRunning: false }),
    remove: async (_budget, id) => void spendings.delete(id),
  }
}
