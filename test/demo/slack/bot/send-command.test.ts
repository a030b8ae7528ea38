import type { SlashCommand } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { startBotServer } from '../../../support/bot-server.ts'
import { startStandIn } from '../../../support/slack-stand-in.ts'

describe('a slash command', () => {
  test('reaches Bolt signed, with all the fields that Slack sends', async () => {
    const commands: SlashCommand[] = []
    await using standIn = await startStandIn({}, (app) =>
      app.command('/amp', async ({ ack, command }) => {
        commands.push(command)
        await ack()
      }),
    )
    const { result } = await standIn.workspace.type('general', '/amp dau last 30d')
    expect(result).toMatchObject({ kind: 'answered', status: 200 })
    expect(commands[0]).toEqual({
      token: expect.any(String),
      team_id: 'T0ACME0001',
      team_domain: 'acme',
      channel_id: 'C0GENERAL1',
      channel_name: 'general',
      user_id: 'U0ADA00001',
      user_name: 'ada',
      command: '/amp',
      text: 'dau last 30d',
      api_app_id: 'A0AMPBOT01',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:.*\/response\/T0ACME0001\//),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.t0acme0001$/),
    })
  })

  const names = [
    { channel: 'launch-room', name: 'privategroup' },
    { channel: 'D0AMPBOT01', name: 'directmessage' },
    { channel: 'random', name: 'random' },
  ]
  test.each(names)('calls $channel "$name"', async ({ channel, name }) => {
    const seen: string[] = []
    await using standIn = await startStandIn({}, (app) =>
      app.command('/amp', async ({ ack, command }) => {
        seen.push(command.channel_name)
        await ack()
      }),
    )
    await standIn.workspace.type(channel, '/amp dau')
    expect(seen).toEqual([name])
  })
})

describe('an ack', () => {
  const acks: { it: string; ack: object | string; seen: object[] }[] = [
    { it: 'of nothing shows nothing', ack: '', seen: [] },
    {
      it: 'of text shows it to the person alone',
      ack: 'Working…',
      seen: [{ text: 'Working…', isEphemeral: true }],
    },
    {
      it: 'of blocks shows them',
      ack: { text: 'Help', blocks: [{ type: 'divider' }] },
      seen: [{ text: 'Help', isEphemeral: true, blocks: [{ type: 'divider' }] }],
    },
    {
      it: 'in the channel echoes the command above it',
      ack: { response_type: 'in_channel', text: '12,345' },
      seen: [{ text: '12,345', isEphemeral: false, echo: '/amp dau', userId: 'U0AMPBOT01' }],
    },
    {
      it: 'in the channel without content shows only the command',
      ack: { response_type: 'in_channel' },
      seen: [{ text: '/amp dau', isEphemeral: false, userId: 'U0ADA00001' }],
    },
  ]
  test.each(acks)('$it', async ({ ack: body, seen }) => {
    await using standIn = await startStandIn({}, (app) =>
      app.command('/amp', async ({ ack }) => ack(body === '' ? undefined : body)),
    )
    const { messages, notices } = await standIn.workspace.type('general', '/amp dau')
    expect(messages).toMatchObject(seen)
    expect(messages).toHaveLength(seen.length)
    expect(notices).toEqual([])
  })

  test('with wrong blocks is a failure that the person is told', async () => {
    await using standIn = await startStandIn({}, (app) =>
      app.command('/amp', async ({ ack }) => ack({ text: 'a', blocks: [{ type: 'hero' }] })),
    )
    const { messages, notices } = await standIn.workspace.type('general', '/amp dau')
    expect(messages).toEqual([])
    expect(notices).toEqual(['/amp failed with the error "invalid_blocks"'])
  })
})

describe('a bot that fails', () => {
  test('by being away is "dispatch_failed"', async () => {
    await using standIn = await startStandIn()
    const { notices } = await standIn.workspace.type('general', '/amp dau')
    expect(notices).toEqual(['/amp failed with the error "dispatch_failed"'])
  })

  test('with a status other than 200 is "dispatch_failed"', async () => {
    await using standIn = await startStandIn()
    await using bot = await startBotServer(standIn, (_request, response) => response.writeHead(500).end())
    const { notices } = await standIn.workspace.type('general', '/amp dau')
    expect(bot.received()).toBe(1)
    expect(notices).toEqual(['/amp failed with the error "dispatch_failed"'])
  })

  test('by taking longer than Slack waits is "operation_timeout"', async () => {
    await using standIn = await startStandIn({ ackTimeoutMs: 50 })
    await using bot = await startBotServer(standIn, () => {})
    const { notices, result } = await standIn.workspace.type('general', '/amp dau')
    expect(bot.received()).toBe(1)
    expect(result).toEqual({ kind: 'timeout' })
    expect(notices).toEqual(['/amp failed with the error "operation_timeout"'])
  })

  test('never hears of commands that are not its own', async () => {
    await using standIn = await startStandIn()
    const { notices } = await standIn.workspace.type('general', '/giphy cats')
    expect(notices).toEqual(['"/giphy" is not a valid command.'])
  })
})
