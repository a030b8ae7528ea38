import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identity } from '../../src/demo/slack/state/identity.ts'
import { silentLogger } from '../../src/logger.ts'
import { runDue } from '../../src/terminal/run-due.ts'
import { wordsOf } from '../support/bot-talk.ts'
import { configure } from '../support/bot-world.ts'
import { aDatabaseFile } from '../support/databases.ts'
import { startMovingWorld, type MovingWorld } from '../support/moving-world.ts'

let world: MovingWorld
const file = aDatabaseFile()
const [channel, other] = ['metrics-alerts', 'growth']

beforeAll(async () => {
  const amplitude = { population: 0.2, openingDay: '2026-10-26' }
  const adminUsers = [identity.me]
  world = await startMovingWorld({
    start: '2026-11-23T10:00:00Z',
    amplitude,
    adminUsers,
    databasePath: file.path,
  })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  file[Symbol.dispose]()
})

describe('an Amplitude that fails for hours', () => {
  /** What the bot has told its administrator by itself. */
  const words = (): string[] =>
    world.slack
      .posted()
      .filter(({ channelId, text }) => channelId.startsWith('D') && /read Acme/.test(text))
      .map(({ text }) => text)

  it('fires nothing, and is one word to one person, whatever watches it', async () => {
    await world.watch(other, 'event any hourly totals below 1')
    await world.watch(other, 'event Play Song hourly totals drops 90%')
    await world.watch(other, 'dau drops 30%')
    await world.moveTo('2026-11-23T10:30:00Z')
    await world.amplitude.setFault({ route: '*', kind: 'serverError' })
    for (const hour of ['11', '12', '13', '14']) await world.moveTo(`2026-11-23T${hour}:15:00Z`)
    expect(world.incidents(other)).toEqual([])
    expect(words()).toEqual([
      expect.stringMatching(
        /^I have not been able to read Acme since 11:10 \(UTC\)\. .*nothing fires by it\.$/,
      ),
    ])
  })

  it('is over in the same word', async () => {
    await world.amplitude.clearFaults()
    await world.moveTo('2026-11-23T15:15:00Z')
    expect(words()).toEqual([
      expect.stringMatching(/^I can read Acme again since 1\d:\d\d \(UTC\), after \dh/),
    ])
    expect(world.incidents(other)).toEqual([])
  })
})

describe('a bot that is stopped in the middle of an incident', () => {
  it('goes on with it after a restart, and says nothing twice', async () => {
    await world.watch(channel, 'event any hourly totals above 1')
    await world.moveTo('2026-11-23T16:15:00Z')
    const before = world.incident(channel)
    const said = world.replies(channel).length
    await world.stopBot()
    await world.startBot()
    await world.moveTo('2026-11-23T17:15:00Z')
    expect(world.incident(channel).ts).toBe(before.ts)
    expect(world.replies(channel)).toHaveLength(said)
  })

  it('tells what came of it while it was away, with the newest numbers', async () => {
    const before = world.incident(channel)
    await world.stopBot()
    await world.happen({ factor: 0, from: '2026-11-23T18:00:00Z' })
    await world.moveTo('2026-11-24T00:15:00Z')
    await world.startBot()
    expect(world.incident(channel).ts).toBe(before.ts)
    expect(wordsOf(world.incident(channel))).toMatch(/^✅ Recovered.*Now 0 from 23:00 to 00:00/s)
  })

  it('may leave the work to run-due, which finds nothing to do the second time', async () => {
    await world.stopBot()
    await world.mend()
    await world.moveTo('2026-11-24T03:15:00Z')
    const [config, secrets] = configure(world.slack, world.amplitude)
    const deps = { config: { ...config, databasePath: file.path }, secrets, logger: silentLogger }
    const now = new Date('2026-11-24T03:15:00Z')
    const span = { from: now, to: now, stepMs: 60_000 }
    expect(await runDue(deps, span)).toMatchObject({ passes: 1, checked: 4, fired: 1 })
    expect(await runDue(deps, span)).toMatchObject({ passes: 1, checked: 0, fired: 0 })
    expect(world.incidents(channel).map((message) => wordsOf(message).slice(0, 12))).toEqual([
      expect.stringContaining('Recovered'),
      expect.stringContaining('Firing'),
    ])
  })
})
