import { describe, expect, it } from 'vitest'
import { checkForm } from '../../../src/slack/modals/check-form.ts'
import { emptyForm, type Form } from '../../../src/slack/modals/form.ts'

const event = emptyForm('event', 'C0PRODUCT')
const play: Form = { ...event, events: ['Play'] }
const condition = { kind: 'property' as const, id: 3, property: 'country', operator: 'is', values: 'Japan' }

const behaviour = { kind: 'behaviour' as const, id: 5, event: 'Play', often: 'once', count: '', days: '30' }

const own = { ...condition, kind: 'own' as const, id: 8, event: '1', property: 'genre', values: 'rock' }

const rows: { sentence: string; form: Form; blockId: string; says: RegExp }[] = [
  { sentence: 'an event is missing', form: event, blockId: 'event.0', says: /Choose an event/ },
  {
    sentence: 'a second step is missing',
    form: { ...emptyForm('funnel', ''), events: ['Search', ''] },
    blockId: 'event.1',
    says: /another step/,
  },
  {
    sentence: 'a formula is missing',
    form: { ...emptyForm('formula', ''), events: ['Play'] },
    blockId: 'head.formula',
    says: /Type a formula/,
  },
  {
    sentence: 'the formula is none',
    form: { ...emptyForm('formula', ''), head: 'UNIQUES(', events: ['Play'] },
    blockId: 'head.formula',
    says: /./,
  },
  {
    sentence: 'a property to add up is missing',
    form: { ...play, choices: { ...play.choices, metric: 'sum of' } },
    blockId: 'metricProperty',
    says: /Name a property/,
  },
  {
    sentence: 'the property to add up is one of people',
    form: { ...play, choices: { ...play.choices, metric: 'sum of' }, metricProperty: 'user.plan' },
    blockId: 'metricProperty',
    says: /property of people/,
  },
  {
    sentence: 'a value is missing',
    form: { ...play, conditions: [{ ...condition, values: ' ' }] },
    blockId: 'values.3',
    says: /Type a value/,
  },
  {
    sentence: 'the property of a condition is missing',
    form: { ...play, conditions: [{ ...condition, property: '' }] },
    blockId: 'values.3',
    says: /Choose a property/,
  },
  {
    sentence: 'a value would be two conditions',
    form: { ...play, conditions: [{ ...condition, values: 'Trinidad and Tobago' }] },
    blockId: 'values.3',
    says: /put it in quotes/,
  },
  {
    sentence: 'a quote is left open in one of two conditions',
    form: { ...play, conditions: [condition, { ...condition, id: 4, values: '"x' }] },
    blockId: 'values.4',
    says: /quote is not closed/,
  },
  {
    sentence: 'a number of times is missing',
    form: { ...play, conditions: [{ ...behaviour, often: '>=' }] },
    blockId: 'count.5',
    says: /how many times/,
  },
  {
    sentence: 'an event is missing where a number of times is given',
    form: { ...play, conditions: [{ ...behaviour, event: '', often: '>=', count: '2' }] },
    blockId: 'who.5',
    says: /Choose an event/,
  },
  {
    sentence: 'nobody can do it so often',
    form: { ...play, conditions: [{ ...behaviour, often: '<', count: '0' }] },
    blockId: 'count.5',
    says: /Nobody did it/,
  },
  {
    sentence: 'days are no days',
    form: { ...play, conditions: [{ ...behaviour, days: '0' }] },
    blockId: 'days.5',
    says: /counted in days/,
  },
  {
    sentence: 'a cohort is more than its id',
    form: { ...play, conditions: [{ kind: 'cohort', id: 6, operator: 'is', cohort: 'x1 or x2' }] },
    blockId: 'cohort.6',
    says: /./,
  },
  {
    sentence: 'a value is missing in a segment',
    form: { ...play, segments: [{ id: 2, conditions: [condition, { ...condition, id: 7, values: '' }] }] },
    blockId: 'values.7',
    says: /Type a value/,
  },
  {
    sentence: 'segments are split by a property of people besides',
    form: { ...play, groupBy: ['country'], segments: [{ id: 2, conditions: [condition] }] },
    blockId: 'values.3',
    says: /keep one of them/,
  },
  {
    sentence: 'a condition is about a step that is not chosen',
    form: {
      ...emptyForm('funnel', ''),
      events: ['Search', 'Play', ''],
      conditions: [{ ...own, event: '2' }],
    },
    blockId: 'event.2',
    says: /the event that the condition is about/,
  },
  {
    sentence: 'the condition of one step is none',
    form: {
      ...emptyForm('funnel', ''),
      events: ['Search', 'Play'],
      conditions: [{ ...own, values: 'a and b' }],
    },
    blockId: 'values.8',
    says: /./,
  },
  {
    sentence: 'a chart is missing',
    form: emptyForm('chart', ''),
    blockId: 'head.chart',
    says: /Paste the link/,
  },
  {
    sentence: 'the link is one of a dashboard',
    form: { ...emptyForm('chart', ''), head: 'https://app.amplitude.com/analytics/acme/dashboard/abc123' },
    blockId: 'head.chart',
    says: /link of a dashboard/,
  },
  {
    sentence: 'a person is missing',
    form: emptyForm('user', ''),
    blockId: 'head.user',
    says: /user id/,
  },
  {
    sentence: 'a search holds a clause',
    form: { ...emptyForm('events', ''), head: 'last 7d' },
    blockId: 'head.events',
    says: /does not take/,
  },
  {
    sentence: 'the first day is missing',
    form: { ...play, choices: { ...play.choices, range: 'dates' } },
    blockId: 'from',
    says: /first day/,
  },
  {
    sentence: 'there are no groups to choose from',
    form: { ...play, top: '5' },
    blockId: 'top',
    says: /“top” chooses among groups/,
  },
  {
    sentence: 'it is split in two ways',
    form: { ...play, groupBy: ['country'], more: 'segment country is Japan' },
    blockId: 'more',
    says: /keep one of them/,
  },
  {
    sentence: 'a kind does not take what was typed besides',
    form: { ...emptyForm('retention', ''), more: 'vs previous' },
    blockId: 'more',
    says: /does not take/,
  },
  {
    sentence: 'nothing is typed',
    form: emptyForm('text', ''),
    blockId: 'text',
    says: /Type a question/,
  },
  {
    sentence: 'what is typed is no question',
    form: { ...emptyForm('text', 'C0PRODUCT'), text: 'help' },
    blockId: 'text',
    says: /not a question/,
  },
]

