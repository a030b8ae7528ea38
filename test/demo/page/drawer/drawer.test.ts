import { beforeEach, describe, expect, it } from 'vitest'
import { hasNoBrowser, pageUnderTest } from '../page-under-test.ts'

describe.skipIf(hasNoBrowser)('behind the curtain', () => {
  const under = pageUnderTest()

  const drawer = () => under.page.getByRole('complementary', { name: 'Behind the curtain' })

  beforeEach(async () => {
    await under.page.getByRole('button', { name: 'Behind the curtain' }).click()
    await drawer().waitFor()
  })

  it('moves the clock', async () => {
    await drawer().getByRole('button', { name: '+1 day' }).click()
    expect(await under.workspace.next('/demo/clock')).toEqual({ advanceMs: 86_400_000 })
    under.workspace.publish({ type: 'clock', now: '2026-11-24T13:10:00.000Z' })
    await under.page.getByRole('banner').getByText('Tue, Nov 24').first().waitFor()
  })

  it('sets the clock to a time in the reader’s zone', async () => {
    await drawer().getByLabel('Set the clock to').fill('2026-12-01T09:00')
    await drawer().getByRole('button', { name: 'Set', exact: true }).click()
    expect(await under.workspace.next('/demo/clock')).toEqual({ now: '2026-12-01T08:00:00.000Z' })
  })

  it('starts an incident from now on', async () => {
    await drawer().getByRole('button', { name: 'Plays on iOS −60 %' }).click()
    expect(await under.workspace.next('/demo/incidents')).toMatchObject({
      start: { where: { property: 'platform', value: 'iOS' }, factor: 0.4 },
    })
  })

  it('leads from setting an alert up to its end, a step a button', async () => {
    const step = (name: string) => drawer().getByRole('button', { name, exact: true })
    await step('Set the alert up').click()
    expect(await under.workspace.next('/demo/command')).toMatchObject({
      text: '/amp alert event Play Song or Video totals unusual',
    })
    await step('Break it').click()
    expect(await under.workspace.next('/demo/incidents')).toMatchObject({
      start: { label: 'Plays on iOS −60 %' },
    })
    await step('Two days on').click()
    expect(await under.workspace.next('/demo/clock')).toEqual({ advanceMs: 2 * 86_400_000 })
    expect(await step('Mend it').isDisabled()).toBe(true)
  })

  it('switches a fault on', async () => {
    await drawer().getByRole('combobox', { name: '/api/2/funnels' }).selectOption('gatewayTimeout')
    expect(await under.workspace.next('/demo/faults')).toEqual({
      route: '/api/2/funnels',
      kind: 'gatewayTimeout',
    })
  })

  it('shows requests as they are made, with cost and status', async () => {
    const target = '/api/2/users?m=active&i=1'
    const request = {
      at: '2026-11-23T13:10:01Z',
      to: 'amplitude',
      method: 'GET',
      target,
      status: 429,
    } as const
    under.workspace.publish({
      type: 'request',
      request: { ...request, durationMs: 12, cost: 30, problem: 'Too many' },
    })
    const row = drawer().getByRole('listitem').filter({ hasText: target })
    await row.waitFor()
    expect(await row.textContent()).toContain('cost 30')
    expect(await row.textContent()).toContain('429')
  })
})
