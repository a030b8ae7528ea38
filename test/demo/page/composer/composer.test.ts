import { describe, expect, it } from 'vitest'
import type { DemoMessage } from '../../../../src/demo/slack/page-protocol.ts'
import { answerBlocks } from '../sample-blocks.ts'
import { hasNoBrowser, pageUnderTest } from '../page-under-test.ts'

describe.skipIf(hasNoBrowser)('the composer', () => {
  const under = pageUnderTest()
  const composer = () => under.page.getByRole('textbox', { name: 'Message #product' })
  const answer: DemoMessage = {
    channelId: 'C1',
    ts: '1795439400.000100',
    userId: 'UBOT',
    text: 'Daily active users: 13,301',
    blocks: answerBlocks,
    isEphemeral: false,
    isEdited: false,
  }

  it('sends what a greeting proposed, and shows the answer with its picture', async () => {
    under.workspace.answers['/demo/command'] = () => {
      under.workspace.publish({
        type: 'message',
        message: { ...answer, echo: '/amp dau last 30d vs previous' },
      })
      return { ok: true }
    }
    await under.page.getByRole('button', { name: '/amp dau last 30d vs previous' }).click()
    expect(await composer().inputValue()).toBe('/amp dau last 30d vs previous')
    await under.page.keyboard.press('Enter')
    const shown = under.page.getByRole('article', { name: 'Ampbot: Daily active users: 13,301' }).last()
    await shown
      .getByRole('img', { name: /Line chart of daily active users/ })
      .first()
      .waitFor()
    expect(await under.workspace.next('/demo/command')).toEqual({
      channelId: 'C1',
      text: '/amp dau last 30d vs previous',
    })
    expect(await under.page.getByRole('region', { name: 'Things to try' }).count()).toBe(0)
    expect(await composer().inputValue()).toBe('')
  })

  it('lists commands after a slash and completes one with Enter', async () => {
    await composer().fill('/a')
    await under.page.getByRole('option', { name: /\/amp .*Ask Amplitude/ }).waitFor()
    await under.page.keyboard.press('Enter')
    expect(await composer().inputValue()).toBe('/amp ')
    expect(under.workspace.posted.some((post) => post.path === '/demo/command')).toBe(false)
  })

  it('suggests questions, of which the arrow keys and Tab pick one', async () => {
    await composer().fill('/amp fun')
    await under.page.getByRole('option', { name: /funnel Search/ }).waitFor()
    await under.page.keyboard.press('Tab')
    expect(await composer().inputValue()).toBe('/amp funnel Search > Select > Play within 7d')
  })

  it('brings back with the arrow key what was sent', async () => {
    for (const text of ['/amp dau', '/amp mau']) {
      await composer().fill(text)
      await under.page.keyboard.press('Enter')
    }
    await under.page.keyboard.press('ArrowUp')
    await under.page.keyboard.press('ArrowUp')
    expect(await composer().inputValue()).toBe('/amp dau')
  })

  it('invites the bot where it is not a member, as a command and by the button', async () => {
    await under.page.getByRole('button', { name: 'random' }).click()
    await under.page.getByRole('textbox', { name: 'Message #random' }).fill('/invite @ampbot')
    await under.page.keyboard.press('Enter')
    const invitation = { channelId: 'C4', isBotMember: true }
    expect(await under.workspace.next('/demo/membership')).toEqual(invitation)
    under.workspace.posted.length = 0
    await under.page.getByRole('button', { name: 'Invite Ampbot' }).click()
    expect(await under.workspace.next('/demo/membership')).toEqual(invitation)
  })
})