describe('a mistake in the form', () => {
  it.each(rows)('stands on its field: $sentence', ({ form, blockId, says }) => {
    const checked = checkForm(form, '2026-11-23')
    expect(checked).toMatchObject({ kind: 'mistake', mistake: { blockId } })
    expect(checked.kind === 'mistake' ? checked.mistake.sentence : '').toMatch(says)
  })
})

describe('a form without a mistake', () => {
  it('is a question in canonical words', () => {
    const form = {
      ...play,
      conditions: [{ ...condition, values: 'JP,“Peru”' }],
      choices: { ...play.choices, range: 'last 30d' },
    }
    expect(checkForm(form, '2026-11-23')).toMatchObject({
      kind: 'question',
      canonicalText: 'event Play where country is Japan, Peru',
    })
  })

  it('leaves rows and segments out in which nothing is chosen', () => {
    const form: Form = {
      ...emptyForm('dau', 'C0PRODUCT'),
      conditions: [
        { ...condition, property: '', values: '' },
        { ...behaviour, id: 4, event: '' },
        { kind: 'cohort', id: 6, operator: 'is', cohort: 'https://app.amplitude.com/acme/cohort/5mjbq8w' },
        { ...behaviour, often: 'never', days: '' },
      ],
      segments: [{ id: 7, conditions: [{ ...condition, id: 8, property: '', values: '' }] }],
    }
    expect(checkForm(form, '2026-11-23')).toMatchObject({
      canonicalText: 'dau where cohort 5mjbq8w and who did not Play in 30d',
    })
  })

  it('leaves empty steps out', () => {
    const form = { ...emptyForm('funnel', 'C0PRODUCT'), events: ['Search', '', 'Play'] }
    expect(checkForm(form, '2026-11-23')).toMatchObject({ canonicalText: 'funnel Search > Play' })
  })

  it('begins a retention of which only the return was chosen with being new', () => {
    const form = { ...emptyForm('retention', 'C0PRODUCT'), events: ['', 'Play'] }
    expect(checkForm(form, '2026-11-23')).toMatchObject({ canonicalText: 'retention new > Play' })
  })
})
