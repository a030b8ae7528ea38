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

it('opens with what was typed, says how it is understood, and sets the digest up', async () => {
  await form.open('/amp digest new dau last 14d')
  expect(form.shown()).toContain('✓ Daily active users, last 14 days')
  expect(form.shown()).toContain('"Europe/Berlin"')
  await form.choose('digestform_add')
  await form.choose('digestform_question_1', 'event pley song')
  expect(form.shown()).toContain('Play Song')
  expect(form.shown()).toContain('⚠ ')
  await form.choose('digestform_question_1', 'event play song')
  expect(form.shown()).toContain('read as “event Play Song”')
  await form.choose('digestform_when', 'monday and thursday at 8:30 Tokyo')
  expect(form.shown()).toContain('Thu, Nov 26, 8:30')
  expect(form.shown()).toContain('"Asia/Tokyo"')
  await form.choose('digestform_menu_1', 'up')
  const confirmation = await form.submit({ title: 'Numbers of the week' })
  expect(world.slack.modals()).toEqual([])
  expect(confirmation.isEphemeral).toBe(false)
  const words = wordsOf(confirmation)
  expect(words).toContain('“Numbers of the week” was set up')
  expect(words).toContain('Every Monday and Thursday at 8:30 Asia/Tokyo')
  expect(words.indexOf('Play Song')).toBeLessThan(words.indexOf('/amp dau last 14d'))
})

it('opens below an answer with its question', async () => {
  const { answer } = await ask(world, 'growth', '/amp dau last 14d')
  await form.openBy(answer, 'make_digest')
  expect(form.shown()).toContain('"initial_value":"dau last 14d"')
  expect(wordsOf(await form.submit())).toContain('“Daily active users” was set up')
})

it('opens with a digest, and keeps what was changed', async () => {
  const { answer } = await ask(world, 'growth', '/amp digests')
  await form.openBy(answer, 'digest_edit')
  expect(form.shown()).toContain('Edit digest')
  await form.choose('digestform_show_all')
  await form.choose('digestform_call', 'here')
  const changed = await form.submit({ 'when.0': 'every month on the 1st at 10:00', pictures: 'each' })
  expect(wordsOf(changed)).toContain('was changed')
  expect(wordsOf(changed)).toContain('Every month on the 1st at 10:00')
})

it('moves a digest to another channel, and tells both', async () => {
  await form.open('/amp digest new wau', 'growth')
  await form.submit({ title: 'Movable' })
  const card = wordsOf((await ask(world, 'growth', '/amp digests')).answer)
  const id = /Digest (\d+)\s+“Movable”/.exec(card)?.[1] ?? ''
  await form.open(`/amp digest ${id} edit`, 'growth')
  const refused = await world.slack.submit({ channel: 'C0RANDOM01' })
  expect(refused.result).toMatchObject({ errors: { channel: expect.stringContaining('/invite @ampbot') } })
  expect(wordsOf((await ask(world, 'growth', `/amp digest ${id}`)).answer)).toContain('C0GROWTH01')
  await form.submit({ channel: 'C0PRODUCT1' })
  expect(world.slack.messages('product').map(wordsOf).join()).toContain('“Movable” was changed')
  const farewell = (): boolean =>
    world.slack.messages('growth').map(wordsOf).join().includes('“Movable” goes elsewhere now')
  await expect.poll(farewell).toBe(true)
})

it('keeps every mistake on its field, and stays open', async () => {
  await form.open('/amp digest new dau; funel A > B')
  const { result } = await world.slack.submit({ 'when.0': 'every dya' })
  expect(result).toMatchObject({
    ok: false,
    errors: {
      'question.1': expect.stringContaining('funnel'),
      'when.0': expect.stringContaining('I don’t know “every dya”'),
    },
  })
})

it('says on the field that the bot is no member of the channel, and sets nothing up', async () => {
  await form.open('/amp digest new dau', 'random')
  const { result } = await world.slack.submit()
  expect(result).toMatchObject({
    ok: false,
    errors: { channel: 'I am not a member of this channel. Type /invite @ampbot there, then do this again.' },
  })
  expect(wordsOf((await ask(world, 'random', '/amp digests')).answer)).toContain('There are no digests')
})

it('sends it to a person, who hears of it', async () => {
  await form.open('/amp digest new dau')
  await form.choose('digestform_place', 'person')
  const told = await form.submit({ person: 'U0ADA00001' })
  expect(told.channelId).toMatch(/^D/)
  expect(wordsOf(told)).toContain('was set up')
})

it('previews what would come, for one person alone', async () => {
  await form.open('/amp digest new dau last 14d; event Play Song last 14d')
  const before = world.slack.messages('product').length
  const hasAnswer = (): boolean =>
    world.slack.modals().length === 2 && !JSON.stringify(world.slack.modals()[1]).includes('Asking')
  await world.slack.press('modal', 'digestform_preview', { timeoutMs: 10_000, until: hasAnswer })
  expect(form.shown()).toContain('Play Song')
  expect(form.shown()).toContain('vs')
  expect(world.slack.messages('product')).toHaveLength(before)
})

it('is a press away in a mention, which comes without leave to open it', async () => {
  const { answer } = await ask(world, 'product', '@ampbot digest new dau last 7d')
  await form.openBy(answer, 'make_digest')
  expect(form.shown()).toContain('"initial_value":"dau last 7d"')
})
