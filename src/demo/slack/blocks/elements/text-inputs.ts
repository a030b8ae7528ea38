import {
  flag,
  integer,
  list,
  matching,
  optional,
  required,
  text,
  type Check,
  type Rule,
  type Shape,
} from '../checks.ts'
import { actionId, dispatchActionConfig, focusOnLoad, placeholder } from '../objects/common-fields.ts'
import { richText } from '../layout/rich-text.ts'
import { typed } from '../checks.ts'

const longestInput = 3000

const common = {
  action_id: actionId,
  focus_on_load: focusOnLoad,
  placeholder,
  dispatch_action_config: dispatchActionConfig,
}

/** Numbers of a number input are text, in the bot's words as in the person's. */
const numeral: Check = matching(/^-?\d+(\.\d+)?$/, 'a number as a string')

export const richTextInput: Shape = {
  fields: {
    ...common,
    initial_value: optional(typed({ rich_text: richText })),
    min_lines: optional(integer(1, 100)),
    max_lines: optional(integer(1, 100)),
  },
  rules: [inOrder('min_lines', 'max_lines')],
}

export const textInputs: Readonly<Record<string, Shape>> = {
  plain_text_input: {
    fields: {
      ...common,
      initial_value: optional(text(0, longestInput)),
      multiline: optional(flag),
      min_length: optional(integer(0, longestInput)),
      max_length: optional(integer(1, longestInput)),
    },
    rules: [inOrder('min_length', 'max_length')],
  },
  number_input: {
    fields: {
      ...common,
      is_decimal_allowed: required(flag),
      initial_value: optional(numeral),
      min_value: optional(numeral),
      max_value: optional(numeral),
    },
    rules: [inOrder('min_value', 'max_value')],
  },
  email_text_input: { fields: { ...common, initial_value: optional(text(0, longestInput)) } },
  url_text_input: { fields: { ...common, initial_value: optional(text(0, longestInput)) } },
  rich_text_input: richTextInput,
  file_input: {
    fields: {
      action_id: actionId,
      filetypes: optional(list(text(1, 255), { least: 1 })),
      max_files: optional(integer(1, 10)),
    },
    rules: [onlyInModals],
  },
}

function inOrder(low: string, high: string): Rule {
  return (element, place) => {
    if (element[low] === undefined || element[high] === undefined) return
    if (Number(element[low]) > Number(element[high])) place.at(low).refuse(`must not be greater than ${high}`)
  }
}

function onlyInModals(_element: unknown, place: Parameters<Rule>[1]): void {
  if (place.surface !== 'modal') place.at('type').refuse('unsupported type: file_input')
}
