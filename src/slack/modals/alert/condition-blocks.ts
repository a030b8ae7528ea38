import type { KnownBlock } from '@slack/types'
import { unitOf } from '../../../alert/unit-of.ts'
import type { MetricQuery } from '../../../query/query.ts'
import type { Unit } from '../../../result/metric-result.ts'
import { selectInput, textInput, type Choice } from '../form-fields.ts'
import { alertBlocks, alertFormActions } from './alert-form-ids.ts'
import type { AlertForm } from './alert-form.ts'
import { usual } from './read-alert-form.ts'
import { sensitivityChoices } from './sensitivity-choices.ts'

/** When it fires: the condition, and the fields that it needs for this question. */
export function conditionBlocks(form: AlertForm, query: MetricQuery | undefined): KnownBlock[] {
  const { edition, condition } = form
  const unit = query === undefined ? undefined : unitOf(query)
  return [
    ...ageBlocks(form, query),
    selectInput({
      blockId: alertBlocks.condition(edition),
      actionId: alertFormActions.field('condition'),
      label: 'It fires when the number',
      choices: conditionChoices,
      value: condition,
    }),
    ...fieldsOf(form, { query, unit }),
  ]
}

const conditionChoices: readonly Choice[] = [
  { value: 'drops', label: 'drops by' },
  { value: 'rises', label: 'rises by' },
  { value: 'below', label: 'is below' },
  { value: 'above', label: 'is above' },
  { value: 'outside', label: 'is outside of' },
  { value: 'unusual', label: 'is unusual', description: 'Learns what is usual for the weekday and the hour' },
]

function fieldsOf(
  form: AlertForm,
  { query, unit }: { query: MetricQuery | undefined; unit: Unit | undefined },
): KnownBlock[] {
  const { condition } = form
  switch (condition) {
    case 'drops':
    case 'rises':
      return [
        amountField(form, { label: 'By how much', hint: changeHint(unit) }),
        ...againstField(form, query),
      ]
    case 'below':
    case 'above':
      return [amountField(form, { label: 'Limit', hint: limitHint(unit) })]
    case 'outside':
      return [amountField(form, { label: 'Lower end', hint: limitHint(unit) }), upperField(form)]
    case 'unusual':
      return [
        selectInput({
          blockId: alertBlocks.sensitivity,
          actionId: alertFormActions.field('sensitivity'),
          label: 'How easily',
          choices: sensitivityChoices(query),
          value: form.sensitivity,
        }),
      ]
  }
}

function amountField(
  { edition, amount }: AlertForm,
  { label, hint }: { label: string; hint: string },
): KnownBlock {
  return textInput({
    blockId: alertBlocks.amount(edition),
    actionId: alertFormActions.field('amount'),
    label,
    hint,
    value: amount,
  })
}

function upperField({ upper }: AlertForm): KnownBlock {
  return textInput({
    blockId: alertBlocks.upper,
    actionId: alertFormActions.field('upper'),
    label: 'Upper end',
    value: upper,
  })
}

function changeHint(unit: Unit | undefined): string {
  if (unit === 'ratio')
    return '20% of what it was, or 5pp for percentage points. Enter shows how often it would have fired.'
  const example = unit === 'durationMs' ? '30s' : '500'
  return `20% of what it was, or ${example}. Enter shows how often it would have fired.`
}

function limitHint(unit: Unit | undefined): string {
  if (unit === 'ratio') return '40%. Enter shows how often it would have fired.'
  return `${unit === 'durationMs' ? '2m 30s' : '500, 1.2k'}. Enter shows how often it would have fired.`
}

/** Weeks and months have no weekday to be compared with. */
function againstField({ against }: AlertForm, query: MetricQuery | undefined): KnownBlock[] {
  const interval = query !== undefined && 'interval' in query ? query.interval : undefined
  if (interval === 'week' || interval === 'month') return []
  return [
    selectInput({
      blockId: alertBlocks.against,
      actionId: alertFormActions.field('against'),
      label: 'Against',
      choices: [
        { value: usual, label: 'What fits best', description: 'The same weekday and hour a week earlier' },
        { value: 'last week', label: 'The same weekday and hour last week' },
        { value: 'previous', label: 'The one before' },
      ],
      value: against || usual,
    }),
  ]
}

/** Only cohorts have ages. */
function ageBlocks({ edition, age }: AlertForm, query: MetricQuery | undefined): KnownBlock[] {
  if (query?.kind !== 'retention' && query?.kind !== 'ltv') return []
  const unit = query.kind === 'ltv' ? 'day' : query.interval
  return [
    textInput({
      blockId: alertBlocks.age(edition),
      actionId: alertFormActions.field('age'),
      label: `Which ${unit}`,
      hint: `How long after the beginning: 7 is ${unit} 7. Empty for the one that answers begin with.`,
      isOptional: true,
      value: age,
    }),
  ]
}
