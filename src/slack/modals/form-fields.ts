import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types'
import { cutText } from '../blocks/cut-text.ts'

/** The form's fields as Slack's input blocks, within its limits: labels 2,000, options' texts 75, a hundred options. */
const optionLimit = 75
const mostOptions = 100

type InputElement = InputBlock['element']

export interface Field {
  blockId: string
  label: string
  hint?: string | undefined
  isOptional?: boolean | undefined
}

/** An input that tells us of each choice, so that the form can grow with it. */
export function inputBlock(field: Field, element: InputElement): InputBlock {
  return {
    type: 'input',
    block_id: field.blockId,
    label: plain(field.label),
    ...(field.hint === undefined ? {} : { hint: plain(field.hint) }),
    optional: field.isOptional ?? false,
    dispatch_action: true,
    element,
  }
}

export interface TextField extends Field {
  actionId: string
  value: string
  placeholder?: string
  isLong?: boolean
}

/** A line of text, or several. Enter brings the question below up to date; Slack sends what is typed in any case. */
export function textInput({ actionId, value, placeholder, isLong, ...field }: TextField): InputBlock {
  return inputBlock(field, {
    type: 'plain_text_input',
    action_id: actionId,
    multiline: isLong ?? false,
    max_length: 3_000,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder) }),
    ...(value === '' ? {} : { initial_value: value }),
  })
}

export interface NumberField extends Field {
  actionId: string
  value: string
  least: number
  most?: number
}

/** A whole number. */
export function numberInput({ actionId, value, least, most, ...field }: NumberField): InputBlock {
  return inputBlock(field, {
    type: 'number_input',
    action_id: actionId,
    is_decimal_allowed: false,
    min_value: String(least),
    ...(most === undefined ? {} : { max_value: String(most) }),
    ...(value === '' ? {} : { initial_value: value }),
  })
}

export interface Choice {
  value: string
  label: string
  description?: string
}

export interface SelectField extends Field {
  actionId: string
  choices: readonly Choice[]
  value: string
}

/** A list to choose from. A value that is not on it is put there, so that nothing is lost by opening the form. */
export function selectInput({ actionId, choices, value, ...field }: SelectField): InputBlock {
  const isKnown = choices.some((choice) => choice.value === value)
  const offered = value === '' || isKnown ? choices : [...choices, { value, label: value }]
  const options = offered.slice(-mostOptions).map(asOption)
  const initial = options.find((option) => option.value === value)
  return inputBlock(field, {
    type: 'static_select',
    action_id: actionId,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  })
}

export function asOption({ value, label, description }: Choice): PlainTextOption {
  return {
    text: plain(cutText(label, optionLimit)),
    value,
    ...(description === undefined || description === ''
      ? {}
      : { description: plain(cutText(description, optionLimit)) }),
  }
}

/** A name as it is written in a question, without the quotes that it needs there. */
export function nameOption(written: string): PlainTextOption {
  const quoted = /^"(.*)"$/s.exec(written)?.[1]
  return asOption({ value: written, label: quoted?.replaceAll('""', '"') || written })
}

/** A field on which nothing else in the form depends, so that Slack need not tell of each choice. */
export function still<Block extends { dispatch_action?: boolean }>(block: Block): Block {
  return { ...block, dispatch_action: false }
}

/** Names hold what they hold: `:tada:` in one is no emoji. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}
