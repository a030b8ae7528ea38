import type { KnownBlock, StaticSelect } from '@slack/types'
import { blockIds, formActions } from './block-ids.ts'
import type { operators } from './condition-fields.ts'
import type { Form, FormCondition } from './form.ts'
import {
  asOption,
  inputBlock,
  nameOption,
  numberInput,
  plain,
  textInput,
  type Choice,
} from './form-fields.ts'
import { formKindOf, shownEvents } from './form-kinds.ts'

/** One condition as blocks: what it is about, how it compares, and the fields on which a mistake can be said. */
export function rowBlocks(row: FormCondition, form: Form): KnownBlock[] {
  switch (row.kind) {
    case 'property':
      return propertyBlocks(row, [])
    case 'own':
      return propertyBlocks(row, [eventSelect(row, form)])
    case 'behaviour':
      return behaviourBlocks(row)
    case 'cohort':
      return cohortBlocks(row)
  }
}

type Row<Kind extends FormCondition['kind']> = Extract<FormCondition, { kind: Kind }>

function propertyBlocks(
  { id, property, operator, values }: Row<'property' | 'own'>,
  before: StaticSelect[],
): KnownBlock[] {
  const row: KnownBlock = {
    type: 'actions',
    block_id: blockIds.condition(id),
    elements: [
      ...before,
      {
        type: 'external_select',
        action_id: formActions.property(id),
        min_query_length: 0,
        placeholder: plain('Property'),
        ...(property === '' ? {} : { initial_option: nameOption(property) }),
      },
      operatorSelect(id, operator, propertyOperators),
      removeButton(id),
    ],
  }
  if (operator.endsWith(' set')) return [row]
  const input = textInput({
    blockId: blockIds.values(id),
    actionId: formActions.values(id),
    label: 'Value, or several with commas',
    placeholder: 'Germany, Japan',
    value: values,
  })
  return [row, input]
}

/** Which event it is about. Slack keeps a choice as it was worded, so the option says the place, and beside it the name. */
function eventSelect({ id, event }: Row<'own'>, form: Form): StaticSelect {
  const noun = formKindOf(form).events?.noun === 'step' ? 'Step' : 'Event'
  const options = shownEvents(form).map((name, index) =>
    asOption({ value: String(index), label: `${noun} ${index + 1}`, description: name }),
  )
  const initial = options.find(({ value }) => value === event)
  return {
    type: 'static_select',
    action_id: formActions.eventOf(id),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}

/** In the order in which they are thought of. */
const propertyOperators: readonly Choice[] = (
  [
    'is',
    'is not',
    'contains',
    'does not contain',
    '>',
    '>=',
    '<',
    '<=',
    'is set',
    'is not set',
  ] as const satisfies readonly (typeof operators)[number][]
).map((words) => ({ value: words, label: words }))

/** An event is an input by itself, so that a mistake about it stands on it. */
function behaviourBlocks({ id, event, often, count, days }: Row<'behaviour'>): KnownBlock[] {
  const who = inputBlock(
    { blockId: blockIds.who(id), label: 'People who did' },
    {
      type: 'external_select',
      action_id: formActions.who(id),
      min_query_length: 0,
      placeholder: plain('Search your events'),
      ...(event === '' ? {} : { initial_option: nameOption(event) }),
    },
  )
  const row: KnownBlock = {
    type: 'actions',
    block_id: blockIds.condition(id),
    elements: [operatorSelect(id, often, frequencies), removeButton(id)],
  }
  const isCounted = often !== 'once' && often !== 'never'
  const times = numberInput({
    blockId: blockIds.count(id),
    actionId: formActions.count(id),
    label: 'How many times',
    least: 0,
    value: count,
  })
  const since = numberInput({
    blockId: blockIds.days(id),
    actionId: formActions.days(id),
    label: 'In how many days',
    hint: 'Counted back from each point; 30 where it is left empty.',
    least: 1,
    value: days,
    isOptional: true,
  })
  return [who, row, ...(isCounted ? [times] : []), since]
}

const frequencies: readonly Choice[] = [
  { value: 'once', label: 'at least once' },
  { value: 'never', label: 'never' },
  { value: '>=', label: 'at least … times' },
  { value: '>', label: 'more than … times' },
  { value: '=', label: 'exactly … times' },
  { value: '<', label: 'fewer than … times' },
  { value: '<=', label: 'at most … times' },
]

function cohortBlocks({ id, operator, cohort }: Row<'cohort'>): KnownBlock[] {
  const input = textInput({
    blockId: blockIds.cohort(id),
    actionId: formActions.cohort(id),
    label: 'Cohort',
    hint: 'Its link, or the id that ends it.',
    placeholder: '5mjbq8w',
    value: cohort,
  })
  const row: KnownBlock = {
    type: 'actions',
    block_id: blockIds.condition(id),
    elements: [operatorSelect(id, operator, memberships), removeButton(id)],
  }
  return [input, row]
}

const memberships: readonly Choice[] = [
  { value: 'is', label: 'people in it' },
  { value: 'is not', label: 'people not in it' },
]

function operatorSelect(id: number, chosen: string, choices: readonly Choice[]) {
  const options = choices.map(asOption)
  const initial = options.find(({ value }) => value === chosen) ?? options[0]
  return {
    type: 'static_select' as const,
    action_id: formActions.operator(id),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}

function removeButton(id: number) {
  return { type: 'button' as const, action_id: formActions.removeCondition(id), text: plain('Remove') }
}
