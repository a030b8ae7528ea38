import type { KnownBlock } from '@slack/types'
import { blockIds, formActions } from './block-ids.ts'
import type { operators } from './condition-fields.ts'
import type { Form, FormCondition } from './form.ts'
import { asOption, nameOption, plain, textInput } from './form-fields.ts'
import { takes } from './form-kinds.ts'

/** A row for each condition, and below it the values, where it takes any. */
export function conditionBlocks(form: Form): KnownBlock[] {
  return takes(form, 'where') ? form.conditions.flatMap(rowOf) : []
}

function rowOf(condition: FormCondition, index: number): KnownBlock[] {
  const { id, property, operator, values } = condition
  const row: KnownBlock = {
    type: 'actions',
    block_id: blockIds.condition(id),
    elements: [
      {
        type: 'external_select',
        action_id: formActions.property(id),
        min_query_length: 0,
        placeholder: plain(index === 0 ? 'Only where…' : 'and…'),
        ...(property === '' ? {} : { initial_option: nameOption(property) }),
      },
      {
        type: 'static_select',
        action_id: formActions.operator(id),
        options: offeredOperators.map(operatorOption),
        initial_option: operatorOption(offeredOperators.find((words) => words === operator) ?? 'is'),
      },
      { type: 'button', action_id: formActions.removeCondition(id), text: plain('Remove') },
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

/** In the order in which they are thought of. */
const offeredOperators = [
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

function operatorOption(operator: string): ReturnType<typeof asOption> {
  return asOption({ value: operator, label: operator })
}
