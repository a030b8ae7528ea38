import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyBudget,
  ended,
  joined,
  started,
  type BudgetState,
  type WaitingRequest,
} from '../../src/budget/budget-state.ts'
import { queryLimits } from '../../src/budget/limits.ts'
import { nextStep } from '../../src/budget/next-step.ts'
import { createStrictJudge } from '../support/strict-amplitude.ts'

/** Somebody comes at an instant with a request; it arrives and is answered a while after it was sent. */
interface Visit {
  at: number
  cost: number
  isPerson: boolean
  key: string
  travelMs: number
  answerMs: number
}

const visit = fc.record({
  at: fc.integer({ min: 0, max: 90 * 60_000 }),
  cost: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 3, arbitrary: fc.integer({ min: 61, max: 900 }) },
    { weight: 1, arbitrary: fc.integer({ min: 901, max: 40_000 }) },
  ),
  isPerson: fc.boolean(),
  key: fc.constantFrom('C1', 'C2', 'C3'),
  travelMs: fc.integer({ min: 0, max: 3000 }),
  answerMs: fc.integer({ min: 0, max: 20_000 }),
})

interface Sent {
  request: WaitingRequest
  at: number
}

/** Plays visits through the line, instant by instant, with a judge at Amplitude's end. */
function play(visits: readonly Visit[]): { sent: Sent[]; complaints: string[] } {
  const judge = createStrictJudge()
  const sent: Sent[] = []
  const complaints: string[] = []
  const happenings: { at: number; happen: () => void }[] = []
  const alarms = new Set<number>()
  let state: BudgetState = emptyBudget
  let now = 0
  const later = (at: number, happen: () => void): void => void happenings.push({ at, happen })
  const send = (request: WaitingRequest): void => {
    const { travelMs, answerMs } = visits[Number(request.id)]!
    sent.push({ request, at: now })
    state = started(state, request)
    later(now + travelMs, () => complaints.push(...judge.arrive(request.id, request.cost, now)))
    later(now + travelMs + answerMs, () => judge.leave(request.id))
    later(now + travelMs + answerMs, () => {
      state = ended(state, { id: request.id, cost: request.cost, at: now }, now - queryLimits.hour.windowMs)
    })
  }
  let arrivals = 0
  visits.forEach(({ at, cost, isPerson, key }, index) => {
    const priority = isPerson ? ('person' as const) : ('timetable' as const)
    later(at, () => {
      arrivals += 1
      const arrival = { id: String(index), order: arrivals, since: now }
      state = joined(state, { ...arrival, cost, priority, fairnessKey: key })
    })
  })
  while (happenings.length > 0) {
    const next = happenings.reduce((first, each) => (each.at < first.at ? each : first))
    happenings.splice(happenings.indexOf(next), 1)
    now = Math.max(now, next.at)
    next.happen()
    for (;;) {
      const step = nextStep(state, queryLimits, now)
      if (step.kind === 'send') send(step.request)
      else {
        const wakeAt = step.kind === 'wait' && step.until !== undefined ? step.until + 1 : undefined
        if (wakeAt !== undefined && !alarms.has(wakeAt)) {
          alarms.add(wakeAt)
          later(wakeAt, () => {})
        }
        break
      }
    }
  }
  return { sent, complaints }
}

describe('whatever is asked, and whenever', () => {
  it('no limit of Amplitude is ever exceeded', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 60 }), (visits) => {
        expect(play(visits).complaints).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('everything is sent in the end, once', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 60 }), (visits) => {
        const ids = play(visits).sent.map(({ request }) => request.id)
        expect(ids.toSorted()).toEqual(visits.map((_, index) => String(index)).toSorted())
      }),
      { numRuns: 60 },
    )
  })

  it('the order of a channel within its class is kept, but for questions too large to run beside others', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 60 }), (visits) => {
        const lines = new Map<string, WaitingRequest[]>()
        for (const { request } of play(visits).sent) {
          if (request.cost > queryLimits.short.timetable) continue
          const line = `${request.priority} ${request.fairnessKey}`
          lines.set(line, [...(lines.get(line) ?? []), request])
        }
        for (const line of lines.values()) {
          const times = line.map(({ since }) => since)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a question of the timetable is sent although people never stop asking', () => {
    const people = Array.from({ length: 900 }, (_, index): Visit => ({
      ...quick,
      at: index * 1500,
      cost: 40,
      isPerson: true,
      key: 'C1',
    }))
    const digest: Visit = { ...quick, at: 0, cost: 30, isPerson: false, key: 'digest' }
    const { sent, complaints } = play([...people, digest])
    const digestSentAt = sent.find(({ request }) => request.priority === 'timetable')?.at
    expect(complaints).toEqual([])
    expect(digestSentAt).toBeLessThan(queryLimits.patienceMs + 6 * 60_000)
  })

  it('a question too large to run beside others gets its quiet window although small ones never stop', () => {
    const small = Array.from({ length: 700 }, (_, index): Visit => ({
      ...quick,
      at: index * 2000,
      cost: 5,
      isPerson: true,
      key: 'C1',
    }))
    const large: Visit = { ...quick, at: 1000, cost: 3600, isPerson: true, key: 'C2' }
    const { sent, complaints } = play([...small, large])
    expect(complaints).toEqual([])
    expect(sent.find(({ request }) => request.cost === 3600)?.at).toBeLessThan(
      queryLimits.patienceMs + 6 * 60_000,
    )
  })
})

const quick = { travelMs: 50, answerMs: 500 }
