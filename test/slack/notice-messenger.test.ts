import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/jobs/outbox/messenger.ts'
import { silentLogger } from '../../src/logger.ts'
import { Secret } from '../../src/secret.ts'
import type { SlackBlock } from '../../src/slack/blocks/message-content.ts'
import { createNoticeMessenger } from '../../src/slack/notice-messenger.ts'
import { createSlackClients } from '../../src/slack/slack-clients.ts'
import { ImpatientClock } from '../support/fake-clock.ts'
import { startStandIn, tinyPng, type StandIn } from '../support/slack-stand-in.ts'

const scopes = ['chat:write', 'files:write', 'channels:history', 'groups:history', 'im:history', 'im:write']
const since = new Date('2026-11-23T14:00:00Z')
const { signal } = new AbortController()

interface Opened extends AsyncDisposable {
  standIn: StandIn
  messenger: ReturnType<typeof createNoticeMessenger>
  sending: { signal: AbortSignal; begin: () => Promise<void> }
  begun: () => number
}

/** The messenger at the stand-in; notices are laid out as their text and one image per picture. */
async function open(options: Parameters<typeof startStandIn>[0] = {}): Promise<Opened> {
  const clock = new ImpatientClock()
  const standIn = await startStandIn({ scopes, clock, ...options })
  const { workspace } = standIn
  const settings = { botToken: new Secret(workspace.botToken), apiUrl: workspace.apiUrl, port: 0 }
  const clients = createSlackClients(settings, silentLogger)
  let begun = 0
  return {
    standIn,
    messenger: createNoticeMessenger({
      clients,
      clock,
      logger: silentLogger,
      layOut: (notice, { fileIds, isRepeat }) => ({
        text: `${notice.kind === 'word' ? notice.text : notice.kind}${isRepeat ? ' (again)' : ''}`,
        blocks: [section('words'), ...fileIds.flatMap((id) => (id === undefined ? [] : [image(id)]))],
      }),
    }),
    sending: {
      signal,
      begin: async () => {
        begun += 1
      },
    },
    begun: () => begun,
    [Symbol.asyncDispose]: async () => await standIn[Symbol.asyncDispose](),
  }
}

const section = (text: string): SlackBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })
const image = (id: string): SlackBlock => ({ type: 'image', alt_text: 'a picture', slack_file: { id } })

function aDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: 'delivery-1',
    channelId: 'C0GROWTH01',
    threadTs: undefined,
    notice: { kind: 'word', text: 'Hello', command: undefined },
    pictures: [],
    isRepeat: false,
    ...changes,
  }
}

describe('posting a notice', () => {
  it('marks the message unseen, and says once that it begins', async () => {
    await using opened = await open()
    const posted = await opened.messenger.post(aDelivery({ isRepeat: true }), opened.sending)
    const [message] = opened.standIn.workspace.posted()
    expect(message).toMatchObject({ ...posted, text: 'Hello (again)' })
    expect(message?.metadata).toEqual({ event_type: 'ampbot_delivery', event_payload: { id: 'delivery-1' } })
    expect(opened.begun()).toBe(1)
  })

  it('brings several pictures once Slack can show them, beginning anew each time', async () => {
    await using opened = await open({ fileProcessingMs: 2_500 })
    const picture = { png: tinyPng, altText: 'a picture' }
    await opened.messenger.post(aDelivery({ pictures: [picture, picture] }), opened.sending)
    const [message] = opened.standIn.workspace.posted()
    expect(message?.blocks.map(({ type }) => type)).toEqual(['section', 'image', 'image'])
    expect(opened.begun()).toBe(4)
  })

  it('goes without a picture that cannot be uploaded', async () => {
    await using opened = await open()
    const { workspace } = opened.standIn
    workspace.fail({
      method: 'files.getUploadURLExternal',
      fault: { kind: 'error', error: 'storage_limit_reached' },
    })
    const picture = { png: tinyPng, altText: 'a picture' }
    await opened.messenger.post(aDelivery({ pictures: [picture, picture] }), opened.sending)
    expect(workspace.posted()[0]?.blocks.map(({ type }) => type)).toEqual(['section', 'image'])
  })

  it('asks Slack for nothing where it must not begin', async () => {
    await using opened = await open()
    const begin = async (): Promise<void> => {
      throw new Error('not yours')
    }
    await expect(opened.messenger.post(aDelivery(), { signal, begin })).rejects.toThrow('not yours')
    expect(opened.standIn.workspace.posted()).toEqual([])
  })

  it('posts once where the answer is lost, and says that nobody knows', async () => {
    await using opened = await open()
    opened.standIn.workspace.fail({ method: 'chat.postMessage', fault: { kind: 'dropAfterWork' } })
    const posting = opened.messenger.post(aDelivery(), opened.sending)
    await expect(posting).rejects.toMatchObject({ failure: 'unknown' })
    expect(opened.standIn.workspace.posted()).toHaveLength(1)
  })

  it('waits out a refusal for its rate', async () => {
    await using opened = await open({ burst: 1 })
    await opened.messenger.post(aDelivery(), opened.sending)
    await opened.messenger.post(aDelivery({ id: 'delivery-2' }), opened.sending)
    expect(opened.standIn.workspace.posted()).toHaveLength(2)
  })
})

