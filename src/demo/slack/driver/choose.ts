import { valueKeyOf } from '../bot/view-state.ts'
import type { HeldElement } from '../blocks/walk-elements.ts'
import type { DemoOptionsAnswer } from '../page-protocol.ts'

/** What a person picks or types: text, a day, an id, an option's value; several for elements that take several. */
export type Choice = string | number | readonly string[] | null

export type LookUp = (typed: string) => Promise<DemoOptionsAnswer>

type Option = { text: { text: string }; value: string }

/**
 * The choice as Slack writes it into actions and states: `{ selected_option: { text, value } }`, `{ value: '3' }`,
 * `{ selected_date: '2026-11-23' }`. Options are found by value or by text; those of external selects are asked for.
 */
export async function choose(
  element: HeldElement['element'],
  choice: Choice,
  lookUp: LookUp,
): Promise<Record<string, unknown>> {
  if (element.type === 'overflow') return { selected_option: await find(element, String(choice), lookUp) }
  const key = valueKeyOf(element.type)
  if (key === undefined) return {}
  if (key === 'selected_option' && choice !== null) {
    return { [key]: await find(element, String(choice), lookUp) }
  }
  if (key === 'selected_options' && Array.isArray(choice)) {
    return { [key]: await Promise.all(choice.map(async (one: string) => find(element, one, lookUp))) }
  }
  return { [key]: choice }
}

async function find(element: HeldElement['element'], wanted: string, lookUp: LookUp): Promise<Option> {
  const isExternal = element.type.endsWith('external_select')
  const options = optionsIn(isExternal ? { ...(await lookUp(wanted)) } : element)
  const found =
    options.find((option) => option.value === wanted) ?? options.find((option) => option.text.text === wanted)
  if (found !== undefined) return found
  const offered = options.map((option) => option.value).join(', ')
  throw new Error(`There is no option "${wanted}" in ${element.action_id}; it offers: ${offered}`)
}

function optionsIn(offer: Record<string, unknown>): Option[] {
  const groups = (offer['option_groups'] ?? []) as { options: Option[] }[]
  const options = (offer['options'] ?? []) as Option[]
  return [...options, ...groups.flatMap((group) => group.options)]
}
