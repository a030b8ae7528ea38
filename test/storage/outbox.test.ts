import { describe, expect, it, onTestFinished } from 'vitest'
import type { Notice } from '../../src/jobs/outbox/messenger.ts'
import type { Lease } from '../../src/jobs/lease.ts'
import type { Outbox, OutboxMessage } from '../../src/jobs/outbox/outbox.ts'
import type { ClaimedSlot, OutboxDraft } from '../../src/jobs/digests/timetable-store.ts'
import { createDigestStore } from '../../src/storage/digest-store.ts'
import { createOutbox } from '../../src/storage/outbox.ts'
import { createTimetableStore } from '../../src/storage/timetable-store.ts'
import { openForTest } from '../support/databases.ts'
import { aDefinition } from '../support/digests.ts'

const start = Date.parse('2026-11-23T08:00:00Z')
const at = (seconds: number): Date => new Date(start + seconds * 1_000)
const leaseAt = (seconds: number, holder = 'one'): Lease => ({
  holder,
  now: at(seconds),
  until: at(seconds + 120),
})
const word = (text: string): Notice => ({ kind: 'word', text, command: undefined })
const textOf = ({ notice }: Pick<OutboxMessage, 'notice'>): string =>
  notice.kind === 'word' ? notice.text : notice.kind

function anOutbox(): { outbox: Outbox; database: ReturnType<typeof openForTest>['database'] } {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  return { outbox: createOutbox(opened.database), database: opened.database }
}

async function add(outbox: Outbox, channelId: string, text: string): Promise<void> {
  await outbox.add({ teamId: 'T0ACME', channelId, now: at(0), notice: word(text), pictures: [] })
}

/** A slot with a message and a reply in its thread. */
async function aThread(): Promise<ReturnType<typeof anOutbox> & { slot: ClaimedSlot }> {
  const { outbox, database } = anOutbox()
  const timetable = createTimetableStore(database)
  const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition: aDefinition() }
  await createDigestStore(database).create(draft, at(-60))
  await timetable.takeUpDue(at(0))
  const [slot] = await timetable.claim(leaseAt(0), 1)
  if (slot === undefined) throw new Error('Nothing is due.')
  const drafts: [OutboxDraft, OutboxDraft] = [
    { notice: word('head'), pictures: [] },
    { notice: word('reply'), pictures: [{ png: Buffer.from('png'), altText: 'a picture' }] },
  ]
  await timetable.compose(slot, leaseAt(1), drafts)
  return { outbox, database, slot }
}

describe('taking messages', () => {
  it('gives one per channel at a time, in each the oldest first', async () => {
    const { outbox } = anOutbox()
    for (const text of ['a1', 'b1', 'a2', 'a3', 'b2']) await add(outbox, text.slice(0, 1), text)
    const [first, second] = await outbox.take(leaseAt(1), 10)
    expect([first, second].map((message) => message && textOf(message))).toEqual(['a1', 'b1'])
    expect(await outbox.take(leaseAt(2), 10)).toEqual([])
    await outbox.sent(first!, { channelId: 'a', ts: '1.0' }, at(3))
    expect((await outbox.take(leaseAt(4), 10)).map(textOf)).toEqual(['a2'])
  })

  it('lets every channel have its turn where there is room for few', async () => {
    const { outbox } = anOutbox()
    for (const channel of ['a', 'b', 'c'])
      for (const nth of [1, 2]) await add(outbox, channel, `${channel}${nth}`)
    const taken: string[] = []
    for (let second = 1; second <= 6; second += 1) {
      const [message] = await outbox.take(leaseAt(second), 1)
      taken.push(textOf(message!))
      await outbox.sent(message!, { channelId: message!.channelId, ts: '1.0' }, at(second))
    }
    expect(taken).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2'])
  })

  it('gives a thread once its first message stands, and with where it stands', async () => {
    const { outbox } = await aThread()
    const [head] = await outbox.take(leaseAt(2), 10)
    expect(head).toMatchObject({ threadTs: undefined, slot: { digestId: 1 } })
    expect(await outbox.take(leaseAt(3), 10)).toEqual([])
    await outbox.sent(head!, { channelId: 'D0ADA', ts: '7.0' }, at(4))
    const [reply] = await outbox.take(leaseAt(5), 10)
    expect(reply).toMatchObject({ threadTs: '7.0', channelId: 'D0ADA', pictures: [{ altText: 'a picture' }] })
  })

  it('passes over a message that is to be tried later, not over its channel', async () => {
    const { outbox } = anOutbox()
    await add(outbox, 'a', 'a1')
    await add(outbox, 'a', 'a2')
    const [first] = await outbox.take(leaseAt(1), 10)
    await outbox.postpone(first!, { notBefore: at(60), isInDoubt: false, isRepeat: false })
    expect((await outbox.take(leaseAt(2), 10)).map(textOf)).toEqual(['a2'])
  })

  it('costs about the same with ten thousand waiting as with ten', { timeout: 30_000 }, async () => {
    const { outbox, database } = anOutbox()
    const timed = async (): Promise<number> => {
      const rounds: number[] = []
      for (let round = 0; round < 20; round += 1) {
        const startedAt = performance.now()
        await outbox.take(leaseAt(round), 20)
        rounds.push(performance.now() - startedAt)
      }
      return rounds.toSorted((a, b) => a - b)[10] ?? Number.NaN
    }
    const addMany = database.transaction((count: number, channels: number) => {
      for (let nth = 0; nth < count; nth += 1) void add(outbox, `C${nth % channels}`, 'text')
    })
    addMany(10, 10)
    await timed()
    addMany(9_990, 10)
    // All ten channels are busy: everything that waits is looked past.
    expect(await timed()).toBeLessThan(5)
  })
})

