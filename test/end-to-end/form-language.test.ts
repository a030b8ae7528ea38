import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { identity } from '../../src/demo/slack/state/identity.ts'
import { wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'
import { formClauses } from '../support/form-clauses.ts'
import { driveForm, type FormDriver, type FormRow, type FormStep } from '../support/form-driver.ts'

let world: BotWorld
let form: FormDriver

beforeAll(async () => {
  world = await startBotWorld({ adminUsers: [identity.me], speed: 4 })
  form = driveForm(world)
})
afterEach(async () => form.close())
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const play: FormStep = ['form_event_0', 'Play Song']
const search: FormStep = ['form_event_0', 'Search']

/** Each kind of question of the language. */
const questions: readonly FormRow[] = [
  { kind: 'dau', steps: [], text: 'dau' },
  { kind: 'wau', steps: [], text: 'wau' },
  { kind: 'mau', steps: [], text: 'mau' },
  { kind: 'new users', steps: [], text: 'new users' },
  { kind: 'realtime', steps: [], text: 'realtime' },
  { kind: 'event', steps: [play], text: 'event Play Song' },
  {
    kind: 'event',
    steps: [play, ['form_add_event'], ['form_event_1', 'Search']],
    text: 'event Play Song, Search',
  },
  {
    kind: 'formula',
    steps: [
      ['form_head', 'UNIQUES(A)/UNIQUES(B)'],
      ['form_event_0', 'Purchase'],
      ['form_event_1', 'Play Song'],
    ],
    text: 'formula UNIQUES(A)/UNIQUES(B) of Purchase, Play Song',
  },
  {
    kind: 'funnel',
    steps: [search, ['form_event_1', 'Play Song'], ['form_add_event'], ['form_event_2', 'Purchase']],
    text: 'funnel Search > Play Song > Purchase',
  },
  { kind: 'retention', steps: [], text: 'retention' },
  {
    kind: 'retention',
    steps: [
      ['form_event_0', 'Sign Up'],
      ['form_event_1', 'Play Song'],
    ],
    text: 'retention Sign Up > Play Song',
  },
  {
    kind: 'retention',
    steps: [play, ['form_event_1', 'Play Song']],
    text: 'retention Play Song',
  },
  { kind: 'sessions', steps: [['form_head', 'length']], text: 'sessions length' },
  { kind: 'sessions', steps: [['form_head', 'average']], text: 'sessions average' },
  { kind: 'sessions', steps: [['form_head', 'per user']], text: 'sessions per user' },
  { kind: 'composition', steps: [['form_head_property', 'platform']], text: 'composition platform' },
  { kind: 'ltv', steps: [['form_head', 'arpu']], text: 'ltv' },
  { kind: 'ltv', steps: [['form_head', 'arppu']], text: 'ltv arppu' },
  { kind: 'ltv', steps: [['form_head', 'revenue']], text: 'ltv revenue' },
  { kind: 'ltv', steps: [['form_head', 'payers']], text: 'ltv payers' },
  { kind: 'events', steps: [], text: 'events' },
  { kind: 'events', steps: [['form_head', 'song']], text: 'events song' },
  { kind: 'user', steps: [['form_head', 'user-1']], text: 'user user-1' },
  {
    kind: 'chart',
    steps: [['form_head', 'https://app.amplitude.com/analytics/acme/chart/p1ay5ngs']],
    text: 'chart p1ay5ngs',
  },
]

describe('the form', () => {
  it.each(questions)('asks what can be asked: $text', async ({ kind, steps, text }) => {
    await form.build(kind, steps)
    expect(form.line()).toBe(`/amp ${text}`)
    const answer = wordsOf(await form.submit())
    expect(answer).not.toMatch(/Something broke|could not|did not answer/)
  })

  it.each(formClauses)('says each clause: $text', async ({ kind, steps, text }) => {
    await form.build(kind, steps)
    expect(form.line()).toBe(`/amp ${text}`)
  })
})
