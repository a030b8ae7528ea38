import { describe, expect, it } from 'vitest'
import { checkForm } from '../../../src/slack/modals/check-form.ts'
import { emptyForm, type Form } from '../../../src/slack/modals/form.ts'

const event = emptyForm('event', 'C0PRODUCT')
const play: Form = { ...event, events: ['Play'] }
const condition = { id: 3, property: 'country', operator: 'is', values: 'Japan' }

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

  it('leaves empty steps out', () => {
    const form = { ...emptyForm('funnel', 'C0PRODUCT'), events: ['Search', '', 'Play'] }
    expect(checkForm(form, '2026-11-23')).toMatchObject({ canonicalText: 'funnel Search > Play' })
  })

  it('begins a retention of which only the return was chosen with being new', () => {
    const form = { ...emptyForm('retention', 'C0PRODUCT'), events: ['', 'Play'] }
    expect(checkForm(form, '2026-11-23')).toMatchObject({ canonicalText: 'retention new > Play' })
  })
})
