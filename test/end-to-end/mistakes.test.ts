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
  { sentence: 'five thousand of one', text: 'x'.repeat(5_000) },
  { sentence: 'an article', text: 'Lorem ipsum dolor sit amet, '.repeat(180) },
  { sentence: 'a broadcast', text: '<!channel>' },
  { sentence: 'a broadcast in words', text: '@here dau' },
  { sentence: 'a broadcast as the name of a saved question', text: 'forget <!channel>' },
  { sentence: 'a broadcast as a value', text: 'dau where country is <!channel>' },
  { sentence: 'a person', text: '<@U0BEN00001>' },
  {
    sentence: 'all markup at once',
    text: 'event <!channel> *bold* `code` ```fence``` <b>html</b> @here &amp; last 7d',
  },
  { sentence: 'asterisks', text: '*bold* _italic_ ~struck~' },
  { sentence: 'a fence', text: '```fence```' },
  { sentence: 'HTML', text: '<b>html</b><script>alert(1)</script>' },
  { sentence: 'SQL', text: 'SELECT * FROM users WHERE 1=1; --' },
  { sentence: 'SQL behind a question', text: "dau'; DROP TABLE users; --" },
  { sentence: 'SQL in quotes', text: 'event "\'; DROP TABLE events; --"' },
  { sentence: 'text from right to left', text: 'כמה משתמשים פעילים' },
  { sentence: 'an event from right to left', text: 'event شغّل الأغنية last 7d' },
  { sentence: 'emoji', text: '🎉🎉🎉' },
  { sentence: 'a family', text: 'event 👩‍👩‍👧‍👦 last 7d' },
  { sentence: 'JSON', text: '{"event_type": "Play Song"}' },
  { sentence: 'the beginning of a quote', text: '“' },
]

test.each(pasted)('$sentence: the answer is private, harmless and helpful', async ({ text }) => {
  const { messages, answer } = await ask(world, 'product', `/amp ${text}`)
  expect(messages).toHaveLength(1)
  expect(answer.isEphemeral).toBe(true)
  expect(answer.text).not.toMatch(/<!|<@|Something broke/)
  // A code block: nothing in it is markup. Below it something to press.
  expect(blockTypes(answer)).toEqual(['rich_text', 'actions'])
  expect(wordsOf(answer)).toMatch(/\/amp .*\n +\^/)
  expect(Object.keys(buttonsOf(answer)).length).toBeGreaterThan(0)
})

test('control characters and line breaks are spaces', async () => {
  const { answer } = await ask(world, 'product', '/amp event Play\u0000 Song\n\n\u2028 last\t7d')
  expect(wordsOf(answer)).toContain('/amp event Play Song last 7d')
  expect(answer.isEphemeral).toBe(false)
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
