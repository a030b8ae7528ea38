import { describe, expect, it } from 'vitest'
import { createWaitingRoom, type Asker } from '../../src/amplitude/waiting-room.ts'
import type { Wait } from '../../src/budget/wait.ts'
import { UpstreamError } from '../../src/errors.ts'
import { FakeClock } from '../support/fake-clock.ts'

const signal = new AbortController().signal
const wait: Wait = { reason: 'shortBudget', aheadOfYou: 0, expectedMs: 240_000 }
const minuteMs = 60_000

/** Ends only when its signal does, with the signal's reason. */
function endless(patient: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    patient.addEventListener('abort', () => reject(patient.reason as Error))
  })
}

function somebody(overrides: Partial<Asker> = {}) {
  const heard: (boolean | number)[] = []
  const asker: Asker = {
    priority: 'person',
    fairnessKey: 'C1',
    onWaiting: (isWaiting) => heard.push(isWaiting),
    onWait: ({ expectedMs }) => heard.push(expectedMs),
    ...overrides,
  }
  return { asker, heard }
}

describe('whoever waits for a request', () => {
  it('hears that it waits, how long, and that it goes out', async () => {
    const room = createWaitingRoom(new FakeClock())
    const { asker, heard } = somebody()
    const answer = Promise.withResolvers<string>()
    const sitting = room.sit('/a', asker, { signal, answer: () => answer.promise })
    room.callWait('/a', wait)
    room.callWait('/a', { ...wait, expectedMs: 20_000 })
    room.callWait('/b', wait)
    room.callSent('/a')
    answer.resolve('answer')
    expect(await sitting).toBe('answer')
    expect(heard).toEqual([true, 240_000, 20_000, false])
  })

  it('hears it beside whoever asked first, and lends the request the rank of a person', async () => {
    const room = createWaitingRoom(new FakeClock())
    const promotions: unknown[] = []
    room.giveTicket('/a', { promote: (onWait) => promotions.push(onWait) })
    room.callWait('/a', wait)
    const { asker, heard } = somebody()
    const leaving = new AbortController()
    const sitting = room.sit('/a', asker, { signal: leaving.signal, answer: endless })
    expect(heard).toEqual([true, 240_000])
    expect(promotions).toHaveLength(1)
    leaving.abort(new Error('gone'))
    await expect(sitting).rejects.toThrow('gone')
    expect(heard).toEqual([true, 240_000, false])
  })

  it('loses patience after its own time, and is told so in words', async () => {
    const clock = new FakeClock()
    const room = createWaitingRoom(clock)
    const { asker } = somebody({ longestWaitMs: 12 * minuteMs })
    const error = room.sit('/a', asker, { signal, answer: endless }).catch((reason: unknown) => reason)
    await clock.advance(20 * minuteMs)
    room.callWait('/a', wait)
    await clock.advance(12 * minuteMs)
    expect(await error).toBeInstanceOf(UpstreamError)
    expect(await error).toMatchObject({
      reason: 'rateLimited',
      isRetryable: true,
      userMessage: expect.stringContaining('left no room for this question for 12m') as string,
    })
    expect(clock.sleeping).toBe(0)
  })

  it('does not lose it while Amplitude works', async () => {
    const clock = new FakeClock()
    const room = createWaitingRoom(clock)
    const { asker } = somebody({ longestWaitMs: 12 * minuteMs })
    const answer = Promise.withResolvers<string>()
    const sitting = room.sit('/a', asker, { signal, answer: () => answer.promise })
    room.callWait('/a', wait)
    room.callSent('/a')
    await clock.advance(30 * minuteMs)
    answer.resolve('late')
    expect(await sitting).toBe('late')
  })
})
