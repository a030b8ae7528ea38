import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ask, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'
import { driveForm, type FormDriver } from '../support/form-driver.ts'

let world: BotWorld
let form: FormDriver

beforeAll(async () => {
  world = await startBotWorld({ speed: 2 })
  form = driveForm(world)
})
afterEach(async () => form.close())
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

/** The backtest comes a moment after the rest. */
async function backtested(): Promise<string> {
  await expect.poll(() => form.shown(), { timeout: 5_000 }).toMatch(/In the last \d+ days it would/)
  return form.shown()
}

/** The form has grown with the choice; two updates may follow each other. */
async function choose(actionId: string, choice: string, shown: string): Promise<void> {
  await world.slack.press('modal', actionId, { choice, until: () => form.shown().includes(shown) })
}

it('opens with what was typed, shows how often it would have fired, and sets the alert up', async () => {
  await form.open('/amp alert new dau drops 20%')
  expect(form.shown()).toContain('New alert')
  expect(await backtested()).toContain('/amp alert dau drops 20% vs last week')
  await choose('alertform_condition', 'above', 'Limit')
  await choose('alertform_amount', '5', '/amp alert dau above 5')
  await backtested()
  expect(form.shown()).toContain('It is already true')
  const confirmation = await form.submit()
  expect(world.slack.modals()).toEqual([])
  expect(confirmation.isEphemeral).toBe(false)
  expect(wordsOf(confirmation)).toMatch(/“Daily active users” was set up.*\/amp alert dau above 5/s)
})

it('grows with what is asked for: the rarer fields, quiet hours, a name', async () => {
  await form.open('/amp alert new event Play Song totals unusual')
  await backtested()
  expect(form.shown()).not.toContain('Quiet hours')
  await choose('alertform_show_all', '', 'Quiet hours')
  await choose('alertform_quiet', 'nights and weekends', 'Quiet from (Europe/Berlin)')
  await choose('alertform_place', 'person', '"block_id":"person"')
  const told = await form.submit({
    title: 'Plays',
    person: 'U0ADA00001',
    'quiet.from': '21:00',
    reminders: '1',
    ends: '2027-01-31',
  })
  expect(told.channelId).toMatch(/^D/)
  expect(wordsOf(told)).toMatch(/“Plays” was set up.*quiet 21:00–\d\d:00 and at weekends \(Europe\/Berlin\)/s)
  expect(wordsOf(told)).toMatch(/until .*2027.*up to 1 reminder/s)
})

it('gives the alert to whoever is chosen as its owner', async () => {
  await form.open('/amp alert new event Play Song totals drops 30%')
  await backtested()
  await choose('alertform_show_all', '', 'Owner')
  const id = /^Alert (\d+)/.exec((await form.submit({ owner: 'U0GRACE001' })).text)?.[1]
  const history = async (): Promise<string> => {
    const { messages } = await ask(world, 'product', `/amp alert ${id} history`)
    return JSON.stringify(messages.map(({ blocks }) => blocks))
  }
  await expect.poll(history, { timeout: 5_000 }).toContain('handed over')
  const { messages } = await ask(world, 'product', `/amp alert ${id}`)
  expect(JSON.stringify(messages[0]?.blocks)).toContain('"user_id":"U0GRACE001"')
})

it('keeps every mistake on its field, and stays open', async () => {
  await form.open('/amp alert new event Plya Song')
  const { result } = await world.slack.submit({ 'amount.0': 'much' })
  expect(result).toMatchObject({ ok: false, errors: { 'amount.0': 'Type a number, such as “20%”.' } })
  const { result: named } = await world.slack.submit({ 'amount.0': '20%' })
  expect(named).toMatchObject({ ok: false, errors: { 'question.0': expect.stringContaining('“Play Song”') } })
})

it('says on the field that there is no such chart, and sets nothing up', async () => {
  await form.open('/amp alert new chart abc123')
  await expect.poll(() => form.shown(), { timeout: 5_000 }).toContain('There is no saved chart')
  const { result } = await world.slack.submit()
  expect(result).toMatchObject({
    ok: false,
    errors: { 'question.0': expect.stringContaining('no saved chart') },
  })
})

it('says on the field that the bot is no member of the channel, and sets nothing up', async () => {
  await form.open('/amp alert new dau drops 20%', 'random')
  const { result } = await world.slack.submit()
  expect(result).toMatchObject({ ok: false, errors: { channel: expect.stringContaining('/invite @ampbot') } })
})

it('sends the picture of its backtest to whoever fills it in', async () => {
  await form.open('/amp alert new dau below 100')
  await backtested()
  const { messages } = await world.slack.press('modal', 'alertform_picture', {
    until: (arrived) => arrived.messages.some(({ channelId }) => channelId.startsWith('D')),
  })
  expect(messages.flatMap(({ blocks }) => blocks.map(({ type }) => type))).toContain('image')
})

it('is a press away in a mention, which comes without leave to open it', async () => {
  const { messages } = await world.slack.type('product', '@ampbot alert dau', {
    until: (arrived) => arrived.messages.some(({ text }) => text.includes('Here is the form')),
  })
  const invitation = messages.find(({ text }) => text.includes('Here is the form'))
  if (invitation === undefined) throw new Error('There is no invitation.')
  await form.openBy(invitation, 'make_alert')
  expect(form.shown()).toContain('"initial_value":"dau"')
})
