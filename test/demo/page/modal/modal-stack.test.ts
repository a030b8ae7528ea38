import { beforeEach, describe, expect, it } from 'vitest'
import { sampleModal, samplePushed } from '../sample-views.ts'
import { hasNoBrowser, pageUnderTest } from '../page-under-test.ts'

describe.skipIf(hasNoBrowser)('a modal', () => {
  const under = pageUnderTest()
  const dialog = () => under.page.getByRole('dialog')

  beforeEach(async () => {
    under.workspace.answers['/demo/options'] = ({ value }) => {
      const names = ['Play Song', 'Purchase', 'Search'].filter((name) => name.includes(String(value)))
      return { options: names.map((name) => ({ text: { type: 'plain_text', text: name }, value: name })) }
    }
    under.workspace.publish({ type: 'modals', modals: [sampleModal] })
    await dialog().getByRole('heading', { name: 'Ask a question' }).waitFor()
  })

  it('puts the focus where the bot asked for it', async () => {
    await under.page.waitForFunction(`document.activeElement?.placeholder === 'What is it about?'`)
  })

  it('submits every input as Slack sends it', async () => {
    await dialog().getByRole('textbox', { name: 'Title' }).fill('Plays')
    await dialog()
      .getByRole('button', { name: /^Event/ })
      .click()
    await under.page.keyboard.type('Play')
    await dialog().getByRole('option', { name: 'Play Song' }).click()
    await dialog()
      .getByRole('button', { name: /^Steps/ })
      .click()
    await dialog().getByRole('option', { name: 'Search' }).click()
    await dialog().getByRole('option', { name: 'Purchase' }).click()
    await under.page.keyboard.press('Escape')
    await dialog().getByRole('button', { name: /^From/ }).click()
    await under.page.keyboard.press('ArrowRight')
    await under.page.keyboard.press('Enter')
    await dialog().getByRole('radio', { name: /Bars/ }).check()
    await dialog().getByRole('checkbox', { name: 'Compare' }).check()
    await dialog().getByRole('button', { name: 'Ask', exact: true }).click()
    const { viewId, state } = await under.workspace.next('/demo/submit')
    expect(viewId).toBe('V0FORM')
    expect(state).toMatchObject({
      title: { value: { type: 'plain_text_input', value: 'Plays' } },
      event: { value: { type: 'external_select', selected_option: { value: 'Play Song' } } },
      steps: { value: { selected_options: [{ value: 'Search' }, { value: 'Purchase' }] } },
      days: { value: { type: 'number_input', value: '30' } },
      channel: { value: { type: 'conversations_select', selected_conversation: 'C1' } },
      from: { value: { type: 'datepicker', selected_date: '2026-11-03' } },
      kind: { value: { selected_option: { value: 'Bars' } } },
      extras: { value: { selected_options: [{ value: 'Compare' }] } },
    })
  })

  it('shows what is wrong below the field it is about', async () => {
    under.workspace.answers['/demo/submit'] = () => ({ ok: false, errors: { title: 'Give it a title.' } })
    await dialog().getByRole('button', { name: 'Ask', exact: true }).click()
    await dialog().getByRole('alert').getByText('Give it a title.').waitFor()
    const field = dialog().getByRole('textbox', { name: 'Title' })
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  })

  it('says when the bot could not be reached', async () => {
    under.workspace.answers['/demo/submit'] = () => ({
      ok: false,
      problem: 'We had some trouble connecting. Try again?',
    })
    await dialog().getByRole('button', { name: 'Ask', exact: true }).click()
    await dialog().getByRole('alert').getByText('We had some trouble connecting. Try again?').waitFor()
  })

  it('keeps what was typed while another lies on it, and goes back to it', async () => {
    await dialog().getByRole('textbox', { name: 'Title' }).fill('Kept')
    under.workspace.publish({ type: 'modals', modals: [sampleModal, samplePushed] })
    await dialog().getByRole('heading', { name: 'More settings' }).waitFor()
    await dialog().getByRole('button', { name: 'Back' }).click()
    expect(await under.workspace.next('/demo/close')).toEqual({ viewId: 'V0MORE', isAll: false })
    under.workspace.publish({ type: 'modals', modals: [sampleModal] })
    await expect.poll(() => dialog().getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Kept')
  })

  it('closes them all by its cross', async () => {
    await dialog().getByRole('button', { name: 'Close' }).click()
    expect(await under.workspace.next('/demo/close')).toEqual({ viewId: 'V0FORM', isAll: true })
  })
})
