import type { App, SlackViewAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { startStandIn, type StandIn } from '../../../support/slack-stand-in.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (value: string) => ({ text: plain(value), value })
const form = (more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'chart',
  title: plain('New chart'),
  submit: plain('Ask'),
  private_metadata: 'draft-7',
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'event',
      label: plain('Event'),
      element: { type: 'plain_text_input', action_id: 'name', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'range',
      label: plain('Range'),
      element: {
        type: 'static_select',
        action_id: 'range',
        options: [option('7d'), option('30d')],
        initial_option: option('7d'),
      },
    },
    {
      type: 'input',
      block_id: 'where',
      label: plain('Where'),
      optional: true,
      element: {
        type: 'multi_static_select',
        action_id: 'where',
        options: [option('iOS'), option('Android')],
      },
    },
    {
      type: 'input',
      block_id: 'to',
      label: plain('Post to'),
      optional: true,
      element: { type: 'conversations_select', action_id: 'to', response_url_enabled: true },
    },
  ],
  ...more,
})

/** The stand-in with the form open, and the submissions that the bot gets. */
async function startWithForm(
  answer: (app: App, submissions: SlackViewAction[]) => void,
  view = form(),
): Promise<StandIn & { submissions: SlackViewAction[] }> {
  const submissions: SlackViewAction[] = []
  const standIn = await startStandIn({}, (app) => {
    app.command('/amp', async ({ ack, client, command }) => {
      await ack()
      await client.views.open({ trigger_id: command.trigger_id, view })
    })
    answer(app, submissions)
  })
  await standIn.workspace.type('general', '/amp build')
  return Object.assign(standIn, { submissions })
}

const acknowledge =
  (body?: object) =>
  (app: App, submissions: SlackViewAction[]): void => {
    app.view('chart', async ({ ack, body: submission }) => {
      submissions.push(submission)
      await (ack as (body?: object) => Promise<void>)(body)
    })
  }

describe('submitting', () => {
  test('sends the value of every input, touched or not, and closes the modal', async () => {
    await using standIn = await startWithForm(acknowledge())
    const { result } = await standIn.workspace.submit({ event: 'Play Song', to: 'C0GROWTH01' })
    expect(result).toEqual({ ok: true })
    expect(standIn.workspace.modals()).toEqual([])
    const [submission] = standIn.submissions
    expect(submission?.view).toMatchObject({ callback_id: 'chart', private_metadata: 'draft-7' })
    expect(submission?.view.state.values).toEqual({
      event: { name: { type: 'plain_text_input', value: 'Play Song' } },
      range: { range: { type: 'static_select', selected_option: option('7d') } },
      where: { where: { type: 'multi_static_select', selected_options: [] } },
      to: { to: { type: 'conversations_select', selected_conversation: 'C0GROWTH01' } },
    })
    expect(submission).toMatchObject({
      trigger_id: expect.any(String),
      response_urls: [{ block_id: 'to', action_id: 'to', channel_id: 'C0GROWTH01' }],
    })
  })

  test('is stopped by Slack itself while a required input is empty or a text too long', async () => {
    await using standIn = await startWithForm(acknowledge())
    expect((await standIn.workspace.submit()).result).toEqual({
      ok: false,
      errors: { event: 'Please complete this required field.' },
    })
    expect((await standIn.workspace.submit({ event: 'x'.repeat(21) })).result).toMatchObject({
      errors: { event: 'Please use at most 20 characters.' },
    })
    expect(standIn.submissions).toEqual([])
  })

  test('shows the bot’s errors below the inputs and keeps the modal', async () => {
    const errors = { event: 'No event “Plya Song” in Acme.' }
    await using standIn = await startWithForm(acknowledge({ response_action: 'errors', errors }))
    expect((await standIn.workspace.submit({ event: 'Plya Song' })).result).toEqual({ ok: false, errors })
    expect(standIn.workspace.modals()).toHaveLength(1)
  })

  test('can change the modal, push another, or clear them all', async () => {
    const next = form({ title: plain('Next') })
    await using updating = await startWithForm(acknowledge({ response_action: 'update', view: next }))
    await updating.workspace.submit({ event: 'a' })
    expect(updating.workspace.modals()).toMatchObject([{ view: { title: plain('Next') } }])
    await using pushing = await startWithForm(acknowledge({ response_action: 'push', view: next }))
    await pushing.workspace.submit({ event: 'a' })
    expect(pushing.workspace.modals()).toHaveLength(2)
    await using clearing = await startWithForm(acknowledge({ response_action: 'clear' }))
    await clearing.workspace.submit({ event: 'a' })
    expect(clearing.workspace.modals()).toEqual([])
  })

  const troubles: { it: string; answer: object }[] = [
    {
      it: 'errors for blocks that are not there',
      answer: { response_action: 'errors', errors: { evnt: 'no' } },
    },
    { it: 'errors without any', answer: { response_action: 'errors', errors: {} } },
    { it: 'a wrong view', answer: { response_action: 'update', view: { type: 'modal' } } },
    { it: 'an action that Slack does not know', answer: { response_action: 'explode' } },
  ]
  test.each(troubles)('has "some trouble connecting" with $it', async ({ answer }) => {
    await using standIn = await startWithForm(acknowledge(answer))
    const { result } = await standIn.workspace.submit({ event: 'a' })
    expect(result).toEqual({ ok: false, problem: 'We had some trouble connecting. Try again?' })
    expect(standIn.workspace.modals()).toHaveLength(1)
  })
})

describe('closing', () => {
  test('tells the bot of modals that asked for it, and whether all were closed', async () => {
    const closed: SlackViewAction[] = []
    await using standIn = await startWithForm((app) =>
      app.view({ callback_id: 'chart', type: 'view_closed' }, async ({ ack, body }) => {
        closed.push(body)
        await ack()
      }),
    )
    await standIn.workspace.closeModal()
    expect(closed).toMatchObject([{ type: 'view_closed', is_cleared: false, view: { callback_id: 'chart' } }])
    expect(standIn.workspace.modals()).toEqual([])
  })

  test('keeps quiet about modals that did not ask', async () => {
    const closed: SlackViewAction[] = []
    const quiet = form({ notify_on_close: false })
    await using standIn = await startWithForm((app) => {
      app.view({ callback_id: 'chart', type: 'view_closed' }, async ({ ack, body }) => {
        closed.push(body)
        await ack()
      })
    }, quiet)
    await standIn.workspace.closeModal(true)
    expect(closed).toEqual([])
    expect(standIn.workspace.modals()).toEqual([])
  })
})
