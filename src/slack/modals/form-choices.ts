import { completeTiming } from '../../query/language/defaults.ts'
import { intervalWord, intervalWords } from '../../query/language/interval-words.ts'
import { writeRange } from '../../query/language/parse-range.ts'
import { byDates, type ChoiceName, type Form } from './form.ts'
import type { Choice } from './form-fields.ts'
import { languageKindOf } from './form-kinds.ts'
import { usual } from './read-form.ts'

/** The lists that clauses are chosen from: the clause as it is typed, and what the list calls it. */
export interface ChoiceField {
  label: string
  choices: readonly Choice[]
}

export function choiceField(form: Form, name: ChoiceName): ChoiceField {
  const { label, choices } = fields[name]
  switch (name) {
    case 'range':
      return { label, choices: [nothing(`As usual: ${usualRange(form)}`), ...choices] }
    case 'interval':
      return { label, choices: [nothing('As the time suggests'), ...intervalsOf(form)] }
    case 'metric':
    case 'window':
    case 'order':
    case 'population':
    case 'method':
    case 'comparison':
    case 'output':
      return { label, choices }
  }
}

function nothing(label: string): Choice {
  return { value: usual, label }
}

function usualRange(form: Form): string {
  const kind = languageKindOf(form)
  const interval = intervalWords[form.choices.interval]
  if (kind === undefined) return 'last 30 days'
  const { range } = completeTiming(kind, interval === undefined ? {} : { interval })
  return writeRange(range)
    .replace(/(?<=\d)d$/, ' days')
    .replace(/(?<=\d)h$/, ' hours')
}

/** Only those that the kind takes. */
function intervalsOf(form: Form): Choice[] {
  const intervals = languageKindOf(form)?.intervals ?? []
  const words = new Set(intervals.map(intervalWord))
  return intervalChoices.filter(({ value }) => words.has(value))
}

const intervalChoices: readonly Choice[] = [
  { value: '5min', label: 'Five minutes' },
  { value: 'hourly', label: 'Hours' },
  { value: 'daily', label: 'Days' },
  { value: 'weekly', label: 'Weeks' },
  { value: 'monthly', label: 'Months' },
]

const fields: Readonly<Record<ChoiceName, ChoiceField>> = {
  metric: {
    label: 'Count',
    choices: [
      nothing('People who do it'),
      { value: 'totals', label: 'How often it is done' },
      { value: 'average', label: 'How often each person does it' },
      { value: '%dau', label: 'Share of active users' },
      { value: 'sum of', label: 'The sum of a property' },
      { value: 'avg of', label: 'The average of a property' },
      { value: 'histogram of', label: 'How a property is distributed' },
    ],
  },
  window: {
    label: 'Within',
    choices: [
      nothing('30 days'),
      { value: 'within 1h', label: 'An hour' },
      { value: 'within 1d', label: 'A day' },
      { value: 'within 7d', label: '7 days' },
      { value: 'within 14d', label: '14 days' },
      { value: 'within 90d', label: '90 days' },
    ],
  },
  order: {
    label: 'Order of the steps',
    choices: [
      nothing('In this order'),
      { value: 'in any order', label: 'In any order' },
      { value: 'in sequence', label: 'In this order, with nothing between' },
    ],
  },
  population: {
    label: 'Of whom',
    choices: [nothing('Everybody'), { value: 'for new users', label: 'New users only' }],
  },
  method: {
    label: 'Somebody is back who returns',
    choices: [
      nothing('On exactly that day'),
      { value: 'unbounded', label: 'On that day or later' },
      { value: 'brackets 0-1, 2-7, 8-14', label: 'Within days 0-1, 2-7, 8-14' },
    ],
  },
  range: {
    label: 'Time',
    choices: [
      { value: 'today', label: 'Today' },
      { value: 'yesterday', label: 'Yesterday' },
      { value: 'last 24h', label: 'Last 24 hours' },
      { value: 'last 7d', label: 'Last 7 days' },
      { value: 'last 14d', label: 'Last 14 days' },
      { value: 'last 30d', label: 'Last 30 days' },
      { value: 'last 90d', label: 'Last 90 days' },
      { value: 'last 8 weeks', label: 'Last 8 weeks' },
      { value: 'last 12 weeks', label: 'Last 12 weeks' },
      { value: 'last 3 months', label: 'Last 3 months' },
      { value: 'last 6 months', label: 'Last 6 months' },
      { value: 'last 12 months', label: 'Last 12 months' },
      { value: 'this week', label: 'This week' },
      { value: 'last week', label: 'Last week' },
      { value: 'this month', label: 'This month' },
      { value: 'last month', label: 'Last month' },
      { value: byDates, label: 'From one day to another…' },
    ],
  },
  interval: { label: 'One point for each', choices: [] },
  comparison: {
    label: 'Compare with',
    choices: [
      nothing('Nothing'),
      { value: 'vs previous', label: 'As many days just before' },
      { value: 'vs last week', label: 'A week earlier' },
      { value: 'vs last month', label: 'Four weeks earlier' },
      { value: 'vs last year', label: 'A year earlier' },
    ],
  },
  output: {
    label: 'Show',
    choices: [
      nothing('A picture'),
      { value: 'as table', label: 'A table' },
      { value: 'as csv', label: 'A file of numbers (CSV)' },
    ],
  },
}
