import { describe, expect, it, onTestFinished } from 'vitest'
import type { Digest, DigestDefinition } from '../../src/digest/digest.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'
import { aDefinition } from '../support/digests.ts'
import { aTimetableWorld, type TimetableWorld, type WorldParts } from '../support/timetable-world.ts'

const minuteMs = 60_000

function aWorld(parts: Partial<WorldParts> = {}): TimetableWorld & { path: string } {
  const file = aDatabaseFile()
  const opened = openForTest(file.path)
  onTestFinished(() => {
    opened[Symbol.dispose]()
    file[Symbol.dispose]()
  })
  return { ...aTimetableWorld({ database: opened.database, ...parts }), path: file.path }
}

async function make(world: TimetableWorld, changes: Partial<DigestDefinition> = {}): Promise<Digest> {
  const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition: aDefinition(changes) }
  return await world.digests.create(draft, world.clock.now())
}

async function runsOf(world: TimetableWorld, digest: Digest): Promise<string[]> {
  const runs = await world.digests.runs({ teamId: digest.teamId, id: digest.id }, 50)
  return runs.map(({ dueAt, state }) => `${dueAt.toISOString().slice(0, 16)} ${state}`)
}

describe('a digest', () => {
  it('arrives once, at its slot, and not before', async () => {
    const world = aWorld()
    const digest = await make(world)
    await world.scheduler.drain()
    expect(world.slack.standing).toEqual([])
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    await world.scheduler.drain()
    expect(world.slack.standing).toMatchObject([{ channelId: 'C0GROWTH', delivery: { isRepeat: false } }])
    expect(await runsOf(world, digest)).toEqual(['2026-11-23T08:00 delivered'])
    expect(world.counted).toEqual(['delivered 0'])
    const found = await world.digests.find({ teamId: 'T0ACME', id: digest.id })
    expect(found?.nextDueAt?.toISOString()).toBe('2026-11-24T08:00:00.000Z')
  })

  it('that was missed for less than its grace arrives late, once for all that were missed', async () => {
    const world = aWorld()
    const digest = await make(world, { schedule: { cron: '0 * * * *', timeZone: 'UTC' } })
    await world.clock.advance(3 * 60 * minuteMs + 43 * minuteMs)
    await world.scheduler.drain()
    expect(world.slack.standing).toHaveLength(1)
    expect(world.counted).toEqual(['skipped 3 missed', `delivered ${42 * minuteMs}`])
    expect(await runsOf(world, digest)).toEqual([
      '2026-11-23T11:00 delivered',
      '2026-11-23T10:00 skipped',
      '2026-11-23T09:00 skipped',
      '2026-11-23T08:00 skipped',
    ])
  })

  it('that was missed for longer is skipped and listed', async () => {
    const world = aWorld()
    const digest = await make(world)
    await world.clock.advance(2 * 60 * minuteMs + 61_000 + minuteMs)
    await world.scheduler.drain()
    expect(world.slack.standing).toEqual([])
    expect(await runsOf(world, digest)).toEqual(['2026-11-23T08:00 skipped'])
  })

  it('neither repeats nor loses a slot when the wall clock steps back and forth', async () => {
    const world = aWorld()
    const digest = await make(world, { schedule: { cron: '0 * * * *', timeZone: 'UTC' } })
    for (const step of [2, 60, -60, 30, 30, -5, 5, 60, -120, 119, 2]) {
      world.clock.set(world.clock.now().getTime() + step * minuteMs)
      await world.scheduler.drain()
    }
    expect((await runsOf(world, digest)).toReversed()).toEqual([
      '2026-11-23T08:00 delivered',
      '2026-11-23T09:00 delivered',
      '2026-11-23T10:00 delivered',
    ])
    expect(world.slack.standing).toHaveLength(3)
  })

  it('arrives as a test when somebody asks for it, beside its slots', async () => {
    const world = aWorld()
    const digest = await make(world)
    await world.digests.requestTest({ teamId: 'T0ACME', id: digest.id }, world.clock.now())
    await world.scheduler.drain()
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    expect(world.slack.standing).toHaveLength(2)
    expect(world.counted).toEqual(['delivered 0'])
  })

  it('that is deleted while its message waits is not sent any more', async () => {
    const world = aWorld()
    const digest = await make(world)
    world.slack.next.push('internal_error')
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    await world.digests.remove({ teamId: 'T0ACME', id: digest.id })
    await world.clock.advance(10 * minuteMs)
    await world.scheduler.drain()
    expect(world.slack.standing).toEqual([])
    expect(await world.outbox.backlog()).toEqual({ waiting: 0, oldestAt: undefined })
  })
})