describe('editing a notice', () => {
  const picture = { png: tinyPng, altText: 'a picture' }
  const idsIn = (blocks: readonly { slack_file?: { id: string } }[]): (string | undefined)[] =>
    blocks.flatMap((block) => (block.slack_file === undefined ? [] : [block.slack_file.id]))
  const words = (text: string): Partial<Delivery> => ({ notice: { kind: 'word', text, command: undefined } })

  it('changes its words where it stands, and goes on showing its picture', async () => {
    await using opened = await open()
    const { workspace } = opened.standIn
    const posted = await opened.messenger.post(aDelivery({ pictures: [picture] }), opened.sending)
    const edited = await opened.messenger.update(posted, aDelivery(words('Goodbye')), opened.sending)
    expect(edited).toEqual(posted)
    expect(workspace.posted()).toHaveLength(1)
    expect(workspace.posted()[0]).toMatchObject({ ts: posted.ts, text: 'Goodbye' })
    expect(idsIn(workspace.posted()[0]?.blocks as never)).toEqual(posted.fileIds)
  })

  it('shows a new picture in the place of the old one, which is let go', async () => {
    await using opened = await open()
    const { workspace } = opened.standIn
    const posted = await opened.messenger.post(aDelivery({ pictures: [picture] }), opened.sending)
    const change = aDelivery({ ...words('Goodbye'), pictures: [picture] })
    const edited = await opened.messenger.update(posted, change, opened.sending)
    expect(edited.fileIds).not.toEqual(posted.fileIds)
    expect(idsIn(workspace.posted()[0]?.blocks as never)).toEqual(edited.fileIds)
    const again = await opened.messenger.update(edited, aDelivery(words('Again')), opened.sending)
    expect(again).toEqual(edited)
  })

  it('says where the message is gone', async () => {
    await using opened = await open()
    const posted = await opened.messenger.post(aDelivery(), opened.sending)
    const gone = { ...posted, ts: '1.000001' }
    const editing = opened.messenger.update(gone, aDelivery(words('Goodbye')), opened.sending)
    await expect(editing).rejects.toMatchObject({ slackCode: 'message_not_found' })
  })
})

describe('looking for a notice', () => {
  const places: { it: string; delivery: Partial<Delivery> }[] = [
    { it: 'a channel', delivery: {} },
    { it: 'a private channel', delivery: { channelId: 'C0LAUNCH01' } },
    { it: 'the direct messages with a person', delivery: { channelId: 'U0ADA00001' } },
  ]
  it.each(places)('finds it in $it', async ({ delivery }) => {
    await using opened = await open()
    const sent = aDelivery(delivery)
    const posted = await opened.messenger.post(sent, opened.sending)
    await opened.messenger.post({ ...sent, id: 'another' }, opened.sending)
    expect(await opened.messenger.find(sent, since, signal)).toEqual(posted)
    expect(await opened.messenger.find({ ...sent, id: 'never sent' }, since, signal)).toBe('absent')
  })

  it('finds it in a thread, and only there', async () => {
    await using opened = await open()
    const head = await opened.messenger.post(aDelivery(), opened.sending)
    const reply = aDelivery({ id: 'reply', threadTs: head.ts })
    const posted = await opened.messenger.post(reply, opened.sending)
    expect(await opened.messenger.find(reply, since, signal)).toEqual(posted)
    const misplaced = { ...reply, threadTs: undefined }
    expect(await opened.messenger.find(misplaced, since, signal)).toBe('absent')
  })

  it('reads on for pages, from the given instant on, and gives up in a flood', async () => {
    await using opened = await open()
    const { client } = opened.standIn
    const sent = aDelivery()
    const posted = await opened.messenger.post(sent, opened.sending)
    const chat = async (count: number): Promise<void> => {
      for (let nth = 0; nth < count; nth += 1)
        await client.apiCall('chat.postMessage', { channel: sent.channelId, text: `${nth}` })
    }
    await chat(450)
    expect(await opened.messenger.find(sent, since, signal)).toEqual(posted)
    const later = new Date(Number(posted.ts) * 1_000 + 1_000)
    expect(await opened.messenger.find(sent, later, signal)).toBe('absent')
    await chat(1_600)
    expect(await opened.messenger.find(sent, since, signal)).toBe('unreadable')
  })

  const blind: { it: string; scopes: string[]; delivery: Partial<Delivery> }[] = [
    { it: 'without the scope', scopes: ['chat:write', 'im:history'], delivery: {} },
    {
      it: 'without the scope that opens direct messages',
      scopes: ['chat:write', 'im:history'],
      delivery: { channelId: 'U0ADA00001' },
    },
    { it: 'where the bot is no member', scopes, delivery: { channelId: 'C0RANDOM01' } },
    { it: 'where the bot sees no channel', scopes, delivery: { channelId: 'C0LEADERS1' } },
  ]
  it.each(blind)('cannot read $it', async ({ scopes: granted, delivery }) => {
    await using opened = await open({ scopes: granted })
    expect(await opened.messenger.find(aDelivery(delivery), since, signal)).toBe('unreadable')
  })

  it('says what may work later, and that a token is dead', async () => {
    await using opened = await open()
    const { workspace } = opened.standIn
    const find = async () => await opened.messenger.find(aDelivery(), since, signal)
    workspace.fail({ method: 'conversations.history', fault: { kind: 'error', error: 'internal_error' } })
    await expect(find()).rejects.toMatchObject({ failure: 'passing' })
    workspace.fail({ method: 'conversations.history', fault: { kind: 'error', error: 'token_revoked' } })
    await expect(find()).rejects.toMatchObject({ failure: 'account' })
  })
})
