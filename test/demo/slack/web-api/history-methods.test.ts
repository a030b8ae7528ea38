import { describe, expect, test } from 'vitest'
import { post, refusal, startStandIn } from '../../../support/slack-stand-in.ts'

const scopes = ['chat:write', 'channels:history', 'groups:history', 'im:history']
const general = 'C0GENERAL1'
const metadata = { event_type: 'delivery', event_payload: { id: 'one' } }

describe('reading a channel back', () => {
  test('begins with the newest and goes on page by page', async () => {
    await using standIn = await startStandIn({ scopes })
    for (const text of ['one', 'two', 'three', 'four', 'five'])
      await post(standIn, { channel: general, text })
    const read = async (cursor?: string) => {
      const page = await standIn.client.conversations.history({
        channel: general,
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      })
      return { texts: page.messages?.map(({ text }) => text), next: page.response_metadata?.next_cursor }
    }
    const first = await read()
    const second = await read(first.next)
    const third = await read(second.next)
    expect([first.texts, second.texts, third.texts]).toEqual([['five', 'four'], ['three', 'two'], ['one']])
    expect(third.next).toBeUndefined()
  })

  test('gives what lies between two instants, without the instants themselves', async () => {
    await using standIn = await startStandIn({ scopes })
    const stamps: string[] = []
    for (const text of ['one', 'two', 'three', 'four']) {
      const { ts = '' } = await post(standIn, { channel: general, text })
      stamps.push(ts)
    }
    const range = { channel: general, oldest: stamps[0] ?? '', latest: stamps[3] ?? '' }
    const within = await standIn.client.conversations.history(range)
    expect(within.messages?.map(({ text }) => text)).toEqual(['three', 'two'])
    const inclusive = await standIn.client.conversations.history({ ...range, inclusive: true })
    expect(inclusive.messages).toHaveLength(4)
  })

  test('tells the whole metadata only to those who ask for it', async () => {
    await using standIn = await startStandIn({ scopes })
    await post(standIn, { channel: general, text: 'marked', metadata })
    const read = async (include_all_metadata: boolean) =>
      (await standIn.client.conversations.history({ channel: general, include_all_metadata })).messages?.[0]
        ?.metadata
    expect(await read(true)).toEqual(metadata)
    expect(await read(false)).toEqual({ event_type: 'delivery' })
  })

  test('leaves replies to their threads, which begin with what they hang on', async () => {
    await using standIn = await startStandIn({ scopes })
    const { ts = '' } = await post(standIn, { channel: general, text: 'root' })
    for (const text of ['first', 'second', 'third'])
      await post(standIn, { channel: general, text, thread_ts: ts, metadata })
    const told = await standIn.client.conversations.history({ channel: general })
    expect(told.messages?.map(({ text }) => text)).toEqual(['root'])
    const first = await standIn.client.conversations.replies({ channel: general, ts, limit: 2 })
    expect(first.messages?.map(({ text }) => text)).toEqual(['root', 'first', 'second'])
    const cursor = first.response_metadata?.next_cursor ?? ''
    const rest = await standIn.client.conversations.replies({ channel: general, ts, limit: 2, cursor })
    expect(rest.messages?.map(({ text }) => text)).toEqual(['third'])
  })

  const refused: { it: string; args: Record<string, unknown>; error: string; method?: string }[] = [
    { it: 'a page of nothing', args: { limit: 0 }, error: 'invalid_limit' },
    { it: 'a page of thousands', args: { limit: 1_000 }, error: 'invalid_limit' },
    { it: 'a cursor of its own making', args: { cursor: 'next' }, error: 'invalid_cursor' },
    { it: 'an instant that is a date', args: { oldest: '2026-11-23' }, error: 'invalid_ts_oldest' },
    { it: 'an end that is no instant', args: { latest: 'now' }, error: 'invalid_ts_latest' },
    { it: 'a channel without the bot', args: { channel: 'C0RANDOM01' }, error: 'not_in_channel' },
    { it: 'a private one without it', args: { channel: 'C0LEADERS1' }, error: 'channel_not_found' },
    {
      it: 'a thread that is none',
      args: { ts: '1.000000' },
      error: 'thread_not_found',
      method: 'conversations.replies',
    },
  ]
  test.each(refused)('refuses $it', async ({ args, error, method = 'conversations.history' }) => {
    await using standIn = await startStandIn({ scopes })
    await post(standIn, { channel: general, text: 'one' })
    const call = standIn.client.apiCall(method, { channel: general, ...args })
    expect(await refusal(call)).toMatchObject({ error })
  })

  test('needs the scope of that kind of conversation, which may be taken away', async () => {
    await using standIn = await startStandIn({ scopes })
    standIn.workspace.setScopes(['chat:write', 'channels:history'])
    await standIn.client.conversations.history({ channel: general })
    const call = standIn.client.conversations.history({ channel: 'C0LAUNCH01' })
    expect(await refusal(call)).toMatchObject({ error: 'missing_scope', needed: 'groups:history' })
  })
})

test('calls take as long as they are told to, before their work and after it', async () => {
  await using standIn = await startStandIn()
  standIn.workspace.setLatency(() => ({ beforeMs: 100, afterMs: 50 }))
  const posting = post(standIn, { channel: general, text: 'slow' })
  const moveOn = async (durationMs: number) => {
    await expect.poll(() => standIn.clock.sleeping).toBe(1)
    await standIn.clock.advance(durationMs)
  }
  await moveOn(99)
  expect(standIn.workspace.posted()).toEqual([])
  await moveOn(1)
  await expect.poll(() => standIn.workspace.posted()).toHaveLength(1)
  await moveOn(50)
  expect(await posting).toMatchObject({ ok: true })
})
