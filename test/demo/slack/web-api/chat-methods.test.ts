import { describe, expect, test } from 'vitest'
import { identity } from '../../../../src/demo/slack/state/identity.ts'
import { post, refusal, startStandIn } from '../../../support/slack-stand-in.ts'

const general = 'C0GENERAL1'
const header = (text: string) => ({ type: 'header', text: { type: 'plain_text' as const, text } })

describe('posting', () => {
  test('puts a message where the person sees it, and answers what was kept', async () => {
    await using standIn = await startStandIn()
    const posted = await post(standIn, {
      channel: general,
      text: 'Hello',
      blocks: [header('Hello')],
      metadata: { event_type: 'answer', event_payload: { id: 7 } },
    })
    const [message] = standIn.workspace.messages('general')
    expect(message).toMatchObject({
      text: 'Hello',
      userId: identity.botUserId,
      isEphemeral: false,
      ts: posted.ts,
    })
    expect(message?.blocks[0]).toMatchObject({ ...header('Hello'), block_id: expect.any(String) })
    expect(posted.message).toMatchObject({ bot_id: identity.botId, text: 'Hello' })
    expect(standIn.workspace.storedMessage(message!)?.metadata).toEqual({
      event_type: 'answer',
      event_payload: { id: 7 },
    })
  })

  test('gives messages of one instant different, growing ids', async () => {
    await using standIn = await startStandIn()
    const first = await post(standIn, { channel: general, text: 'one' })
    const second = await post(standIn, { channel: general, text: 'two' })
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts))
  })

  test('opens the direct message with a person by their id', async () => {
    await using standIn = await startStandIn()
    const posted = await post(standIn, { channel: identity.me, text: 'Hi' })
    expect(posted.channel).toBe('D0AMPBOT01')
  })

  test('replies in threads, and only to what is there', async () => {
    await using standIn = await startStandIn()
    const root = await post(standIn, { channel: general, text: 'root' })
    await post(standIn, { channel: general, text: 'reply', thread_ts: root.ts! })
    expect(standIn.workspace.messages('general')[1]?.threadTs).toBe(root.ts)
    const lost = post(standIn, { channel: general, text: 'reply', thread_ts: '1.000000' })
    expect(await refusal(lost)).toMatchObject({ error: 'thread_not_found' })
  })

  test('keeps a Markdown message as a Markdown block, and refuses it beside text', async () => {
    await using standIn = await startStandIn()
    await standIn.client.apiCall('chat.postMessage', { channel: general, markdown_text: '**Hi**' })
    expect(standIn.workspace.messages('general')[0]?.blocks[0]).toMatchObject({
      type: 'markdown',
      text: '**Hi**',
    })
    const both = standIn.client.apiCall('chat.postMessage', {
      channel: general,
      text: 'a',
      markdown_text: 'b',
    })
    expect(await refusal(both)).toMatchObject({ error: 'markdown_text_conflict' })
  })

  const refused: { it: string; args: Record<string, unknown>; error: string }[] = [
    { it: 'nothing at all', args: { channel: general }, error: 'no_text' },
    {
      it: 'a channel that does not exist',
      args: { channel: 'C0NOWHERE1', text: 'a' },
      error: 'channel_not_found',
    },
    {
      it: 'a private channel without the bot',
      args: { channel: 'C0LEADERS1', text: 'a' },
      error: 'channel_not_found',
    },
    {
      it: 'a public channel without the bot',
      args: { channel: 'C0RANDOM01', text: 'a' },
      error: 'not_in_channel',
    },
    {
      it: 'a person without a conversation',
      args: { channel: 'U0GRACE001', text: 'a' },
      error: 'cannot_dm_bot',
    },
    { it: 'no channel', args: { text: 'a' }, error: 'invalid_arguments' },
    {
      it: 'blocks that are no list',
      args: { channel: general, blocks: '{"type":"divider"}' },
      error: 'invalid_blocks_format',
    },
    {
      it: 'blocks that are no JSON',
      args: { channel: general, blocks: '[{' },
      error: 'invalid_blocks_format',
    },
    {
      it: 'more text in blocks than a message holds',
      args: {
        channel: general,
        blocks: Array.from({ length: 5 }, () => ({
          type: 'section',
          text: { type: 'mrkdwn', text: 'x'.repeat(2700) },
        })),
      },
      error: 'msg_blocks_too_long',
    },
    {
      it: '101 attachments',
      args: { channel: general, attachments: Array.from({ length: 101 }, () => ({ text: 'a' })) },
      error: 'too_many_attachments',
    },
    {
      it: 'metadata without a payload',
      args: { channel: general, text: 'a', metadata: { event_type: 'a' } },
      error: 'invalid_metadata_format',
    },
    {
      it: 'metadata that is too large',
      args: {
        channel: general,
        text: 'a',
        metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(16_000) } },
      },
      error: 'metadata_too_large',
    },
  ]
  test.each(refused)('refuses $it ($error)', async ({ args, error }) => {
    await using standIn = await startStandIn()
    expect(await refusal(standIn.client.apiCall('chat.postMessage', args))).toMatchObject({ error })
    expect(standIn.workspace.requests.at(-1)).toMatchObject({
      target: 'chat.postMessage',
      status: 200,
      error,
    })
  })

  test('points at what is wrong with blocks, in both of Slack’s lists', async () => {
    await using standIn = await startStandIn()
    const call = post(standIn, {
      channel: general,
      text: 'a',
      blocks: [header('x'.repeat(151))],
    })
    const problem = 'must be less than 151 characters [json-pointer:/blocks/0/text/text]'
    expect(await refusal(call)).toMatchObject({
      error: 'invalid_blocks',
      errors: [problem],
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    })
  })

  test('checks the blocks of attachments, too', async () => {
    await using standIn = await startStandIn()
    const attachments = [{ color: 'danger', blocks: [{ type: 'hero' }] }]
    const call = standIn.client.apiCall('chat.postMessage', { channel: general, attachments })
    expect(await refusal(call)).toMatchObject({ error: 'invalid_blocks' })
  })

  test('cuts texts of more than 40,000 characters', async () => {
    await using standIn = await startStandIn()
    await post(standIn, { channel: general, text: 'x'.repeat(40_001) })
    expect(standIn.workspace.messages('general')[0]?.text).toHaveLength(40_000)
  })

  test('goes to public channels without the bot once it has the scope for that', async () => {
    await using standIn = await startStandIn({ scopes: ['chat:write', 'chat:write.public'] })
    await post(standIn, { channel: 'C0RANDOM01', text: 'Hi' })
    expect(standIn.workspace.messages('random')).toHaveLength(1)
  })
})

