import { describe, expect, it } from 'vitest'
import { liveFaults } from '../../bench/fault-day.ts'
import { faultsAtRandom } from '../../bench/fault-plan.ts'

const kinds = [
  'rateLimit',
  'concurrentLimit',
  'serverError',
  'gatewayTimeout',
  'hang',
  'truncated',
  'incomplete',
] as const

describe('hours full of faults', () => {
  it('answer nothing wrong as right, end every question, and open and close the circuit', async () => {
    const inTurn = kinds.map((kind, position) => {
      const from = 6 + position * 20
      return { from, to: from + 12, route: '*', kind }
    })
    const outcome = await liveFaults([...inTurn, ...faultsAtRandom(5, { from: 150, to: 240 })])
    expect(outcome.wrong).toEqual([])
    expect(outcome.hanging).toBe(0)
    expect(outcome.right).toBeGreaterThan(50)
    expect(outcome.refused).toBeGreaterThan(10)
    expect(outcome.openings).toBeGreaterThan(0)
    expect(outcome.closings).toBe(outcome.openings)
  })

  it('are the same for the same seed', () => {
    const hours = { from: 0, to: 600 }
    expect(faultsAtRandom(3, hours)).toEqual(faultsAtRandom(3, hours))
    expect(faultsAtRandom(3, hours)).not.toEqual(faultsAtRandom(4, hours))
    expect(faultsAtRandom(3, hours).every(({ from, to }) => from < to && to <= 600)).toBe(true)
  })
})
