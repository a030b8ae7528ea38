import { blockIdOf, elementsIn, type HeldElement } from '../blocks/walk-elements.ts'
import type { BlockJson } from '../page-protocol.ts'
import type { ViewState } from '../state/view-store.ts'
import { valueKeyOf } from './view-state.ts'

/** What Slack's own client refuses before the bot ever hears of a submission: `block_id` → what it says below the input. */
export function checkInputs(blocks: readonly BlockJson[], state: ViewState): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const held of elementsIn(blocks)) {
    if (held.block.type !== 'input') continue
    const problem = problemWith(held, state)
    if (problem !== undefined) problems[blockIdOf(held.block)] = problem
  }
  return problems
}

function problemWith({ block, element }: HeldElement, state: ViewState): string | undefined {
  const value = valueIn(state, { block, element })
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return block['optional'] === true ? undefined : 'Please complete this required field.'
  }
  return typeof value === 'string' ? problemWithText(element, value) : undefined
}

function valueIn(state: ViewState, { block, element }: HeldElement): unknown {
  const entry = state[blockIdOf(block)]?.[element.action_id]
  const key = valueKeyOf(element.type)
  if (key === undefined || typeof entry !== 'object' || entry === null) return null
  return (entry as Record<string, unknown>)[key] ?? null
}

function problemWithText(element: HeldElement['element'], value: string): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return problemWithLength(element, value)
    case 'number_input':
      return problemWithNumber(element, value)
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? undefined
        : 'Enter an email address, such as user@example.com.'
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Enter a URL, such as https://example.com.'
    default:
      return undefined
  }
}

function problemWithLength(element: HeldElement['element'], value: string): string | undefined {
  const shortest = numberOr(element['min_length'], 0)
  const longest = numberOr(element['max_length'], Infinity)
  if (value.length < shortest) return `Please use at least ${shortest} characters.`
  return value.length > longest ? `Please use at most ${longest} characters.` : undefined
}

function problemWithNumber(element: HeldElement['element'], value: string): string | undefined {
  const isNumber = element['is_decimal_allowed'] === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  if (!isNumber.test(value)) return 'Please enter a valid number.'
  const least = numberOr(element['min_value'], -Infinity)
  const most = numberOr(element['max_value'], Infinity)
  if (Number(value) < least) return `Please enter a number of at least ${least}.`
  return Number(value) > most ? `Please enter a number of at most ${most}.` : undefined
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : otherwise
}
