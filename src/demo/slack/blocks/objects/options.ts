import { isDeepStrictEqual } from 'node:util'
import {
  exactlyOneOf,
  isRecord,
  list,
  object,
  optional,
  required,
  text,
  type Check,
  type Field,
  type JsonRecord,
  type Rule,
} from '../checks.ts'
import { anyText, plainText } from './text-objects.ts'

const mostOptions = 100
const longestOptionText = 75

/** An option of a select: plain text only. */
export const plainOption: Check = object({
  fields: {
    text: required(plainText(longestOptionText)),
    value: required(text(1, 150)),
    description: optional(plainText(longestOptionText)),
  },
})

/** An option of checkboxes and radio buttons: its texts may be mrkdwn. */
export const richOption: Check = object({
  fields: {
    text: required(anyText(longestOptionText)),
    value: required(text(1, 150)),
    description: optional(anyText(longestOptionText)),
  },
})

/** An option of an overflow menu: it may be a link. */
export const linkOption: Check = object({
  fields: {
    text: required(plainText(longestOptionText)),
    value: required(text(1, 150)),
    description: optional(plainText(longestOptionText)),
    url: optional(text(1, 3000)),
  },
})

const optionGroup: Check = object({
  fields: {
    label: required(plainText(longestOptionText)),
    options: required(list(plainOption, { least: 1, most: mostOptions })),
  },
})

/** What a static select offers, and what a bot answers to `block_suggestion`, where the list may be empty. */
export function offeredOptions(least: 0 | 1): Record<'options' | 'option_groups', Field> {
  return {
    options: optional(list(plainOption, { least, most: mostOptions })),
    option_groups: optional(list(optionGroup, { least, most: mostOptions })),
  }
}

export const offersOnce: Rule = exactlyOneOf('options', 'option_groups')

/** `initial_option` must be one of the options, letter for letter. */
export const startsWithAnOption: Rule = (element, place) => {
  const initial = element['initial_option']
  if (initial === undefined || allOptions(element).some((option) => isDeepStrictEqual(option, initial)))
    return
  place.at('initial_option').refuse('must be one of the options')
}

/** Each of `initial_options` must be one of the options. */
export const startsWithOptions: Rule = (element, place) => {
  const initial = element['initial_options']
  if (!Array.isArray(initial)) return
  for (const [index, chosen] of initial.entries()) {
    const isOffered = allOptions(element).some((option) => isDeepStrictEqual(option, chosen))
    if (!isOffered) place.at('initial_options').at(index).refuse('must be one of the options')
  }
}

function allOptions(element: JsonRecord): unknown[] {
  const groups = listOf(element['option_groups']).filter(isRecord)
  return [...listOf(element['options']), ...groups.flatMap((group) => listOf(group['options']))]
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