describe('a delivery that fails', () => {
  it('is tried again when it may work later', async () => {
    const world = aWorld()
    await make(world)
    world.slack.next.push('internal_error', 'ratelimited')
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    await world.clock.advance(6_000)
    await world.scheduler.drain()
    await world.clock.advance(16_000)
    await world.scheduler.drain()
    expect(world.slack.standing).toHaveLength(1)
    expect(world.counted).toEqual(['retried internal_error', 'retried ratelimited', 'delivered 22000'])
  })

  it('is looked for first when Slack did not answer, and adopted when it stands', async () => {
    const world = aWorld()
    const digest = await make(world)
    world.slack.next.push('lost')
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    await world.clock.advance(6_000)
    await world.scheduler.drain()
    expect(world.slack.standing).toHaveLength(1)
    expect(world.counted).toEqual(['retried no_response', 'adopted', 'delivered 6000'])
    expect(await runsOf(world, digest)).toEqual(['2026-11-23T08:00 delivered'])
  })

  it('is sent once more, marked, where the history may not be read, and never a third time', async () => {
    const world = aWorld()
    const digest = await make(world)
    world.slack.isReadable = false
    world.slack.next.push('lost', 'lost', 'lost')
    await world.clock.advance(minuteMs)
    for (let minute = 0; minute < 30; minute += 1) {
      await world.scheduler.drain()
      await world.clock.advance(minuteMs)
    }
    expect(world.slack.standing.filter(({ channelId }) => channelId === 'C0GROWTH')).toMatchObject([
      { delivery: { isRepeat: false } },
      { delivery: { isRepeat: true } },
    ])
    expect(await runsOf(world, digest)).toEqual(['2026-11-23T08:00 parked'])
  })

  it('pauses the digest and tells its owner once when nothing can arrive there; others are not harmed', async () => {
    const world = aWorld()
    const broken = await make(world, {
      channelId: 'C0GONE',
      schedule: { cron: '0 * * * *', timeZone: 'UTC' },
    })
    await make(world)
    world.slack.closed.set('C0GONE', 'is_archived')
    for (let hour = 0; hour < 4; hour += 1) {
      await world.clock.advance(60 * minuteMs)
      await world.scheduler.drain()
    }
    const words = world.slack.standing.filter(({ channelId }) => channelId === 'U0ADA')
    expect(words).toHaveLength(1)
    expect(words[0]?.delivery.notice).toMatchObject({ kind: 'word', command: `digest ${broken.id} resume` })
    const paused = await world.digests.find({ teamId: 'T0ACME', id: broken.id })
    expect(paused).toMatchObject({ state: 'paused', nextDueAt: undefined })
    expect(paused?.pausedBecause).toContain('archived')
    expect(world.slack.standing.filter(({ channelId }) => channelId === 'C0GROWTH')).toHaveLength(1)
  })

  it('stops everything while Slack refuses the bot as a whole, and nothing is lost', async () => {
    const world = aWorld()
    await make(world)
    await make(world, { channelId: 'C0OTHER' })
    world.slack.closed.set('C0GROWTH', 'token_revoked')
    world.slack.closed.set('C0OTHER', 'token_revoked')
    await world.clock.advance(minuteMs)
    await world.scheduler.drain()
    expect(world.counted).toContain('halted')
    world.slack.closed.clear()
    await world.clock.advance(2 * minuteMs)
    await world.scheduler.drain()
    expect(world.slack.standing.map(({ channelId }) => channelId).toSorted()).toEqual(['C0GROWTH', 'C0OTHER'])
  })
})

describe('a slot that cannot be composed', () => {
  it('is parked after three attempts with its reason, and holds up no other', async () => {
    const world = aWorld()
    const poisonous = await make(world)
    const healthy = await make(world, { channelId: 'C0OTHER' })
    const { compose } = world.composing
    world.composing.compose = async (slot, ...rest) => {
      if (slot.digestId === poisonous.id) throw new Error('secret inside')
      return await compose(slot, ...rest)
    }
    await world.clock.advance(minuteMs)
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await world.scheduler.drain()
      await world.clock.advance(6 * minuteMs)
    }
    expect(await runsOf(world, poisonous)).toEqual(['2026-11-23T08:00 parked'])
    expect(await runsOf(world, healthy)).toEqual(['2026-11-23T08:00 delivered'])
    const words = world.slack.standing.filter(({ channelId }) => channelId === 'U0ADA')
    expect(words).toHaveLength(1)
    expect(JSON.stringify(words)).not.toContain('secret inside')
  })

  it('is parked, too, when each attempt ended with its process', async () => {
    const world = aWorld()
    const digest = await make(world)
    await world.clock.advance(minuteMs)
    await world.timetable.takeUpDue(world.clock.now())
    for (let life = 0; life < 3; life += 1) {
      const now = world.clock.now()
      await world.timetable.claim(
        { holder: `life ${life}`, now, until: new Date(now.getTime() + minuteMs) },
        10,
      )
      await world.clock.advance(2 * minuteMs)
    }
    await world.scheduler.drain()
    expect(await runsOf(world, digest)).toEqual(['2026-11-23T08:00 parked'])
  })
})

describe('two processes on one database', () => {
  it('run no slot twice', async () => {
    const one = aWorld()
    const second = openForTest(one.path)
    onTestFinished(() => second[Symbol.dispose]())
    const other = aTimetableWorld({ ...one, database: second.database, holder: 'other' })
    const channels = Array.from({ length: 40 }, (_, index) => `C0${index}`)
    for (const channelId of channels) await make(one, { channelId })
    await one.clock.advance(minuteMs)
    await Promise.all([one.scheduler.drain(), other.scheduler.drain()])
    await Promise.all([one.scheduler.drain(), other.scheduler.drain()])
    expect(one.slack.standing.map(({ channelId }) => channelId).toSorted()).toEqual(channels.toSorted())
  })
})

describe('stopping', () => {
  it('gives back what is not finished, for the next process to take up at once', async () => {
    const world = aWorld()
    await make(world)
    world.composing.compose = async (_slot, _options, signal) =>
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
    await world.clock.advance(minuteMs)
    await world.scheduler.beat()
    const stopped = world.scheduler.stop(1_000)
    // The deadline starts to count once the beat that is under way has ended.
    await expect.poll(() => world.clock.sleeping).toBe(2)
    await world.clock.advance(1_000)
    await stopped
    const second = openForTest(world.path)
    onTestFinished(() => second[Symbol.dispose]())
    const next = aTimetableWorld({ ...world, database: second.database, holder: 'next' })
    await next.scheduler.drain()
    expect(world.slack.standing).toHaveLength(1)
  })
})