describe('a message that somebody holds', () => {
  it('is in doubt from the moment on that Slack is about to be asked, and not before', async () => {
    const { outbox } = anOutbox()
    await add(outbox, 'a', 'a1')
    const [first] = await outbox.take(leaseAt(0), 1)
    expect(first).toMatchObject({ attempt: 1, isInDoubt: false, firstTriedAt: undefined })
    const [again] = await outbox.take(leaseAt(130, 'two'), 1)
    expect(again).toMatchObject({ attempt: 2, isInDoubt: false })
    expect(await outbox.begin(again!, at(131))).toBe(true)
    const [third] = await outbox.take(leaseAt(260, 'three'), 1)
    expect(third).toMatchObject({ attempt: 3, isInDoubt: true, firstTriedAt: at(131) })
  })

  it('is not begun by one whose lease has gone to another, nor put back by them', async () => {
    const { outbox } = anOutbox()
    await add(outbox, 'a', 'a1')
    const [late] = await outbox.take(leaseAt(0), 1)
    await outbox.take(leaseAt(130, 'two'), 1)
    expect(await outbox.begin(late!, at(131))).toBe(false)
    await outbox.postpone(late!, { notBefore: at(131), isInDoubt: false, isRepeat: false })
    expect(await outbox.take(leaseAt(132), 1)).toEqual([])
  })

  it('is given back without a doubt by one who stops before Slack was asked', async () => {
    const { outbox } = anOutbox()
    await add(outbox, 'a', 'a1')
    await add(outbox, 'b', 'b1')
    const [, begun] = await outbox.take(leaseAt(0), 2)
    await outbox.begin(begun!, at(1))
    await outbox.release('one')
    const doubts = (await outbox.take(leaseAt(2), 2)).map((message) => [textOf(message), message.isInDoubt])
    expect(doubts).toEqual([
      ['a1', false],
      ['b1', true],
    ])
  })

  it('is failed with its thread and its slot', async () => {
    const { outbox, database, slot } = await aThread()
    const [head] = await outbox.take(leaseAt(2), 1)
    await outbox.fail(head!, 'Nothing can be posted there.', at(3))
    expect(await outbox.backlog()).toEqual({ waiting: 0, oldestAt: undefined })
    const [run] = await createDigestStore(database).runs({ teamId: 'T0ACME', id: slot.digestId }, 1)
    expect(run).toMatchObject({ state: 'parked', reason: 'Nothing can be posted there.' })
    expect(database.prepare('SELECT count(*) AS pictures FROM outbox_pictures').get()).toEqual({
      pictures: 0,
    })
  })
})

it('lets old messages go, and never those that wait', async () => {
  const { outbox, database } = anOutbox()
  for (const text of ['sent', 'waiting']) await add(outbox, text, text)
  const [, sent] = (await outbox.take(leaseAt(1), 2)).toSorted((a, b) => (textOf(a) < textOf(b) ? 1 : -1))
  await outbox.sent(sent!, { channelId: 'a', ts: '1.0' }, at(2))
  await outbox.tidy(at(3))
  const left = database.prepare<[], { channel: string }>('SELECT channel FROM outbox').all()
  expect(left).toEqual([{ channel: 'waiting' }])
})
