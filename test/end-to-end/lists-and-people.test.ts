import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identity } from '../../src/demo/slack/state/identity.ts'
import { ask, blockTypes, buttonsOf, press, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld({ adminUsers: [identity.me] })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

describe('the list of events', () => {
  test('stands in pages, for the asker alone, and its pages turn in place', async () => {
    const { messages, answer } = await ask(world, 'product', '/amp events')
    expect(messages).toHaveLength(1)
    expect(answer.isEphemeral).toBe(true)
    expect(wordsOf(answer)).toMatch(/^\d+ events in Acme/)
    expect(wordsOf(answer)).toContain('page 1 of 2')
    expect(wordsOf(answer)).toMatch(/this week · [▲▼●] \S+ vs last week/)
    const next = await press(world, answer, 'events_page_next')
    expect(next.answer.ts).toBe(answer.ts)
    expect(wordsOf(next.answer)).toContain('page 2 of 2')
    expect(buttonsOf(next.answer)).toEqual({ events_page_previous: 'Previous' })
    const back = await press(world, next.answer, 'events_page_previous')
    expect(wordsOf(back.answer)).toContain('page 1 of 2')
  })

  test('is searched by either name', async () => {
    const { answer } = await ask(world, 'product', '/amp events app error')
    expect(wordsOf(answer)).toContain('`App Error` sent as `app_error`')
    expect(blockTypes(answer)).toEqual(['rich_text', 'section'])
  })

  test('offers what is alike where nothing holds the word', async () => {
    const { answer } = await ask(world, 'product', '/amp events serch')
    expect(wordsOf(answer)).toContain('No event of Acme holds “serch”. These are alike:')
    expect(wordsOf(answer)).toContain('`Search`')
  })

  test('charts an event into the channel, and stays', async () => {
    const { answer } = await ask(world, 'growth', '/amp events Play Song')
    const { answer: chart } = await press(world, answer, 'beside_event_0')
    expect(chart.isEphemeral).toBe(false)
    expect(wordsOf(chart)).toContain('Play Song')
    expect(world.slack.messages('growth').some(({ ts }) => ts === answer.ts)).toBe(true)
  })

  test('is a table or a file where that is asked for, for the asker alone, too', async () => {
    const table = await ask(world, 'product', '/amp events as table')
    expect(table.answer.isEphemeral).toBe(true)
    expect(blockTypes(table.answer)).toEqual(['rich_text', 'data_table'])
    const file = await ask(world, 'product', '/amp events play as csv')
    expect(file.answer.isEphemeral).toBe(true)
    expect(file.answer.text).toBe('The file is in our direct messages.')
    const [shared] = world.slack.messages('D0AMPBOT01').flatMap(({ files }) => files ?? [])
    expect(shared?.name).toBe('events-play.csv')
  })

  test('turns its pages in direct messages, too', async () => {
    const { answer } = await ask(world, 'D0AMPBOT01', '/amp events')
    const { answer: next } = await press(world, answer, 'events_page_next')
    expect(next.ts).toBe(answer.ts)
    expect(wordsOf(next)).toContain('page 2 of 2')
  })
})

describe('a person', () => {
  const typed = 'ana.'

  test('is chosen from several, and shown with what they did last, in the time of the reader', async () => {
    const { answer } = await ask(world, 'product', `/amp user ${typed}`)
    expect(answer.isEphemeral).toBe(true)
    expect(wordsOf(answer)).toMatch(/\d+ people in Acme {2}?match “ana\.”, of whom you see 10/)
    const { answer: person } = await press(world, answer, 'person_pick_0')
    expect(person.isEphemeral).toBe(true)
    expect(wordsOf(person)).toContain('First seen')
    expect(wordsOf(person)).toContain('only you see this')
    expect(JSON.stringify(person.blocks)).toContain('"type":"date"')
  })

  test('is shown at once where only one is meant, with everything else a press away', async () => {
    const several = await ask(world, 'metrics-alerts', `/amp user ${typed}`)
    const [who = ''] = /ana\.\w+@example\.com/.exec(wordsOf(several.answer)) ?? []
    const { answer } = await ask(world, 'metrics-alerts', `/amp user ${who}`)
    expect(blockTypes(answer)[0]).toBe('header')
    expect(wordsOf(answer)).toContain(who)
    expect(buttonsOf(answer)).toEqual({ person_properties: 'All properties' })
    const { answer: all } = await press(world, answer, 'person_properties')
    expect(all.isEphemeral).toBe(true)
    expect(wordsOf(all)).toContain('gp:')
    expect(JSON.stringify(world.log)).not.toContain(who)
    expect(world.slack.messages('metrics-alerts').every(({ isEphemeral }) => isEphemeral)).toBe(true)
  })

  test('whom nobody knows is told', async () => {
    const { answer } = await ask(world, 'product', '/amp user nobody-at-all')
    expect(wordsOf(answer)).toContain('Nobody in Acme has the user id')
  })

  test('asked for in a thread is still shown to the asker alone', async () => {
    const { answer } = await ask(world, 'launch-room', `@ampbot user ${typed}`)
    expect(answer.isEphemeral).toBe(true)
    expect(world.slack.messages('launch-room').filter(({ text }) => text.startsWith('Fetching'))).toEqual([])
  })

  test('is shown to nobody else', async () => {
    await using other = await startBotWorld()
    const { answer } = await ask(other, 'product', `/amp user ${typed}`)
    expect(answer.isEphemeral).toBe(true)
    expect(wordsOf(answer)).toContain('Only the people named in ADMIN_USERS')
    expect(wordsOf(answer)).not.toContain('@example.com')
  })
})

test('projects and status are told to the asker', async () => {
  const projects = await ask(world, 'product', '/amp projects')
  expect(projects.answer.isEphemeral).toBe(true)
  expect(wordsOf(projects.answer)).toContain('Acme , days in UTC · the one that is asked by itself')
  const status = await ask(world, 'product', '/amp status')
  expect(status.answer.isEphemeral).toBe(true)
  expect(wordsOf(status.answer)).toContain('Ampbot is well')
})

test('an ambiguous name has a button for each event that may be meant', async () => {
  const { answer } = await ask(world, 'product', '/amp event Pl last 7d')
  expect(answer.isEphemeral).toBe(true)
  const buttons = Object.values(buttonsOf(answer))
  expect(buttons.length).toBeGreaterThan(1)
  expect(buttons.length).toBeLessThanOrEqual(5)
  expect(buttons.join(' ')).toContain('Ask: event Play Song last 7d')
})
