import { beforeAll, describe, expect, it } from 'vitest'
import { liveDay, type DayOutcome } from '../../bench/budget-day.ts'
import { sumOf } from '../../bench/budget-ledger.ts'

describe('the busiest minutes against Amplitude at its strictest', () => {
  let outcome: DayOutcome
  beforeAll(async () => {
    outcome = await liveDay({ rules: 100, digests: 0, typed: 250, from: 8.95, to: 9.1 })
  })

  it('cost a fraction of what asking for everything costs', () => {
    const naive = sumOf(outcome.ledger.naiveCost)
    expect(naive).toBeGreaterThan(1000)
    expect(naive / sumOf(outcome.spent)).toBeGreaterThan(5)
  })

  it('bring no refusal', () => {
    expect(outcome.refusals).toEqual({ before: 0, day: 0 })
  })

  it('leave no question without its answer, and no answer with a wrong number', () => {
    const { wrong, failed, compared, answers, numbers } = outcome.ledger
    expect(failed).toEqual([])
    expect(wrong).toEqual([])
    expect(compared).toBe(sumOf(answers))
    expect(numbers).toBeGreaterThan(50_000)
  })

  it('show few values that phones have changed since they settled', () => {
    const { changed, numbers } = outcome.ledger
    expect(changed.size).toBeLessThan(numbers / 1000)
  })
})
