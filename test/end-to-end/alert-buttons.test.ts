import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import { buttonsOf, wordsOf } from '../support/bot-talk.ts'
import { driveForm, type FormDriver } from '../support/form-driver.ts'
import { pressedBy } from '../support/pressed-by.ts'
import { startMovingWorld, type MovingWorld } from '../support/moving-world.ts'

let world: MovingWorld
let form: FormDriver
const channel = 'growth'
/** The bot's heart beats each second. */
const inTime = { timeout: 5_000 }

beforeAll(async () => {
  world = await startMovingWorld({ start: '2026-11-23T10:00:00Z' })
  form = driveForm(world)
  await world.watch(channel, 'dau above 1')
  await world.moveTo('2026-11-24T03:05:00Z')
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const state = (): string => wordsOf(world.incident(channel))

/** Chooses of the menu below the incident, and waits until something is said that reads so. */
async function chooseMore(choice: string, awaited: RegExp): Promise<DemoMessage | undefined> {
  const { messages } = await world.slack.press(world.incident(channel), 'alert_more', {
    choice,
    until: (arrived) => arrived.messages.some((message) => awaited.test(wordsOf(message))),
  })
  return messages.find((message) => awaited.test(wordsOf(message)))
}

describe('below the message of an incident', () => {
  it('*Why?* is answered in its thread', async () => {
    const before = world.replies(channel).length
    await world.slack.press(world.incident(channel), 'alert_why', {
      until: () => world.replies(channel).length > before,
    })
    expect(world.replies(channel).at(-1)).toMatch(/^Why Daily active users .*\d+ on Mon, Nov 23 is /s)
  })

  it('*Open* asks the question of the alert', async () => {
    const { messages } = await world.slack.press(world.incident(channel), 'ask_alert', {
      until: (arrived) => arrived.messages.some(({ text }) => text.startsWith('Daily active users')),
    })
    expect(messages.map(wordsOf).join()).toMatch(/\d+ users on Mon, Nov 23/)
  })

  it('*This was useful* is noted, and asked no more', async () => {
    const noted = await chooseMore('This was useful', /Noted: alert 1 was useful/)
    expect(noted?.isEphemeral).toBe(true)
    await expect.poll(state, inTime).toMatch(/Called useful by .*, 3:05/)
    await expect(chooseMore('This was useful', /Noted/)).rejects.toThrow('There is no option')
  })

  it('*Mute alert* is told where it is told, and *Unmute* ends it', async () => {
    const told = await chooseMore('Mute alert', /was muted\s+by/)
    expect(told?.isEphemeral).toBe(false)
    await expect.poll(state, inTime).toMatch(/^🔕 Muted/)
    expect(buttonsOf(world.incident(channel))).toMatchObject({ alert_resume: 'Unmute' })
    await world.slack.press(world.incident(channel), 'alert_resume', {
      until: () => state().startsWith('🔺'),
    })
    expect(Object.keys(buttonsOf(world.incident(channel)))).toContain('alert_ack')
  })

  it('*Edit alert* opens the form filled in; another rule ends the incident of the one before', async () => {
    await world.choose(world.incident(channel), {
      actionId: 'alert_more',
      choice: 'Edit alert',
      until: () => world.slack.modals().length > 0,
    })
    expect(form.shown()).toContain('Edit alert 1')
    expect(form.shown()).toContain('"initial_value":"dau"')
    expect(form.shown()).toContain('"initial_value":"1"')
    const told = await form.submit({ 'amount.0': '5' })
    expect(wordsOf(told)).toMatch(/Alert 1.*was changed\s+by.*\/amp alert dau above 5/s)
    await expect.poll(state, inTime).toMatch(/^⏹ Closed.*Edited by .*, 3:05/s)
    expect(Object.keys(buttonsOf(world.incident(channel)))).toEqual(['ask_alert'])
  })
})

it('an incident whose alert is deleted says so, and cannot be pressed any more', async () => {
  await world.watch('product', 'dau above 1')
  await world.moveTo('2026-11-25T03:05:00Z')
  await world.slack.type('product', '/amp alert 2 delete', {
    until: () => world.incident('product').text.startsWith('Closed'),
  })
  expect(wordsOf(world.incident('product'))).toMatch(/^⏹ Closed.*Deleted by .*, 3:05/s)
  expect(Object.keys(buttonsOf(world.incident('product')))).toEqual(['ask_alert'])
})

describe('an alert that was called noise three times', () => {
  const noisy = 'metrics-alerts'
  const adopt = async (awaited: RegExp): Promise<DemoMessage | undefined> => {
    const proposal = world.slack.messages(noisy).find((message) => 'alert_adopt' in buttonsOf(message))
    if (proposal === undefined) throw new Error('Nothing was proposed.')
    const { messages } = await world.slack.press(proposal, 'alert_adopt', {
      until: (arrived) => arrived.messages.some((message) => awaited.test(wordsOf(message))),
    })
    return messages.find((message) => awaited.test(wordsOf(message)))
  }

  it('is offered a calmer rule in the thread, with what it would have done', async () => {
    await world.watch(noisy, 'dau above 100')
    await world.moveTo('2026-11-26T03:05:00Z')
    const message = world.incident(noisy)
    const noise = { message, actionId: 'alert_more', choice: 'This was noise' }
    for (const userId of ['U0GRACE001', 'U0MATEO001', 'U0YUKI0001'])
      await pressedBy(world, { userId, ...noise })
    const said = (): string => world.replies(noisy).at(-1) ?? ''
    await expect
      .poll(said)
      .toMatch(/was called noise three times\. With “above \d+” it would have fired once instead of 4 times/)
  })

  it('has it at a press', async () => {
    const changed = await adopt(/was changed\s+by/)
    expect(changed && wordsOf(changed)).toMatch(/\/amp alert dau above \d+.*it would have fired once/s)
    expect(await adopt(/has this rule already/)).toMatchObject({ isEphemeral: true })
  })
})

describe('below an answer', () => {
  it('*Make alert* opens the form with its question', async () => {
    const { messages } = await world.slack.type('product', '/amp event Play Song totals last 14d', {
      until: (arrived) => arrived.messages.some((message) => 'make_alert' in buttonsOf(message)),
    })
    const answer = messages.find((message) => 'make_alert' in buttonsOf(message))
    if (answer === undefined) throw new Error('There is no answer.')
    await form.openBy(answer, 'make_alert')
    expect(form.shown()).toContain('"initial_value":"event Play Song totals"')
    await form.close()
  })

  it('of a chart that somebody pasted, *Watch this chart* watches it', async () => {
    const link = 'https://app.amplitude.com/analytics/acme/chart/p1ay5ngs'
    const { messages } = await world.slack.type('product', `/amp ${link}`, {
      until: (arrived) => arrived.messages.some((message) => 'make_alert' in buttonsOf(message)),
    })
    const answer = messages.find((message) => 'make_alert' in buttonsOf(message))
    if (answer === undefined) throw new Error('There is no answer.')
    expect(buttonsOf(answer)).toMatchObject({ make_alert: 'Watch this chart' })
    await form.openBy(answer, 'make_alert')
    await expect.poll(() => form.shown(), inTime).toMatch(/In the last \d+ days it would/)
    expect(wordsOf(await form.submit())).toContain('/amp alert chart p1ay5ngs drops 20%')
  })
})
