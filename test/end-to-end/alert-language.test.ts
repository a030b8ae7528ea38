import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import { wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld({ speed: 2 })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

/** Types it, and waits for a message that says so. */
async function say(text: string, awaited: RegExp): Promise<DemoMessage> {
  const isAwaited = (message: DemoMessage): boolean => awaited.test(wordsOf(message).replaceAll(/\s+/g, ' '))
  const { messages } = await world.slack.type('product', `/amp ${text}`, {
    timeoutMs: 10_000,
    until: (arrived) => arrived.messages.some(isAwaited),
  })
  const found = messages.find(isAwaited)
  if (found === undefined) throw new Error('It came and went.')
  expect(`${wordsOf(found)} ${found.text}`).not.toMatch(/undefined|NaN|null|\[object/)
  return found
}

interface Row {
  text: string
  says: RegExp
}

const made: Row[] = [
  {
    text: 'dau drops 20% vs last week',
    says: /“Daily active users” was set up .*In the last \d+ days it would/,
  },
  { text: 'realtime below 500 for 3', says: /“Active users right now” was set up .*It is already true/ },
  {
    text: 'event Purchase hourly totals unusual',
    says: /\/amp alert event Purchase totals hourly unusual ,/,
  },
  { text: 'funnel Search > Play Song below 40%', says: /“Search → Play Song” was set up/ },
  { text: 'retention day 7 drops 10%', says: /“Day 7 retention” was set up/ },
  { text: 'event Play Song by platform drops 30%', says: /each group by itself, in one message/ },
  {
    text: 'me when event play song totals is outside 100..5000',
    says: /Play Song totals outside 100\.\.5000/,
  },
  { text: 'new users weekly rises 200 for 2', says: /new users weekly rises by 200 vs previous for 2/ },
  { text: 'sessions average below 2min', says: /“Average session length” was set up/ },
]

describe('an alert is set up in its channel, by everything that may be said', () => {
  it.each(made)('/amp alert $text', async ({ text, says }) => {
    const confirmation = await say(`alert ${text}`, /Alert \d+ “.*was set up by/)
    expect(confirmation.isEphemeral).toBe(false)
    expect(wordsOf(confirmation).replaceAll(/\s+/g, ' ')).toMatch(says)
  })
})

const mistakes: Row[] = [
  { text: 'dau drops', says: /`drops` needs a number, for example `drops 20%`/ },
  { text: 'funnel Search > Play Song drops 200%', says: /\^{4} ?\|?.*Nothing drops by more than all of it/ },
  { text: 'event Plya Song drops 20%', says: /No event “Plya Song” in Acme\. Did you mean “Play Song”/ },
  { text: 'dau dorps 20%', says: /I don’t know “dorps” here\. Try `alert dau drops 20%`/ },
  { text: 'dau < 300', says: /Try `alert dau below 300`/ },
  { text: 'dau drops 20% below 10', says: /An alert has one condition/ },
  { text: 'dau drops 20% for 100', says: /`for` takes 1 to 12 points in a row/ },
  { text: 'composition platform drops 10%', says: /no day can be told from another/ },
  { text: 'user 12345 below 3', says: /watches numbers, and no people/ },
  { text: 'chart abc123 drops 20%', says: /There is no saved chart “abc123” in Acme/ },
  { text: 'dau by nonsense drops 20%', says: /has never received the user property “nonsense”/ },
  { text: '99 mute', says: /There is no alert 99\. \/amp alerts lists those/ },
  { text: '1 frobnicate', says: /I don’t know “frobnicate”. Of an alert:/ },
  { text: '1 snooze', says: /Until when\? For example `snooze 2h`/ },
  { text: '1 give to grace', says: /To whom\? Mention the person with @/ },
]

describe('a mistake is told to whoever made it, with what to type, and nothing is set up', () => {
  it.each(mistakes)('/amp alert $text', async ({ text, says }) => {
    expect((await say(`alert ${text}`, says)).isEphemeral).toBe(true)
  })

  it('and no more alerts are there than were set up', async () => {
    await say('alerts', new RegExp(`^${made.length} alerts in this channel`))
  })
})

const tended: (Row & { isForAll?: true })[] = [
  { text: 'alert 1', says: /Alert 1 “Daily active users”, kept by .*never fired · next check/ },
  { text: 'alert 1 test', says: /is fine\. .*the rule asks for a drop of 20%/ },
  { text: 'alert 1 backtest', says: /In the last \d+ days it would/ },
  { text: 'alert 1 snooze 2h', says: /Alert 1 sleeps until Mon, Nov 23/ },
  { text: 'alert 1 resume', says: /Alert 1 “Daily active users” was resumed by/, isForAll: true },
  { text: 'alert 1 pause', says: /was muted by/, isForAll: true },
  { text: 'alert mute 1', says: /Alert 1 is muted already/ },
  { text: 'alert 1 unmute', says: /was resumed by/, isForAll: true },
  { text: 'alert 1 ack', says: /there is nothing to acknowledge/ },
  { text: 'alert 1 history', says: /the newest first .*resumed by .*muted by .*snoozed by .*set up by/ },
  { text: 'alerts mine', says: /alerts of yours/ },
  { text: 'alerts all', says: /for administrators only/ },
  { text: 'alert 2 delete', says: /To have it again: \/amp alert realtime below 500 for 3/ },
  { text: 'alert 3 give to @grace', says: /was handed over to by/, isForAll: true },
  { text: 'alert 3 mute', says: /Alert 3 belongs to ; only they or an administrator can change it/ },
  { text: 'note 2026-11-27 Black Friday', says: /is “Black Friday” in Acme: left out of what is usual/ },
  { text: 'notes', says: /1 known day of Acme .*Black Friday/ },
  { text: 'note 2026-11-27 delete', says: /is a day like any other again/ },
  { text: 'why dau yesterday', says: /^Why: Daily active users .*Nov 22 is .*Sun, Nov 15/, isForAll: true },
  { text: 'why retention', says: /`why` explains `dau`/ },
]

describe('what there is, is looked after', () => {
  it.each(tended)('/amp $text', async ({ text, says, isForAll }) => {
    expect((await say(text, says)).isEphemeral).toBe(isForAll !== true)
  })

  it.each(['alert', 'alert new', 'alert dau', 'alert 1 edit'])('/amp %s opens the form', async (text) => {
    await world.slack.type('product', `/amp ${text}`, { until: () => world.slack.modals().length > 0 })
    expect(JSON.stringify(world.slack.modals())).toContain(text.includes('1') ? 'Edit alert 1' : 'New alert')
    await world.slack.closeModal(true)
  })
})

describe('an alert is set up by every door', () => {
  it.each([
    { door: 'a mention', channel: 'product', text: '@ampbot alert dau rises 50%', told: '#C0PRODUCT1' },
    { door: 'a direct message', channel: 'D0AMPBOT01', text: 'alert dau rises 50%', told: '@U0ADA00001' },
  ])('$door', async ({ channel, text, told }) => {
    await world.slack.type(channel, text, {
      timeoutMs: 10_000,
      until: ({ messages }) => messages.some((message) => message.text.includes(`told in <${told}>`)),
    })
  })

  it('but not where the bot may not speak', async () => {
    const { messages } = await world.slack.type('random', '/amp alert dau rises 50%', {
      timeoutMs: 10_000,
      until: (arrived) => arrived.messages.some(({ text }) => text.includes('Nothing is set up yet.')),
    })
    expect(messages.at(-1)?.text).toContain('/invite @ampbot')
  })
})
