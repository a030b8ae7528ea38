import { describe, expect, it, onTestFinished } from 'vitest'
import type { Notice, Posted, StoredPicture } from '../../src/jobs/outbox/messenger.ts'
import type { Lease } from '../../src/jobs/lease.ts'
import type { Outbox, OutboxMessage } from '../../src/jobs/outbox/outbox.ts'
import { createAlertStore } from '../../src/storage/alert-store.ts'
import { createOutbox } from '../../src/storage/outbox.ts'
import { standingWriter } from '../../src/storage/standing-writer.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { openForTest } from '../support/databases.ts'

const start = Date.parse('2026-11-23T03:00:00Z')
const at = (seconds: number): Date => new Date(start + seconds * 1_000)
const leaseAt = (seconds: number, holder = 'one'): Lease => ({
  holder,
  now: at(seconds),
  until: at(seconds + 120),
})
const word = (text: string): Notice => ({ kind: 'word', text, command: undefined })
const picture: StoredPicture = { png: Buffer.from('png'), altText: 'a picture' }

interface World {
  outbox: Outbox
  tell: (text: string, changes?: Partial<Told>) => boolean
  reply: (text: string, id?: string) => void
  /** The next one that can be sent, as `first: It fires.`; undefined where all wait. */
  take: (seconds: number) => Promise<OutboxMessage | undefined>
  database: ReturnType<typeof openForTest>['database']
}

interface Told {
  id: string
  channelId: string
  threadOf: string | undefined
  pictures: readonly StoredPicture[]
  seconds: number
  alert: number | undefined
}

function aWorld(): World {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const { database } = opened
  const outbox = createOutbox(database)
  const writer = standingWriter(database)
  const common = { teamId: 'T0ACME', channelId: 'C0GROWTH', pictures: [] }
  return {
    database,
    outbox,
    tell: (text, { seconds = 0, ...changes } = {}) =>
      writer.tell({
        ...common,
        id: 'incident-1',
        alert: undefined,
        threadOf: undefined,
        now: at(seconds),
        notice: word(text),
        ...changes,
      }),
    reply: (text, id = 'incident-1') => writer.reply({ ...common, id, now: at(0), notice: word(text) }),
    take: async (seconds) => (await outbox.take(leaseAt(seconds), 1))[0],
  }
}

const said = (message: OutboxMessage | undefined): string | undefined =>
  message &&
  `${message.standing?.part}: ${message.notice.kind === 'word' ? message.notice.text : message.notice.kind}`

async function sent(
  world: World,
  seconds: number,
  { ts, fileIds }: Pick<Posted, 'ts' | 'fileIds'>,
): Promise<void> {
  const message = await world.take(seconds)
  const channelId = 'C0GROWTH'
  await world.outbox.sent(message!, { channelId, ts, fileIds }, at(seconds))
}

