import { json } from 'node:stream/consumers'
import type { App } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { startBotServer } from '../../../support/bot-server.ts'
import { startStandIn, type StandIn } from '../../../support/slack-stand-in.ts'

describe('events', () => {
  test('tell the bot that its Home tab was opened, and it can fill it', async () => {
    await using standIn = await startStandIn({}, (app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        const blocks = [{ type: 'header' as const, text: { type: 'plain_text' as const, text: event.tab } }]
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
      }),
    )
    await standIn.workspace.openHome()
    expect(standIn.workspace.home()?.view.blocks[0]).toMatchObject({ text: { text: 'home' } })
  })

  test('tell the bot that it was mentioned where it is a member, and nowhere else', async () => {
    const heard: string[] = []
    await using standIn = await startStandIn({}, (app) =>
      app.event('app_mention', async ({ event, say }) => {
        heard.push(event.text)
        await say({ text: 'Hello', thread_ts: event.ts })
      }),
    )
    const { messages } = await standIn.workspace.type('general', '@ampbot dau last 30d')
    const { notices } = await standIn.workspace.type('random', '@ampbot dau')
    await standIn.workspace.type('general', 'nothing for the bot')
    expect(heard).toEqual(['<@U0AMPBOT01> dau last 30d'])
    expect(notices).toEqual(['You mentioned @ampbot, but they are not in this channel.'])
    expect(messages.map(({ text, threadTs }) => ({ text, threadTs }))).toEqual([
      { text: '<@U0AMPBOT01> dau last 30d', threadTs: undefined },
      { text: 'Hello', threadTs: messages[0]?.ts },
    ])
  })

  test('bring direct messages only to a bot that may read them', async () => {
    const heard: string[] = []
    const listen = (app: App) => {
      app.message(async ({ message }) => {
        if ('text' in message) heard.push(message.text ?? '')
      })
    }
    await using deaf = await startStandIn({ scopes: ['chat:write'] }, listen)
    await deaf.workspace.type('D0AMPBOT01', 'hello?')
    await using hearing = await startStandIn({ scopes: ['chat:write', 'im:history'] }, listen)
    await hearing.workspace.type('D0AMPBOT01', 'hello!')
    expect(heard).toEqual(['hello!'])
  })
})

interface Delivery {
  eventId: string
  retry: string | undefined
  reason: string | undefined
}

/** A bot that answers every event with `status`, and keeps what it was sent. */
async function startFailing(
  standIn: StandIn,
  status: number,
  headers: Record<string, string> = {},
): Promise<AsyncDisposable & { deliveries: Delivery[] }> {
  const deliveries: Delivery[] = []
  const server = await startBotServer(standIn, (request, response) => {
    void (async () => {
      const { event_id: eventId } = (await json(request)) as { event_id: string }
      const [retry, reason] = ['x-slack-retry-num', 'x-slack-retry-reason'].map(
        (name) => request.headers[name],
      )
      deliveries.push({ eventId, retry: retry?.toString(), reason: reason?.toString() })
      response.writeHead(status, headers).end()
    })()
  })
  return Object.assign(server, { deliveries })
}

describe('deliveries that fail', () => {
  test('are tried again at once, after a minute and after five, under the same id', async () => {
    await using standIn = await startStandIn()
    await using bot = await startFailing(standIn, 500)
    await standIn.workspace.openHome()
    await expect.poll(() => bot.deliveries).toHaveLength(2)
    await expect.poll(() => standIn.clock.sleeping).toBe(1)
    await standIn.clock.advance(60_000)
    await expect.poll(() => bot.deliveries).toHaveLength(3)
    await expect.poll(() => standIn.clock.sleeping).toBe(1)
    await standIn.clock.advance(300_000)
    await expect.poll(() => bot.deliveries).toHaveLength(4)
    const [first] = bot.deliveries
    expect(bot.deliveries).toEqual([
      { eventId: first?.eventId, retry: undefined, reason: undefined },
      { eventId: first?.eventId, retry: '1', reason: 'http_error' },
      { eventId: first?.eventId, retry: '2', reason: 'http_error' },
      { eventId: first?.eventId, retry: '3', reason: 'http_error' },
    ])
  })

  test('are not tried again by a bot that does not want it', async () => {
    await using standIn = await startStandIn()
    await using bot = await startFailing(standIn, 500, { 'x-slack-no-retry': '1' })
    await standIn.workspace.openHome()
    expect(bot.deliveries).toHaveLength(1)
  })
})
