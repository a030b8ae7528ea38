import { describe, expect, it } from 'vitest'
import { howToGetChromium } from '../../support/browser.ts'
import { sampleHome } from './sample-views.ts'
import { hasNoBrowser, pageUnderTest } from './page-under-test.ts'

if (hasNoBrowser) console.warn(`The suites of the demo's page were ${howToGetChromium}`)

describe.skipIf(hasNoBrowser)('the demo’s page', () => {
  const under = pageUnderTest()

  it('asks the bot for its Home tab when that is opened', async () => {
    under.workspace.answers['/demo/home'] = () => {
      under.workspace.publish({ type: 'home', home: sampleHome })
      return { ok: true }
    }
    await under.page.getByRole('navigation').getByRole('button', { name: 'Ampbot' }).click()
    await under.page.getByRole('tab', { name: 'Home' }).click()
    await under.page.getByRole('heading', { name: 'Good to see you, Ada' }).waitFor()
    await under.page.getByRole('button', { name: 'Ask again' }).click()
    expect(await under.workspace.next('/demo/action')).toMatchObject({
      container: { type: 'view', viewId: 'V0HOME' },
    })
  })

  it('follows the system’s theme until one is chosen', async () => {
    const theme = () => under.page.evaluate<string>('document.documentElement.dataset.theme')
    expect(await theme()).toBe('light')
    await under.page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(theme).toBe('dark')
    await under.page.getByRole('button', { name: /^Theme: system/ }).click()
    await expect.poll(theme).toBe('light')
  })

  it('fits a phone, where channels are a screen of their own', async () => {
    await under.page.setViewportSize({ width: 390, height: 800 })
    const overflow = await under.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBe(0)
    await under.page.getByRole('button', { name: 'Show channels' }).click()
    await under.page.getByRole('button', { name: 'growth' }).click()
    await under.page.getByRole('textbox', { name: 'Message #growth' }).waitFor()
  })
})
