import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, blockTypes, buttonsOf, press, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const mistakes = [
  {
    text: 'funel Search > Play',
    caret: "     ^^^^^  I don't know “funel”.",
    button: 'Ask: funnel Search > Play',
  },
  {
    text: 'event Plya Song last 14d',
    caret: '           ^^^^^^^^^  No event “Plya Song” in Acme.',
    button: 'Ask: event Play Song last 14d',
  },
  { text: 'dau by country where', caret: '^^^^^', button: undefined },
  { text: 'dau last 400d', caret: '365 days', button: 'Ask: dau last 365d' },
]

test.each(mistakes)(
  '/amp $text is answered privately: what, where, and what to type',
  async ({ text, caret, button }) => {
    const { messages, answer } = await ask(world, 'product', `/amp ${text}`)
    expect(messages).toHaveLength(1)
    expect(answer.isEphemeral).toBe(true)
    expect(blockTypes(answer)[0]).toBe('rich_text')
    expect(wordsOf(answer)).toContain(`/amp ${text}`)
    expect(wordsOf(answer)).toContain(caret)
    if (button !== undefined) expect(Object.values(buttonsOf(answer))).toContain(button)
  },
)

test('pressing the suggestion asks it, in the place of the mistake', async () => {
  const mistake = await ask(world, 'growth', '/amp event Plya Song last 14d')
  const { answer } = await press(world, mistake.answer, 'ask_0')
  expect(answer.isEphemeral).toBe(false)
  expect(wordsOf(answer)).toContain('Play Song, uniques')
  expect(world.slack.messages('growth').filter(({ isEphemeral }) => isEphemeral)).toEqual([])
})

test('a name that holds keywords needs no quotes', async () => {
  const { answer } = await ask(world, 'product', '/amp event Add to Cart, then Pay last 14d')
  expect(answer.isEphemeral).toBe(false)
  expect(wordsOf(answer)).toContain('Add to Cart, then Pay')
})

test('a project that there is not is a mistake like any other', async () => {
  const { answer } = await ask(world, 'product', '/amp dau project Nowhere')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain('Nowhere')
})

test('nothing that a person types can call a channel', async () => {
  const { answer } = await ask(world, 'product', '/amp event "<!channel> `*x*` &amp;"')
  expect(answer.text).not.toContain('<!channel>')
  expect(blockTypes(answer)[0]).toBe('rich_text')
})

const pasted = [
  { sentence: 'five thousand characters', text: `event ${'Play Song, Search '.repeat(280)}` },
  {
    sentence: 'markup and broadcasts',
    text: 'event <!channel> *bold* `code` ```fence``` <b>html</b> @here &amp; last 7d',
  },
  { sentence: 'SQL', text: "dau'; DROP TABLE users; --" },
  { sentence: 'text from right to left, and emoji', text: 'event شغّل الأغنية 🎉👩‍👩‍👧‍👦 last 7d' },
  { sentence: 'control characters and line breaks', text: 'event Play\u0000 Song\n\n\u2028 last\t7d' },
]

test.each(pasted)('$sentence: the answer is private, harmless and helpful', async ({ text }) => {
  const { messages, answer } = await ask(world, 'product', `/amp ${text}`)
  expect(messages).toHaveLength(1)
  expect(answer.text).not.toMatch(/<!|<@(?!U0ADA00001)|Something broke/)
  if (answer.isEphemeral) expect(blockTypes(answer)[0]).toBe('rich_text')
})

test.each(['/amp', '/amp help'])(
  "%s shows what can be asked, with the project's own events",
  async (text) => {
    const { answer } = await ask(world, 'product', text)
    expect(answer.isEphemeral).toBe(true)
    expect(wordsOf(answer)).toContain('What you can ask')
    expect(wordsOf(answer)).toContain('Launch App')
    expect(Object.keys(buttonsOf(answer))).toEqual(['ask_0', 'ask_1', 'ask_2', 'ask_3', 'open_form_build'])
  },
)

test('help has a page on each thing', async () => {
  const { answer } = await ask(world, 'product', '/amp help funnel')
  expect(wordsOf(answer)).toContain('within 7d')
})

test('an example of the help page is one press away', async () => {
  const help = await ask(world, 'product', '/amp help dau')
  const { answer } = await press(world, help.answer, 'ask_0')
  expect(wordsOf(answer)).toContain('Daily active users')
})

test('what people typed is not logged', () => {
  expect(JSON.stringify(world.log)).not.toMatch(/Plya|Nowhere/)
})
