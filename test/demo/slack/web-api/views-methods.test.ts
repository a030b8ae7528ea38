import type { App } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { refusal, startStandIn, type StandIn } from '../../../support/slack-stand-in.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const modal = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain(title),
  blocks: [
    { type: 'section', text: plain('Hello') },
    { type: 'actions', elements: [{ type: 'button', text: plain('Next'), action_id: 'next' }] },
  ],
  ...more,
})

/** Keeps the trigger ids that come with commands and buttons, newest last. */
function keepTriggers(triggers: string[]): (app: App) => void {
  return (app) => {
    app.command('/amp', async ({ ack, command }) => {
      triggers.push(command.trigger_id)
      await ack()
    })
    app.action('next', async ({ ack, body }) => {
      if ('trigger_id' in body) triggers.push(body.trigger_id)
      await ack()
    })
  }
}

interface Triggered extends StandIn {
  /** Those that came with commands and buttons, newest last. */
  triggers: string[]
  freshTrigger(): Promise<string>
}

async function startTriggered(): Promise<Triggered> {
  const triggers: string[] = []
  const standIn = await startStandIn({}, keepTriggers(triggers))
  const freshTrigger = async () => {
    await standIn.workspace.type('general', '/amp build', { quietMs: 0 })
    return triggers.at(-1)!
  }
  return Object.assign(standIn, { triggers, freshTrigger })
}

describe('opening', () => {
  test('shows the modal, with the ids that Slack adds', async () => {
    await using standIn = await startTriggered()
    const trigger_id = await standIn.freshTrigger()
    const { view } = await standIn.client.views.open({ trigger_id, view: modal('Chart') })
    expect(view).toMatchObject({
      type: 'modal',
      root_view_id: view?.id,
      state: { values: {} },
      bot_id: 'B0AMPBOT01',
    })
    expect(standIn.workspace.modals()[0]).toMatchObject({ id: view?.id, hash: view?.hash, kind: 'modal' })
    expect(standIn.workspace.modals()[0]?.view.blocks[0]).toHaveProperty('block_id')
  })

  test('works with a trigger once, within three seconds, and with no other', async () => {
    await using standIn = await startTriggered()
    const { client, clock } = standIn
    const open = (trigger_id: string) => client.views.open({ trigger_id, view: modal('Chart') })
    const first = await standIn.freshTrigger()
    await clock.advance(2_999)
    await open(first)
    expect(await refusal(open(first))).toMatchObject({ error: 'exchanged_trigger_id' })
    const second = await standIn.freshTrigger()
    await clock.advance(3_000)
    expect(await refusal(open(second))).toMatchObject({ error: 'expired_trigger_id' })
    expect(await refusal(open('1.2.abc'))).toMatchObject({ error: 'invalid_trigger_id' })
  })

  test('refuses a wrong view with pointers into it, and keeps the trigger good', async () => {
    await using standIn = await startTriggered()
    const trigger_id = await standIn.freshTrigger()
    const wrong = standIn.client.views.open({ trigger_id, view: modal('x'.repeat(25)) })
    expect(await refusal(wrong)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    })
    await standIn.client.views.open({ trigger_id, view: modal('Chart') })
  })

  test('refuses a view of more than 250 KB', async () => {
    await using standIn = await startTriggered()
    const text = plain('x'.repeat(3000))
    const blocks = Array.from({ length: 90 }, () => ({ type: 'section' as const, text }))
    const trigger_id = await standIn.freshTrigger()
    const call = standIn.client.views.open({ trigger_id, view: modal('Chart', { blocks }) })
    expect(await refusal(call)).toMatchObject({ error: 'view_too_large' })
  })
})

describe('pushing', () => {
  test('stacks three modals and no more, each from inside the one below', async () => {
    await using standIn = await startTriggered()
    const { client, workspace } = standIn
    const push = async (title: string) => {
      await workspace.press('modal', 'next', { quietMs: 0 })
      return await client.views.push({ trigger_id: standIn.triggers.at(-1)!, view: modal(title) })
    }
    const outside = await standIn.freshTrigger()
    await client.views.open({ trigger_id: await standIn.freshTrigger(), view: modal('one') })
    await push('two')
    const { view } = await push('three')
    expect(view).toMatchObject({
      root_view_id: workspace.modals()[0]?.id,
      previous_view_id: workspace.modals()[1]?.id,
    })
    expect(await refusal(push('four'))).toMatchObject({ error: 'push_limit_reached' })
    const stray = client.views.push({ trigger_id: outside, view: modal('stray') })
    expect(await refusal(stray)).toMatchObject({ error: 'invalid_trigger_id' })
    expect(workspace.modals()).toHaveLength(3)
  })
})

describe('updating', () => {
  test('changes an open view by its id or external id, unless it has moved on', async () => {
    await using standIn = await startTriggered()
    const { client, workspace } = standIn
    const trigger_id = await standIn.freshTrigger()
    const opened = await client.views.open({ trigger_id, view: modal('one', { external_id: 'chart' }) })
    const { id: view_id = '', hash = '' } = opened.view ?? {}
    await client.views.update({ view_id, hash, view: modal('two', { external_id: 'chart' }) })
    const late = client.views.update({ view_id, hash, view: modal('late') })
    expect(await refusal(late)).toMatchObject({ error: 'hash_conflict' })
    await client.views.update({ external_id: 'chart', view: modal('three') })
    expect(workspace.modals()[0]?.view).toMatchObject({ title: plain('three') })
    await workspace.closeModal()
    const gone = client.views.update({ view_id, view: modal('gone') })
    expect(await refusal(gone)).toMatchObject({ error: 'not_found' })
  })

  test('refuses an external id that another view has', async () => {
    await using standIn = await startStandIn()
    const { client } = standIn
    const view = { type: 'home' as const, external_id: 'mine', blocks: [{ type: 'divider' as const }] }
    await client.views.publish({ user_id: 'U0ADA00001', view })
    const other = client.views.publish({ user_id: 'U0GRACE001', view })
    expect(await refusal(other)).toMatchObject({ error: 'duplicate_external_id' })
  })
})

describe('the Home tab', () => {
  test('is published for one person, and again under the same id', async () => {
    await using standIn = await startStandIn()
    const { client, workspace } = standIn
    const home = (text: string) => ({
      type: 'home' as const,
      blocks: [{ type: 'header', text: plain(text) }],
    })
    expect(workspace.home()).toBeNull()
    const first = await client.views.publish({ user_id: 'U0ADA00001', view: home('one') })
    const second = await client.views.publish({
      user_id: 'U0ADA00001',
      view: home('two'),
      hash: first.view?.hash ?? '',
    })
    expect(second.view?.id).toBe(first.view?.id)
    expect(workspace.home()?.view.blocks[0]).toMatchObject(home('two').blocks[0]!)
    const late = client.views.publish({
      user_id: 'U0ADA00001',
      view: home('late'),
      hash: first.view?.hash ?? '',
    })
    expect(await refusal(late)).toMatchObject({ error: 'hash_conflict' })
    await client.views.publish({ user_id: 'U0GRACE001', view: home('hers') })
    expect(workspace.home()?.view.blocks[0]).toMatchObject(home('two').blocks[0]!)
    const nobody = client.views.publish({ user_id: 'U0NOBODY01', view: home('x') })
    expect(await refusal(nobody)).toMatchObject({ error: 'user_not_found' })
  })
})