describe('a message that stays', () => {
  it('is posted once and edited where it stands, with what it shows', async () => {
    const world = aWorld()
    world.tell('It fires.')
    await sent(world, 1, { ts: '7.0', fileIds: ['F1'] })
    world.tell('It has recovered.')
    const edit = await world.take(2)
    expect(said(edit)).toBe('edit: It has recovered.')
    expect(edit).toMatchObject({
      edits: { channelId: 'C0GROWTH', ts: '7.0', fileIds: ['F1'] },
      threadTs: undefined,
    })
  })

  it('says the newest where it has not been sent, and nothing of what nobody has heard of', async () => {
    const world = aWorld()
    expect(world.tell('It fires.', { pictures: [picture] })).toBe(true)
    expect(world.tell('It fired and has recovered.', { seconds: 30 })).toBe(false)
    const first = await world.take(31)
    expect(said(first)).toBe('first: It fired and has recovered.')
    expect(first).toMatchObject({ pictures: [{ altText: 'a picture' }], createdAt: at(30) })
    expect(await world.take(32)).toBeUndefined()
  })

  it('is edited after it where Slack may have got it already', async () => {
    const world = aWorld()
    world.tell('It fires.')
    const first = await world.take(1)
    world.tell('It is worse.')
    world.tell('It has recovered.')
    expect(await world.take(2)).toBeUndefined()
    await world.outbox.sent(first!, { channelId: 'C0GROWTH', ts: '7.0' }, at(3))
    expect(said(await world.take(4))).toBe('edit: It has recovered.')
  })

  it('is not brought back to what it was by an edit that failed and was overtaken', async () => {
    const world = aWorld()
    world.tell('It fires.')
    await sent(world, 1, { ts: '7.0' })
    world.tell('It is worse.')
    const worse = await world.take(2)
    world.tell('It has recovered.')
    await world.outbox.postpone(worse!, { notBefore: at(10), isInDoubt: true, isRepeat: false })
    const recovered = await world.take(3)
    expect(said(recovered)).toBe('edit: It has recovered.')
    await world.outbox.sent(recovered!, { channelId: 'C0GROWTH', ts: '7.0' }, at(4))
    expect(await world.take(60)).toBeUndefined()
  })

  it('is posted anew where it is gone, once, and replies follow it', async () => {
    const world = aWorld()
    world.tell('It fires.')
    await sent(world, 1, { ts: '7.0' })
    world.tell('It is worse.')
    const edit = await world.take(2)
    expect(await world.outbox.repost(edit!, at(3))).toBe(true)
    world.reply('Why')
    const again = await world.take(4)
    expect(said(again)).toBe('first: It is worse.')
    await world.outbox.sent(again!, { channelId: 'C0GROWTH', ts: '9.0' }, at(5))
    const reply = await world.take(6)
    expect(reply).toMatchObject({ threadTs: '9.0', standing: { part: 'thread' } })
    await world.outbox.sent(reply!, { channelId: 'C0GROWTH', ts: '9.1' }, at(7))
    world.tell('It has recovered.')
    const second = await world.take(8)
    expect(said(second)).toBe('edit: It has recovered.')
    expect(await world.outbox.repost(second!, at(9))).toBe(false)
  })

  it('is told anew by the next telling where it was given up', async () => {
    const world = aWorld()
    world.tell('It fires.')
    const first = await world.take(1)
    world.reply('Why')
    await world.outbox.fail(first!, 'The bot is no member there.', at(2))
    expect(await world.outbox.backlog()).toMatchObject({ waiting: 0 })
    world.reply('Nobody can read this.')
    world.tell('It still fires.', { channelId: 'C0OTHER' })
    expect(await world.take(3)).toMatchObject({ channelId: 'C0OTHER', standing: { part: 'first' } })
  })
})

describe('what hangs below it', () => {
  it('waits for it', async () => {
    const world = aWorld()
    world.tell('It fires.')
    world.reply('Why')
    const first = await world.take(1)
    expect(said(first)).toBe('first: It fires.')
    expect(await world.take(2)).toBeUndefined()
    await world.outbox.sent(first!, { channelId: 'D0ADA', ts: '7.0' }, at(3))
    expect(await world.take(4)).toMatchObject({ threadTs: '7.0', channelId: 'D0ADA' })
  })

  it('stands in the thread of a storm together with it, and is edited there', async () => {
    const world = aWorld()
    world.tell('Three at once.', { id: 'storm-1' })
    world.tell('One of them.', { threadOf: 'storm-1' })
    world.reply('Why')
    await sent(world, 1, { ts: '5.0' })
    const member = await world.take(2)
    expect(member).toMatchObject({ threadTs: '5.0', standing: { id: 'incident-1', part: 'first' } })
    await world.outbox.sent(member!, { channelId: 'C0GROWTH', ts: '6.0' }, at(3))
    expect(await world.take(4)).toMatchObject({ threadTs: '5.0', standing: { part: 'thread' } })
  })

  it('stands alone where the storm could not be told', async () => {
    const world = aWorld()
    world.tell('Three at once.', { id: 'storm-1' })
    world.tell('One of them.', { threadOf: 'storm-1' })
    const storm = await world.take(1)
    await world.outbox.fail(storm!, 'Slack did not take it.', at(2))
    expect(await world.take(3)).toMatchObject({ threadTs: undefined, standing: { id: 'incident-1' } })
  })
})

it('holds a first message that was delayed until its alert has been checked again', async () => {
  const world = aWorld()
  const alerts = createAlertStore(world.database)
  const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition: anAlertDefinition() }
  await alerts.create(draft, at(-60), at(300))
  world.tell('It fires.', { alert: 1 })
  expect(await world.outbox.take(leaseAt(301), 1)).toEqual([])
  const [claimed] = await alerts.claimDue(leaseAt(302), 1)
  await alerts.record(claimed!, {
    memory: claimed!.memory,
    nextCheckAt: at(600),
    events: [],
    tellings: [],
    now: at(303),
  })
  expect(said(await world.take(304))).toBe('first: It fires.')
})
