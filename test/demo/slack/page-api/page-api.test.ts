import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { DemoEvent, DemoState } from '../../../../src/demo/slack/page-protocol.ts'
import { acmeConversation } from '../../../../src/demo/slack/state/acme.ts'
import { post, startStandIn, type StandIn } from '../../../support/slack-stand-in.ts'

async function getJson({ workspace }: StandIn, route: string): Promise<unknown> {
  return await (await fetch(workspace.url + route)).json()
}

async function postJson({ workspace }: StandIn, route: string, body: object): Promise<unknown> {
  const response = await fetch(workspace.url + route, { method: 'POST', body: JSON.stringify(body) })
  return await response.json()
}

/** Reads the event stream from now on. */
async function listen({ workspace }: StandIn): Promise<AsyncDisposable & { events: DemoEvent[] }> {
  const events: DemoEvent[] = []
  const stopping = new AbortController()
  const response = await fetch(`${workspace.url}/demo/events`, { signal: stopping.signal })
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      const lines = decoder.decode(chunk).split('\n')
      for (const line of lines) if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)))
    }
  })().catch(() => {})
  return {
    events,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await reading
    },
  }
}

describe('the page’s API', () => {
  test('tells the page all that it needs to draw itself', async () => {
    await using standIn = await startStandIn({
      conversation: acmeConversation,
      suggestions: ['dau last 30d'],
      greeting: { title: 'Ask', commands: ['/amp dau'] },
    })
    const state = (await getJson(standIn, '/demo/state')) as DemoState
    expect(state).toMatchObject({
      now: '2026-11-23T14:40:00.000Z',
      workspace: 'Acme',
      me: 'U0ADA00001',
      botUserId: 'U0AMPBOT01',
      modals: [],
      home: null,
      command: { name: '/amp' },
      suggestions: ['dau last 30d'],
      greeting: { commands: ['/amp dau'] },
    })
    expect(state.messages).toHaveLength(acmeConversation.length)
    const stamps = state.messages.map((message) => Number(message.ts))
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b))
  })

  test('streams what happens: messages, edits, removals, requests, notices, channels and views', async () => {
    await using standIn = await startStandIn()
    await using stream = await listen(standIn)
    const { ts } = await post(standIn, { channel: 'C0GENERAL1', text: 'one' })
    await standIn.client.chat.update({ channel: 'C0GENERAL1', ts: ts!, text: 'two' })
    await standIn.client.chat.delete({ channel: 'C0GENERAL1', ts: ts! })
    await postJson(standIn, '/demo/command', { channelId: 'C0GENERAL1', text: '/amp dau' })
    await postJson(standIn, '/demo/membership', { channelId: 'C0RANDOM01', isBotMember: true })
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] }
    await standIn.client.views.publish({ user_id: 'U0ADA00001', view })
    await expect
      .poll(() => stream.events.at(-1))
      .toMatchObject({ type: 'request', request: { target: 'views.publish' } })
    expect(stream.events.map((event) => event.type)).toEqual([
      'message',
      'request',
      'message',
      'request',
      'messageDeleted',
      'request',
      'notice',
      'channels',
      'message',
      'home',
      'request',
    ])
    expect(stream.events[1]).toMatchObject({
      request: {
        to: 'slack',
        method: 'POST',
        target: 'chat.postMessage',
        status: 200,
        durationMs: expect.any(Number),
      },
    })
  })

  test('passes typing, pressing, submitting and closing on to the bot', async () => {
    const heard: string[] = []
    const plain = (text: string) => ({ type: 'plain_text' as const, text })
    await using standIn = await startStandIn({}, (app) => {
      app.command('/amp', async ({ ack, client, command }) => {
        await ack()
        const label = plain('Event')
        const element = { type: 'plain_text_input' as const, action_id: 'name' }
        const input = { type: 'input' as const, block_id: 'event', label, element }
        const view = {
          type: 'modal' as const,
          callback_id: 'form',
          title: plain('Chart'),
          submit: plain('Ask'),
          blocks: [input],
        }
        await client.views.open({ trigger_id: command.trigger_id, view })
      })
      app.view('form', async ({ ack, view }) => {
        heard.push(`submit ${view.state.values['event']?.['name']?.value}`)
        await ack()
      })
      app.action('go', async ({ ack }) => {
        heard.push('press go')
        await ack()
      })
    })
    const blocks = [
      {
        type: 'actions' as const,
        block_id: 'b',
        elements: [{ type: 'button' as const, action_id: 'go', text: plain('Go') }],
      },
    ]
    const { ts } = await post(standIn, { channel: 'C0GENERAL1', text: 'a', blocks })
    const pressed = await postJson(standIn, '/demo/action', {
      container: { type: 'message', channelId: 'C0GENERAL1', ts },
      blockId: 'b',
      action: { type: 'button', action_id: 'go' },
    })
    await postJson(standIn, '/demo/command', { channelId: 'C0GENERAL1', text: '/amp build' })
    await expect.poll(() => standIn.workspace.modals()).toHaveLength(1)
    const viewId = standIn.workspace.modals()[0]!.id
    const submitted = await postJson(standIn, '/demo/submit', {
      viewId,
      state: { event: { name: { type: 'plain_text_input', value: 'Play' } } },
    })
    expect([pressed, submitted]).toEqual([{ ok: true }, { ok: true }])
    expect(heard).toEqual(['press go', 'submit Play'])
    await postJson(standIn, '/demo/command', { channelId: 'C0GENERAL1', text: '/amp build' })
    await expect.poll(() => standIn.workspace.modals()).toHaveLength(1)
    await postJson(standIn, '/demo/close', { viewId: standIn.workspace.modals()[0]!.id, isAll: true })
    expect(standIn.workspace.modals()).toEqual([])
  })

  test('says that commands do not work in threads', async () => {
    await using standIn = await startStandIn()
    await using stream = await listen(standIn)
    await postJson(standIn, '/demo/command', {
      channelId: 'C0GENERAL1',
      text: '/amp dau',
      threadTs: '1.000000',
    })
    await expect
      .poll(() => stream.events)
      .toEqual([
        { type: 'notice', channelId: 'C0GENERAL1', text: '/amp is not supported in threads. Sorry!' },
      ])
  })

  test('moves the clock forward through whoever owns it, and tells the pages', async () => {
    const { FakeClock } = await import('../../../support/fake-clock.ts')
    const clock = new FakeClock()
    await using standIn = await startStandIn({
      clock,
      onClock: async ({ advanceMs = 0 }) => clock.advance(advanceMs),
    })
    await using stream = await listen(standIn)
    expect(await postJson(standIn, '/demo/clock', { advanceMs: 60_000 })).toEqual({ ok: true })
    await expect.poll(() => stream.events).toEqual([{ type: 'clock', now: '2026-11-23T14:41:00.000Z' }])
    expect(await postJson(standIn, '/demo/clock', { now: '2026-11-22T00:00:00Z' })).toEqual({
      ok: false,
      problem: 'The clock only moves forward.',
    })
    await using fixed = await startStandIn()
    expect(await postJson(fixed, '/demo/clock', { advanceMs: 1 })).toMatchObject({ ok: false })
  })

  test('passes faults and incidents on to the Amplitude simulator, and shows its controls', async () => {
    const received: string[] = []
    const server = createServer((request, response) => {
      void (async () => {
        received.push(`${request.method} ${request.url} ${await readText(request)}`)
        response.end(JSON.stringify({ ok: true, faults: [{ route: '*', kind: 'hang' }], incidents: [] }))
      })()
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const amplitudeUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await using standIn = await startStandIn({ amplitudeUrl })
    standIn.workspace.reportRequest({
      at: '2026-11-23T14:40:00Z',
      to: 'amplitude',
      method: 'GET',
      target: '/api/2/users',
      status: 200,
      durationMs: 12,
      cost: 60,
    })
    expect(await postJson(standIn, '/demo/faults', { route: '*', kind: 'hang' })).toMatchObject({ ok: true })
    expect(await postJson(standIn, '/demo/incidents', { endId: 'i1' })).toMatchObject({ ok: true })
    expect(await getJson(standIn, '/demo/controls')).toMatchObject({
      faults: [{ route: '*', kind: 'hang' }],
      requests: [{ to: 'amplitude', cost: 60 }],
    })
    expect(received).toEqual([
      'POST /_simulator/faults {"route":"*","kind":"hang"}',
      'POST /_simulator/incidents {"endId":"i1"}',
      'GET /_simulator/controls ',
    ])
    server.closeAllConnections()
    server.close()
  })

  test('refuses what it does not understand', async () => {
    await using standIn = await startStandIn()
    expect(await postJson(standIn, '/demo/command', { text: 7 })).toMatchObject({ ok: false })
    expect(await postJson(standIn, '/demo/nothing', {})).toEqual({ ok: false, problem: 'No such route.' })
  })
})

describe('the built page', () => {
  test('is served at /, and nothing beside it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'page-'))
    await writeFile(join(directory, 'index.html'), '<h1>Acme</h1>')
    await using standIn = await startStandIn({ pageDirectory: directory })
    const index = await fetch(standIn.workspace.url)
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await index.text()).toBe('<h1>Acme</h1>')
    expect((await fetch(`${standIn.workspace.url}/..%2f..%2fetc%2fpasswd`)).status).toBe(404)
    expect((await fetch(`${standIn.workspace.url}/missing.js`)).status).toBe(404)
    await rm(directory, { recursive: true })
  })
})
