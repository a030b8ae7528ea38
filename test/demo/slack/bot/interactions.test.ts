import type { App, BlockAction, BlockSuggestion, GlobalShortcut, MessageShortcut } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { post, startStandIn } from '../../../support/slack-stand-in.ts'

const general = 'C0GENERAL1'
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (value: string) => ({ text: plain(value.toUpperCase()), value })
const controls = [
  {
    type: 'actions',
    block_id: 'controls',
    elements: [
      { type: 'button', action_id: 'refresh', text: plain('Refresh'), value: 'query-7' },
      { type: 'static_select', action_id: 'range', options: [option('7d'), option('30d')] },
      { type: 'overflow', action_id: 'more', options: [option('csv'), option('table')] },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-11-22' },
      { type: 'external_select', action_id: 'event', min_query_length: 0 },
    ],
  },
]

function keepActions(actions: BlockAction[]): (app: App) => void {
  return (app) => {
    app.action(/.*/, async ({ ack, body }) => {
      actions.push(body as BlockAction)
      await ack()
    })
    app.options('event', async ({ ack, payload }) => {
      await ack({
        options: [option('play'), option('search')].filter(({ value }) => value.startsWith(payload.value)),
      })
    })
  }
}

describe('pressing something in a message', () => {
  test('sends the button with the message, a trigger and a way to answer', async () => {
    const actions: BlockAction[] = []
    await using standIn = await startStandIn({}, keepActions(actions))
    await post(standIn, { channel: general, text: 'DAU', blocks: controls })
    const [message] = standIn.workspace.messages('general')
    const { result } = await standIn.workspace.press(message!, 'refresh')
    expect(result).toEqual({ ok: true })
    expect(actions[0]).toMatchObject({
      type: 'block_actions',
      team: { id: 'T0ACME0001', domain: 'acme' },
      user: { id: 'U0ADA00001', username: 'ada' },
      container: { type: 'message', message_ts: message!.ts, channel_id: general, is_ephemeral: false },
      channel: { id: general, name: 'general' },
      message: { text: 'DAU', bot_id: 'B0AMPBOT01' },
      trigger_id: expect.any(String),
      response_url: expect.any(String),
      state: { values: { controls: { day: { type: 'datepicker', selected_date: '2026-11-22' } } } },
    })
    expect(actions[0]?.actions).toEqual([
      {
        type: 'button',
        action_id: 'refresh',
        block_id: 'controls',
        text: plain('Refresh'),
        value: 'query-7',
        action_ts: expect.any(String),
      },
    ])
  })

  const choices = [
    { actionId: 'range', choice: '30d', chosen: { selected_option: option('30d') } },
    { actionId: 'more', choice: 'CSV', chosen: { selected_option: option('csv') } },
    { actionId: 'day', choice: '2026-11-01', chosen: { selected_date: '2026-11-01' } },
    { actionId: 'event', choice: 'search', chosen: { selected_option: option('search') } },
  ]
  test.each(choices)('sends what was chosen in $actionId', async ({ actionId, choice, chosen }) => {
    const actions: BlockAction[] = []
    await using standIn = await startStandIn({}, keepActions(actions))
    await post(standIn, { channel: general, text: 'DAU', blocks: controls })
    await standIn.workspace.press(standIn.workspace.messages('general')[0]!, actionId, { choice })
    expect(actions[0]?.actions[0]).toMatchObject(chosen)
  })

  test('cannot send an ephemeral message back, but can replace it', async () => {
    const actions: BlockAction[] = []
    await using standIn = await startStandIn({}, (app) =>
      app.action('refresh', async ({ ack, body, respond }) => {
        actions.push(body as BlockAction)
        await ack()
        await respond({ replace_original: true, text: 'Refreshed' })
      }),
    )
    const { client, workspace } = standIn
    await client.chat.postEphemeral({ channel: general, user: 'U0ADA00001', text: 'DAU', blocks: controls })
    const { messages } = await workspace.press(workspace.messages('general')[0]!, 'refresh')
    expect(actions[0]?.container).toMatchObject({ is_ephemeral: true })
    expect(actions[0]?.message).toBeUndefined()
    expect(messages).toMatchObject([{ text: 'Refreshed', isEphemeral: true, isEdited: true }])
    expect(workspace.messages('general')).toHaveLength(1)
  })

  test('says so when nobody listens, and names what could be pressed', async () => {
    await using standIn = await startStandIn()
    await post(standIn, { channel: general, text: 'DAU', blocks: controls })
    const [message] = standIn.workspace.messages('general')
    const { result } = await standIn.workspace.press(message!, 'refresh')
    expect(result).toEqual({ ok: false, problem: expect.stringContaining('did not respond') })
    const lost = standIn.workspace.press(message!, 'delete')
    await expect(lost).rejects.toThrow(
      'There is no element "delete"; there is: refresh, range, more, day, event',
    )
  })
})

describe('an external select', () => {
  const body = { type: 'block_suggestion', action_id: 'event', block_id: 'controls', value: 'pl' }

  test('asks the bot, and offers what it answers', async () => {
    const asked: BlockSuggestion[] = []
    await using standIn = await startStandIn({}, (app) =>
      app.options('event', async ({ ack, body }) => {
        asked.push(body)
        await ack({ options: [option('play')] })
      }),
    )
    await post(standIn, { channel: general, text: 'DAU', blocks: controls })
    const [message] = standIn.workspace.messages('general')
    const answer = await standIn.workspace.lookUp(message!, 'event', 'pl')
    expect(answer).toEqual({ options: [option('play')] })
    expect(asked[0]).toMatchObject({
      ...body,
      channel: { id: general },
      container: { message_ts: message!.ts },
    })
  })

  const answers: { it: string; answer: object }[] = [
    { it: 'more than a hundred', answer: { options: Array.from({ length: 101 }, (_, i) => option(`${i}`)) } },
    { it: 'options that are none', answer: { options: [{ label: 'play' }] } },
    { it: 'nothing that Slack knows', answer: { events: [] } },
  ]
  test.each(answers)('offers nothing when the bot answers $it', async ({ answer }) => {
    await using standIn = await startStandIn({}, (app) =>
      app.options('event', async ({ ack }) => ack(answer as Parameters<typeof ack>[0])),
    )
    await post(standIn, { channel: general, text: 'DAU', blocks: controls })
    const [message] = standIn.workspace.messages('general')
    expect(await standIn.workspace.lookUp(message!, 'event', 'pl')).toEqual({ options: [] })
  })
})

describe('shortcuts', () => {
  test('reach the bot from anywhere, and from a message', async () => {
    const used: (GlobalShortcut | MessageShortcut)[] = []
    await using standIn = await startStandIn({}, (app) =>
      app.shortcut(/.*/, async ({ ack, shortcut }) => {
        used.push(shortcut)
        await ack()
      }),
    )
    await post(standIn, { channel: general, text: 'DAU' })
    const [message] = standIn.workspace.messages('general')
    await standIn.workspace.useShortcut('new_chart')
    await standIn.workspace.useShortcut('chart_thread', { message: message! })
    expect(used[0]).toMatchObject({
      type: 'shortcut',
      callback_id: 'new_chart',
      trigger_id: expect.any(String),
    })
    expect(used[1]).toMatchObject({
      type: 'message_action',
      callback_id: 'chart_thread',
      message_ts: message!.ts,
      message: { text: 'DAU' },
      channel: { id: general },
    })
  })
})