describe('posting to one person', () => {
  test('shows the message to that person alone', async () => {
    await using standIn = await startStandIn()
    const { client, workspace } = standIn
    await client.chat.postEphemeral({ channel: general, user: identity.me, text: 'for you' })
    await client.chat.postEphemeral({ channel: general, user: 'U0GRACE001', text: 'for Grace' })
    expect(workspace.messages('general').map(({ text, isEphemeral }) => ({ text, isEphemeral }))).toEqual([
      { text: 'for you', isEphemeral: true },
    ])
  })

  test('cannot be updated, and takes no text of more than 4,000 characters', async () => {
    await using standIn = await startStandIn()
    const { client } = standIn
    const posted = await client.chat.postEphemeral({ channel: general, user: identity.me, text: 'a' })
    const update = client.chat.update({ channel: general, ts: posted.message_ts!, text: 'b' })
    expect(await refusal(update)).toMatchObject({ error: 'message_not_found' })
    const long = client.chat.postEphemeral({ channel: general, user: identity.me, text: 'x'.repeat(4001) })
    expect(await refusal(long)).toMatchObject({ error: 'msg_too_long' })
  })
})

describe('updating and deleting', () => {
  test('keeps blocks and metadata that the call leaves out, and marks the message as edited', async () => {
    await using standIn = await startStandIn()
    const { client, workspace } = standIn
    const metadata = { event_type: 'answer', event_payload: {} }
    const { ts } = await post(standIn, {
      channel: general,
      text: 'a',
      blocks: [header('a')],
      metadata,
    })
    await client.chat.update({ channel: general, ts: ts!, text: 'b' })
    expect(workspace.messages('general')[0]).toMatchObject({
      text: 'b',
      isEdited: true,
      blocks: [{ type: 'header' }],
    })
    expect(workspace.storedMessage({ channelId: general, ts: ts! })?.metadata).toEqual(metadata)
    await client.chat.update({ channel: general, ts: ts!, text: 'c', blocks: [] })
    expect(workspace.messages('general')[0]?.blocks).toEqual([])
  })

  test('refuses long texts, lost messages and other people’s', async () => {
    await using standIn = await startStandIn({
      conversation: [{ channel: 'general', user: 'grace', text: 'Morning', minutesAgo: 5 }],
    })
    const { client, workspace } = standIn
    const { ts } = await post(standIn, { channel: general, text: 'a' })
    const update = async (ts: string, text: string) =>
      (await refusal(client.chat.update({ channel: general, ts, text })))['error']
    expect(await update(ts!, 'x'.repeat(4001))).toBe('msg_too_long')
    expect(await update('1.000000', 'b')).toBe('message_not_found')
    const theirs = workspace.messages('general')[0]!
    expect(await update(theirs.ts, 'b')).toBe('cant_update_message')
    const removal = client.chat.delete({ channel: general, ts: theirs.ts })
    expect(await refusal(removal)).toMatchObject({ error: 'cant_delete_message' })
  })

  test('takes a message away', async () => {
    await using standIn = await startStandIn()
    const { ts } = await post(standIn, { channel: general, text: 'a' })
    await standIn.client.chat.delete({ channel: general, ts: ts! })
    expect(standIn.workspace.messages('general')).toEqual([])
  })

  test('gives a message its link', async () => {
    await using standIn = await startStandIn()
    const { ts } = await post(standIn, { channel: general, text: 'a' })
    const { permalink } = await standIn.client.chat.getPermalink({ channel: general, message_ts: ts! })
    expect(permalink).toBe(`https://acme.slack.com/archives/${general}/p${ts!.replace('.', '')}`)
  })
})
