import { expect, test } from 'vitest'
import type { AlertDefinition } from '../../../src/alert/alert-rule.ts'
import { describeRule } from '../../../src/alert/language/describe-rule.ts'
import { anAlertDefinition } from '../../support/alerts.ts'

const percent = { kind: 'percent', percent: 20 } as const

test.each<[Partial<AlertDefinition>, string]>([
  [{ condition: { kind: 'below', value: 9_000 } }, 'fires when it is below 9,000'],
  [{ condition: { kind: 'outside', lower: 600, upper: 1_250 } }, 'fires when it is outside 600–1,250'],
  [
    { condition: { kind: 'drops', by: percent, against: 'last week' } },
    'fires when it drops 20% vs the same weekday last week',
  ],
  [
    { condition: { kind: 'rises', by: percent, against: 'previous' }, question: 'event Buy totals hourly' },
    'fires when it rises 20% vs the hour before',
  ],
  [
    { condition: { kind: 'drops', by: percent, against: 'last week' }, question: 'realtime', forPoints: 3 },
    'fires when it drops 20% vs the same time last week, 15 minutes in a row',
  ],
  [
    {
      condition: { kind: 'drops', by: { kind: 'absolute', value: 0.05 }, against: 'previous' },
      question: 'retention',
    },
    'fires when it drops by 5 pp vs the day before',
  ],
  [
    { condition: { kind: 'above', value: 0.4 }, question: 'funnel Search > Buy' },
    'fires when it is above 40%',
  ],
  [
    {
      condition: { kind: 'drops', by: percent, against: 'previous' },
      question: 'dau by platform',
      perGroup: true,
      forPoints: 2,
      minimum: 500,
    },
    'fires when a group drops 20% vs the day before, 2 days in a row, with at least 500 counted',
  ],
])('%# reads %s as “%s”', (changes, words) => {
  expect(describeRule(anAlertDefinition(changes))).toBe(words)
})

test('a question that is none any more is told in plain numbers', () => {
  const definition = anAlertDefinition({ question: 'no such kind', condition: { kind: 'below', value: 0.5 } })
  expect(describeRule(definition)).toBe('fires when it is below 0.5')
})
