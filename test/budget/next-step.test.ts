import { describe, expect, it } from 'vitest'
import { emptyBudget, type BudgetState, type WaitingRequest } from '../../src/budget/budget-state.ts'
import { forecast } from '../../src/budget/forecast.ts'
import { queryLimits } from '../../src/budget/limits.ts'
import { nextStep } from '../../src/budget/next-step.ts'
import type { Spending } from '../../src/budget/spent-cost-store.ts'

const now = 10_000_000

function waiting(id: string, overrides: Partial<WaitingRequest> = {}): WaitingRequest {
  return {
    id,
    order: 0,
    cost: 10,
    priority: 'person',
    fairnessKey: id,
    since: now,
    ...overrides,
  }
}

function aState(overrides: Partial<BudgetState>): BudgetState {
  return { ...emptyBudget, ...overrides }
}

const spent = (cost: number, agoMs: number): Spending => ({ id: `${cost}-${agoMs}`, cost, at: now - agoMs })
const timetable = { priority: 'timetable' } as const

describe('who is next', () => {
  const rows: [sentence: string, state: Partial<BudgetState>, expected: object][] = [
    ['nobody, when nobody waits', {}, { kind: 'rest' }],
    [
      'a person before the timetable',
      { waiting: [waiting('digest', timetable), waiting('ana', { order: 1 })] },
      { kind: 'send', request: { id: 'ana' } },
    ],
    [
      'the channel that was served longest ago',
      {
        waiting: [waiting('busy', { order: 0 }), waiting('rare', { order: 1 })],
        served: new Map([
          ['busy', 7],
          ['rare', 3],
        ]),
      },
      { kind: 'send', request: { id: 'rare' } },
    ],
    [
      'the timetable before people, once its patience has ended',
      {
        waiting: [
          waiting('ana', { order: 2 }),
          waiting('digest', { ...timetable, since: now - queryLimits.patienceMs }),
        ],
      },
      { kind: 'send', request: { id: 'digest' } },
    ],
    [
      'nobody of the timetable in the last place that is free',
      {
        waiting: [waiting('digest', timetable)],
        running: ['a', 'b', 'c', 'd'].map((id) => waiting(id)),
      },
      { kind: 'wait', reason: 'inFlight', until: undefined },
    ],
    [
      'a person in the last place that is free',
      { waiting: [waiting('ana')], running: ['a', 'b', 'c', 'd'].map((id) => waiting(id)) },
      { kind: 'send', request: { id: 'ana' } },
    ],
    [
      'nobody of the timetable in the reserve for people, and a time when there is room',
      { waiting: [waiting('digest', timetable)], spent: [spent(645, 60_000)] },
      { kind: 'wait', reason: 'shortBudget', until: now - 60_000 + queryLimits.short.windowMs },
    ],
    [
      'a person from the reserve',
      { waiting: [waiting('ana')], spent: [spent(645, 60_000)] },
      { kind: 'send', request: { id: 'ana' } },
    ],
    [
      'a small question beside a large one that has to run alone',
      {
        waiting: [waiting('large', { cost: 3600 }), waiting('small', { order: 1 })],
        spent: [spent(10, 1000)],
      },
      { kind: 'send', request: { id: 'small' } },
    ],
    [
      'a large question in a quiet window, before small ones that come later',
      { waiting: [waiting('large', { cost: 3600 }), waiting('small', { order: 1 })] },
      { kind: 'send', request: { id: 'large' } },
    ],
    [
      'nobody but the large question once it has let others go for long enough',
      {
        waiting: [waiting('large', { cost: 3600, since: now - queryLimits.patienceMs }), waiting('small')],
        spent: [spent(10, 1000)],
      },
      { kind: 'wait', reason: 'quietWindow', until: now - 1000 + queryLimits.short.windowMs },
    ],
    [
      'nobody while Amplitude wants a pause',
      { waiting: [waiting('ana')], pausedUntil: now + 2000 },
      { kind: 'wait', reason: 'refused', until: now + 2000 },
    ],
    [
      'nobody beyond the hour',
      { waiting: [waiting('ana')], spent: [spent(99_995, 50 * 60_000)] },
      { kind: 'wait', reason: 'hourBudget', until: now - 50 * 60_000 + queryLimits.hour.windowMs },
    ],
    [
      'nobody of the timetable when others have used up the hour',
      { waiting: [waiting('digest', timetable)], others: [spent(99_995, 50 * 60_000)] },
      { kind: 'wait', reason: 'hourBudget', until: now - 50 * 60_000 + queryLimits.hour.windowMs },
    ],
  ]

  it.each(rows)('%s', (_sentence, state, expected) => {
    expect(nextStep(aState(state), queryLimits, now)).toMatchObject(expected)
  })
})

describe('a forecast', () => {
  const given = { limits: queryLimits, now, typicalMs: 2000 }
  const five = ['a', 'b', 'c', 'd', 'e'].map((id) => waiting(id))

  it('counts who is before, and the time until a place is free', () => {
    const others = Array.from({ length: 7 }, (_, index) => waiting(`w${index}`, { order: index }))
    const state = aState({ running: five, waiting: [...others, waiting('ana', { order: 9 })] })
    expect(forecast(state, 'ana', given)).toEqual({ reason: 'turn', aheadOfYou: 7, expectedMs: 4000 })
  })

  it('tells when the five minutes have room again', () => {
    const state = aState({ waiting: [waiting('ana', { cost: 100 })], spent: [spent(850, 290_000)] })
    expect(forecast(state, 'ana', given)).toEqual({
      reason: 'shortBudget',
      aheadOfYou: 0,
      expectedMs: queryLimits.short.windowMs - 290_000,
    })
  })

  it('tells that a large question waits for a quiet window', () => {
    const state = aState({ waiting: [waiting('ana', { cost: 3600 })], spent: [spent(1, 100_000)] })
    expect(forecast(state, 'ana', given)).toMatchObject({ reason: 'quietWindow', expectedMs: 202_000 })
  })

  it('is nothing for a request that is next', () => {
    expect(forecast(aState({ waiting: [waiting('ana')] }), 'ana', given).expectedMs).toBe(0)
  })
})
