import { blockIdOf, elementsIn, type HeldElement } from '../blocks/walk-elements.ts'
import type { BlockJson } from '../page-protocol.ts'
import type { ViewState } from '../state/view-store.ts'

/** Under which key an element's value stands in `state.values`, from where it starts, and what "nothing" is. */
const valueOfElement: Readonly<Record<string, { key: string; initial: string; empty: null | readonly [] }>> =
  {
    plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
    number_input: { key: 'value', initial: 'initial_value', empty: null },
    email_text_input: { key: 'value', initial: 'initial_value', empty: null },
    url_text_input: { key: 'value', initial: 'initial_value', empty: null },
    rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
    datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
    timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
    datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
    static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
    external_select: { key: 'selected_option', initial: 'initial_option', empty: null },
    users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
    conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
    channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
    radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
    checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
    multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
    multi_external_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
    multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
    multi_conversations_select: {
      key: 'selected_conversations',
      initial: 'initial_conversations',
      empty: [],
    },
    multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
    file_input: { key: 'files', initial: 'initial_files', empty: [] },
  }

/** The key of an element's value, `selected_option` for a select; undefined for buttons, which have no state. */
export function valueKeyOf(elementType: string): string | undefined {
  return valueOfElement[elementType]?.key
}

/**
 * `state.values` as Slack sends it: every element that can hold a value has its entry, touched or not, and nothing
 * else has one.
 */
export function completeState(blocks: readonly BlockJson[], told: ViewState): ViewState {
  const state: ViewState = {}
  for (const held of elementsIn(blocks)) {
    const entry = entryFor(held, told)
    if (entry === undefined) continue
    const blockId = blockIdOf(held.block)
    state[blockId] = { ...state[blockId], [held.element.action_id]: entry }
  }
  return state
}

function entryFor({ block, element }: HeldElement, told: ViewState): Record<string, unknown> | undefined {
  const shape = valueOfElement[element.type]
  if (shape === undefined) return undefined
  const touched = told[blockIdOf(block)]?.[element.action_id]
  if (typeof touched === 'object' && touched !== null) return { ...touched, type: element.type }
  return { type: element.type, [shape.key]: element[shape.initial] ?? shape.empty }
}
