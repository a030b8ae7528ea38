import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../../src/errors.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'
import { parseCommand } from '../../../src/query/parse-command.ts'
import type { Query } from '../../../src/query/query.ts'
import { fillForm, fillFromDraft } from '../../../src/slack/modals/fill-form.ts'
import { writeForm } from '../../../src/slack/modals/write-form.ts'
import { queryArbitrary } from '../../support/query-arbitrary.ts'

const channel = 'C0PRODUCT'
const today = '2026-11-23'

function read(text: string): Query {
  const command = parseCommand(text, { today })
  if (command instanceof InvalidQueryError) throw command
  if (command.kind !== 'question') throw new Error(`${text} is no question`)
  return command.question.query
}

describe('a form that is filled in from a question', () => {
  it('writes the same question again, whatever it is', () => {
    fc.assert(
      fc.property(queryArbitrary, (query) => {
        fc.pre(describeQuery(query).length <= 2_900)
        expect(read(writeForm(fillForm(query, channel)).text)).toEqual(query)
      }),
      { numRuns: 500 },
    )
  })

  it('has a field for each part', () => {
    const form = fillForm(
      read(
        'funnel Search > "Add to Cart, then Pay" [genre is rock] within 7d in any order for new users where country is Japan and gp:plan is set by platform weekly 2026-10-01..2026-10-31 top 5 vs last week as table private',
      ),
      channel,
    )
    expect(form).toMatchObject({
      kind: 'funnel',
      events: ['Search', '"Add to Cart, then Pay"'],
      choices: {
        window: 'within 7d',
        order: 'in any order',
        population: 'for new users',
        range: 'dates',
        interval: 'weekly',
        comparison: 'vs last week',
        output: 'as table',
      },
      conditions: [
        { id: 0, property: 'country', operator: 'is', values: 'Japan' },
        { id: 1, property: 'gp:plan', operator: 'is set', values: '' },
        { kind: 'own', id: 2, event: '1', property: 'genre', operator: 'is', values: 'rock' },
      ],
      groupBy: ['platform'],
      from: '2026-10-01',
      to: '2026-10-31',
      top: '5',
      more: '',
      destination: 'private',
    })
  })

  it('has a row for each condition, and each segment has its own', () => {
    const text =
      'dau where cohort 5mjbq8w and who did "Sign Up" >= 2 in 7d segment country is Japan and who did not Purchase in 30d segment cohort is not x1y2'
    expect(fillForm(read(text), channel)).toMatchObject({
      conditions: [
        { kind: 'cohort', id: 0, operator: 'is', cohort: '5mjbq8w' },
        { kind: 'behaviour', id: 1, event: 'Sign Up', often: '>=', count: '2', days: '7' },
      ],
      segments: [
        {
          id: 2,
          conditions: [
            { kind: 'property', id: 3, property: 'country', operator: 'is', values: 'Japan' },
            { kind: 'behaviour', id: 4, event: 'Purchase', often: 'never', count: '', days: '30' },
          ],
        },
        { id: 5, conditions: [{ kind: 'cohort', id: 6, operator: 'is not', cohort: 'x1y2' }] },
      ],
      more: '',
    })
  })

  const kinds: { text: string; form: object }[] = [
    { text: 'chart https://app.amplitude.com/analytics/acme/chart/abc1234', form: { head: 'abc1234' } },
    { text: 'chart "today"', form: { kind: 'chart', head: '"today"' } },
    { text: 'events', form: { kind: 'events', head: '' } },
    { text: 'events song', form: { kind: 'events', head: 'song' } },
    { text: 'user ana@acme.com', form: { kind: 'user', head: 'ana@acme.com', destination: 'private' } },
    { text: 'realtime as table', form: { kind: 'realtime', choices: { output: 'as table' } } },
    { text: 'event Play rolling 7', form: { rolling: '7', smoothed: '' } },
    { text: 'event Play project Acme EU', form: { project: 'Acme EU', more: '' } },
    { text: 'event Play smoothed 3', form: { rolling: '', smoothed: '3' } },
  ]
  it.each(kinds)('knows every kind: $text', ({ text, form }) => {
    expect(fillForm(read(text), channel)).toMatchObject(form)
  })

  const kept: { sentence: string; text: string; more: string }[] = [
    {
      sentence: 'more segments than can be read',
      text: `dau ${['Japan', 'Peru', 'Chile', 'Spain', 'Italy'].map((name) => `segment country is ${name}`).join(' ')}`,
      more: 'segment country is Japan segment country is Peru segment country is Chile segment country is Spain segment country is Italy',
    },
    {
      sentence: 'a name that no list can hold, with all other conditions in their order',
      text: `dau where country is Japan and gp:${'x'.repeat(150)} is 1`,
      more: `where country is Japan and gp:${'x'.repeat(150)} is 1`,
    },
    {
      sentence: 'more conditions than can be read',
      text: `dau where ${Array.from({ length: 11 }, (_, index) => `gp:p${index} is 1`).join(' and ')}`,
      more: `where ${Array.from({ length: 11 }, (_, index) => `gp:p${index} is 1`).join(' and ')}`,
    },
    {
      sentence: 'a project whose name no list can hold',
      text: `event Play project ${'x'.repeat(151)}`,
      more: `project ${'x'.repeat(151)}`,
    },
  ]
  it.each(kept)('keeps as text what has no field: $sentence', ({ text, more }) => {
    expect(fillForm(read(text), channel).more).toBe(more)
  })

  it('leaves conditions of single events behind their names where there is no room for rows', () => {
    const others = Array.from({ length: 10 }, (_, index) => `gp:p${index} is 1`).join(' and ')
    const form = fillForm(read(`funnel Search > Play [genre is rock] where ${others}`), channel)
    expect(form.events).toEqual(['Search', 'Play [genre is rock]'])
    expect(form.conditions).toHaveLength(10)
  })

  it('keeps a question as a whole that has no form', () => {
    const long = `event "${'x'.repeat(200)}, y"`
    expect(fillForm(read(long), channel)).toMatchObject({ kind: 'text', text: long })
  })
})

