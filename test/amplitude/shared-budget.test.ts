import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { ProjectClient } from '../../src/amplitude/project-client.ts'
import { createSpentCostStore } from '../../src/storage/spent-cost-store.ts'
import { aClient } from '../support/amplitude-clients.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { startLoopbackAmplitude } from '../support/loopback-amplitude.ts'
import { createStrictJudge } from '../support/strict-amplitude.ts'

const never = new AbortController().signal

/** Users of so many days, which cost as much; `version` makes a question of its own of each. */
function users(days: number, version: string) {
  const end = `202603${String(days).padStart(2, '0')}`
  return {
    path: '/api/2/users',
    params: [
      ['start', '20260301'],
      ['end', end],
      ['v', version],
    ],
  } as const
}

function costOf(asked: string): number {
  return Number(/end=202603(\d\d)/.exec(asked)?.[1])
}

/** Two bots with the same keys on one database file, and an Amplitude that judges strictly. */
async function twoProcesses(answerMs = 0) {
  await using stack = new AsyncDisposableStack()
  const clock = new FakeClock()
  const judge = createStrictJudge()
  const complaints: string[] = []
  let arrivals = 0
  const amplitude = stack.use(
    await startLoopbackAmplitude(async (request, response) => {
      const id = String((arrivals += 1))
      complaints.push(...judge.arrive(id, costOf(request.url ?? ''), clock.now().getTime()))
      await pause(answerMs)
      judge.leave(id)
      response.end('{}')
    }),
  )
  const file = stack.use(aDatabaseFile())
  const clients = [1, 2].map((): ProjectClient => {
    const { database } = stack.use(openForTest(file.path))
    const spentCosts = createSpentCostStore(database)
    return aClient(amplitude.project, { clock, spentCosts, limits: { shortBudget: 'sliding' } })
  })
  const opened = stack.move()
  return { clock, clients, amplitude, complaints, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

describe('two processes on one database', () => {
  it('stay within the limits together, and all is answered', async () => {
    await using world = await twoProcesses(2)
    const { clients, clock, amplitude, complaints } = world
    let answered = 0
    const asking = Array.from({ length: 120 }, async (_, index) => {
      await clients[index % 2]?.getJson(users(10 + (index % 21), `${index}`), never)
      answered += 1
    })
    for (let turn = 0; turn < 400 && answered < asking.length; turn += 1) {
      await clock.advance(5_000)
      await pause(3)
    }
    await Promise.all(asking)
    expect(complaints).toEqual([])
    expect(amplitude.mostAtOnce).toBeLessThanOrEqual(5)
    expect(amplitude.asked).toHaveLength(120)
  })

  it('each waits for what the other has spent since they began', async () => {
    await using world = await twoProcesses()
    const [first, second] = world.clients
    const all = Array.from(
      { length: 30 },
      async (_, index) => await first?.getJson(users(29, `${index}`), never),
    )
    await Promise.all(all)
    const waits: number[] = []
    const asking = second?.getJson(users(31, 'other'), never, {
      priority: 'person',
      fairnessKey: 'C1',
      onWait: ({ expectedMs }) => waits.push(expectedMs),
    })
    await pause(20)
    expect(world.amplitude.asked).toHaveLength(30)
    expect(waits).toEqual([302_000])
    await world.clock.advance(302_100)
    expect(await asking).toEqual({})
  })
})
