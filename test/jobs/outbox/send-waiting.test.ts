import { describe, expect, it, onTestFinished } from 'vitest'
import type { DigestDefinition } from '../../../src/digest/digest.ts'
import { aDatabaseFile, openForTest } from '../../support/databases.ts'
import { aDefinition } from '../../support/digests.ts'
import { aTimetableWorld, type TimetableWorld } from '../../support/timetable-world.ts'

const minuteMs = 60_000

function aWorld(): TimetableWorld & { path: string; database: ReturnType<typeof openForTest>['database'] } {
  const file = aDatabaseFile()
  const opened = openForTest(file.path)
  onTestFinished(() => {
    opened[Symbol.dispose]()
    file[Symbol.dispose]()
  })
  return {
    ...aTimetableWorld({ database: opened.database }),
    path: file.path,
    database: opened.database,
  }
}

async function make(world: TimetableWorld, changes: Partial<DigestDefinition> = {}): Promise<void> {
  const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition: aDefinition(changes) }
  await world.digests.create(draft, world.clock.now())
}

describe('a delivery', () => {
  it('that takes longer than its lease stays with the one who does it', async () => {
    const world = aWorld()
    const second = openForTest(world.path)
    onTestFinished(() => second[Symbol.dispose]())
    const other = aTimetableWorld({ ...world, database: second.database, holder: 'other' })
    await make(world)
    const post = world.slack.post.bind(world.slack)
    const uploaded = Promise.withResolvers<void>()
    world.slack.post = async (...asked) => {
      await uploaded.promise
      return await post(...asked)
    }
    await world.clock.advance(minuteMs)
    await world.scheduler.beat()
    for (let minute = 0; minute < 10; minute += 1) {
      await expect.poll(() => world.clock.sleeping).toBeGreaterThan(0)
      await world.clock.advance(minuteMs / 2)
      await other.scheduler.beat()
    }
    uploaded.resolve()
    await world.scheduler.drain()
    await other.scheduler.drain()
    expect(world.slack.standing).toHaveLength(1)
  })

  it('that breaks every time is given up and holds up no other of its channel', async () => {
    const world = aWorld()
    await make(world, { title: 'Poison' })
    await make(world, { title: 'Healthy' })
    const post = world.slack.post.bind(world.slack)
    world.slack.post = async (delivery, sending) => {
      if (JSON.stringify(delivery.notice).includes('"title":"Poison"')) throw new TypeError('secret inside')
      return await post(delivery, sending)
    }
    for (let minute = 0; minute < 20; minute += 1) {
      await world.clock.advance(minuteMs)
      await world.scheduler.drain()
    }
    expect(world.slack.standing.map(({ channelId }) => channelId)).toEqual(['C0GROWTH', 'U0ADA'])
    const [run] = await world.digests.runs({ teamId: 'T0ACME', id: 1 }, 1)
    expect(run).toMatchObject({ state: 'parked', reason: 'Something broke while it was sent.' })
    expect(world.counted.filter((line) => line.startsWith('parked'))).toEqual(['parked delivery'])
  })

  it('that was deleted while it waited for its pictures is not sent', async () => {
    const world = aWorld()
    await make(world)
    const post = world.slack.post.bind(world.slack)
    world.slack.post = async (...asked) => {
      await world.digests.remove({ teamId: 'T0ACME', id: 1 })
      return await post(...asked)
    }
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    expect(world.slack.standing).toEqual([])
  })
})

describe('a digest that cannot be read', () => {
  it('is paused with that reason, and all others run', async () => {
    const world = aWorld()
    await make(world)
    await make(world, { channelId: 'C0OTHER' })
    world.database.prepare("UPDATE digests SET definition = '{}' WHERE id = 1").run()
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    expect(world.slack.standing.map(({ channelId }) => channelId)).toEqual(['C0OTHER'])
    const row = world.database.prepare('SELECT state, paused_because FROM digests WHERE id = 1').get()
    expect(row).toMatchObject({
      state: 'paused',
      paused_because: expect.stringContaining('cannot be read') as string,
    })
  })

  it('has its claimed slot given up', async () => {
    const world = aWorld()
    await make(world)
    await world.clock.advance(minuteMs)
    await world.timetable.takeUpDue(world.clock.now())
    world.database.prepare("UPDATE digests SET definition = '{}' WHERE id = 1").run()
    await world.scheduler.drain()
    const [run] = await world.digests.runs({ teamId: 'T0ACME', id: 1 }, 1)
    expect(run).toMatchObject({ state: 'parked' })
  })
})