describe('a form that is filled in from what was typed', () => {
  const drafts: { sentence: string; draft: string; form: object }[] = [
    { sentence: 'nothing: the most usual kind', draft: '', form: { kind: 'event', events: [] } },
    { sentence: 'a kind alone', draft: 'Funnel', form: { kind: 'funnel', events: [] } },
    { sentence: 'a whole question', draft: 'mau by country', form: { kind: 'mau', groupBy: ['country'] } },
    {
      sentence: 'a funnel of one step',
      draft: 'funnel Search last 14d',
      form: { kind: 'funnel', events: ['Search'], choices: { range: 'last 14d' } },
    },
    {
      sentence: 'half a question: its text',
      draft: 'dau by country where',
      form: { kind: 'text', text: 'dau by country where' },
    },
    { sentence: 'no question: its text', draft: 'how are we', form: { kind: 'text', text: 'how are we' } },
    { sentence: 'more than a field holds', draft: 'x'.repeat(5_000), form: { text: 'x'.repeat(3_000) } },
  ]
  it.each(drafts)('$sentence', ({ draft, form }) => {
    expect(fillFromDraft(draft, channel, today)).toMatchObject(form)
  })

  it('proposes the channel where it was asked for, and the asker alone elsewhere', () => {
    expect(fillFromDraft('dau', channel)).toMatchObject({ destination: 'channel', channelId: channel })
    expect(fillFromDraft('dau', 'D0BOT')).toMatchObject({ destination: 'private', channelId: '' })
    expect(fillFromDraft('dau private', channel)).toMatchObject({
      destination: 'private',
      channelId: channel,
    })
  })
})
