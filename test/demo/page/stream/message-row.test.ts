import { describe, expect, it } from 'vitest'
import { hasNoBrowser, pageUnderTest } from '../page-under-test.ts'

/** How far the stream is scrolled from its end; runs in the page. */
const pixelsBelow = `(() => {
  const box = document.querySelector('.conversation-scroller')
  return box.scrollHeight - box.scrollTop - box.clientHeight
})()`

describe.skipIf(hasNoBrowser)('messages', () => {
  const under = pageUnderTest()
  const dialog = () => under.page.getByRole('dialog')

  it('say what a pressed button is', async () => {
    await under.page.getByRole('button', { name: 'Share' }).first().click()
    expect(await under.workspace.next('/demo/action')).toMatchObject({
      container: { type: 'message', channelId: 'C1' },
      blockId: 'answer',
      action: { type: 'button', action_id: 'share', value: 'share' },
    })
  })

  it('ask before they do what cannot be undone', async () => {
    await under.page.getByRole('button', { name: 'Delete', exact: true }).first().click()
    await dialog().getByText('Delete this answer?').waitFor()
    await dialog().getByRole('button', { name: 'Keep' }).click()
    expect(under.workspace.posted).toEqual([])
    await under.page.getByRole('button', { name: 'Delete', exact: true }).first().click()
    await dialog().getByRole('button', { name: 'Delete' }).click()
    expect(await under.workspace.next('/demo/action')).toMatchObject({ action: { action_id: 'delete' } })
  })

  it('tell the bot of a choice, made with the keyboard alone', async () => {
    await under.page.getByRole('button', { name: 'Range' }).first().focus()
    await under.page.keyboard.press('Enter')
    await under.page.getByRole('combobox', { name: 'Search Range' }).waitFor()
    await under.page.keyboard.type('30')
    await under.page.keyboard.press('Enter')
    const chosen = { text: { type: 'plain_text', text: 'last 30d' }, value: 'last 30d' }
    expect(await under.workspace.next('/demo/action')).toMatchObject({
      action: { type: 'static_select', action_id: 'range', selected_option: chosen },
    })
  })

  it('enlarge their pictures, and Escape closes them', async () => {
    await under.page
      .getByRole('button', { name: /^Enlarge/ })
      .first()
      .click()
    await dialog()
      .getByRole('img', { name: /Line chart/ })
      .waitFor()
    await under.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  it('can be dismissed when only one person sees them', async () => {
    const mistake = under.page.getByRole('article', { name: /I don’t know “funel”/ })
    await mistake.hover()
    await mistake.getByRole('button', { name: 'Dismiss message' }).click()
    await mistake.waitFor({ state: 'detached' })
  })

  it('open their thread at the side, where a reply goes into it', async () => {
    await under.page.getByRole('button', { name: /2 replies/ }).click()
    const thread = under.page.getByRole('complementary', { name: 'Thread' })
    await thread.getByText('Sunday looks low').waitFor()
    await thread.getByRole('textbox', { name: 'Reply…' }).fill('It filled up')
    await under.page.keyboard.press('Enter')
    expect(await under.workspace.next('/demo/command')).toMatchObject({
      text: 'It filled up',
      threadTs: '1795438800.000100',
    })
  })

  it('stay in sight at the end while an answer and its picture arrive', async () => {
    const message = under.workspace.state.messages.find((each) => each.echo !== undefined)!
    under.workspace.publish({
      type: 'message',
      message: { ...message, ts: '1795439400.000100', text: 'The newest' },
    })
    const newest = under.page.getByRole('article', { name: 'Ampbot: The newest' })
    await newest
      .getByRole('img', { name: /Line chart/ })
      .first()
      .waitFor()
    const left = () => under.page.evaluate<number>(pixelsBelow)
    await expect.poll(left).toBeLessThan(2)
    expect(await under.page.getByRole('button', { name: 'Latest messages' }).count()).toBe(0)
  })

  it('show what Slack itself says as a line by Slackbot', async () => {
    under.workspace.publish({
      type: 'notice',
      channelId: 'C1',
      text: '/amp failed with the error "dispatch_failed"',
    })
    await under.page
      .getByRole('article', { name: 'Slackbot: /amp failed with the error "dispatch_failed"' })
      .waitFor()
  })
})
