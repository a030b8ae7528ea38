import { useEffect, useState } from 'react'
import { useSurface } from '../blocks/surface.ts'
import type { SelectElement } from '../blocks/block-kit.ts'
import { usePage } from '../state/page-context.ts'
import type { ChoiceGroup } from './choice.ts'
import { choicesOf, matchingChoices, optionChoice } from './choice.ts'
import type { Slot } from './slot.ts'

/** Slack's own default of `min_query_length`. */
const defaultQueryLength = 3
const typingPauseMs = 150

export interface Choices {
  groups: readonly ChoiceGroup[]
  /** What stands in the list where there is nothing to choose. */
  emptyText: string
}

/** What the open menu shows for what was typed; external selects ask the bot, at most once per pause in typing. */
export function useChoices(
  element: SelectElement,
  slot: Slot,
  query: { isOpen: boolean; text: string },
): Choices {
  const { state } = usePage()
  const offered = choicesOf(element, state)
  const external = useExternalChoices(element, slot, query)
  if (offered === undefined) return external
  return { groups: matchingChoices(offered, query.text), emptyText: 'No results' }
}

function useExternalChoices(
  element: SelectElement,
  slot: Slot,
  query: { isOpen: boolean; text: string },
): Choices {
  const { api } = usePage()
  const { container } = useSurface()
  const [answer, setAnswer] = useState<{ text: string; groups: ChoiceGroup[] }>()
  const minLength = minQueryLength(element)
  const isAsked = minLength !== undefined && query.isOpen && query.text.length >= minLength
  const containerKey = JSON.stringify(container)
  useEffect(() => {
    if (!isAsked) return
    let isStale = false
    const ask = async (): Promise<void> => {
      const { blockId, actionId } = slot
      const found = await api.options({ container, blockId, actionId, value: query.text })
      if (isStale) return
      const groups = found.option_groups?.map((group) => ({
        label: group.label.text,
        choices: group.options.map((option) => optionChoice(option as Parameters<typeof optionChoice>[0])),
      }))
      const choices = (found.options ?? []).map((option) =>
        optionChoice(option as Parameters<typeof optionChoice>[0]),
      )
      setAnswer({ text: query.text, groups: groups ?? [{ label: undefined, choices }] })
    }
    const timer = setTimeout(() => void ask(), typingPauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [api, containerKey, slot.blockId, slot.actionId, isAsked, query.text])
  if (!isAsked) return { groups: [], emptyText: `Type at least ${minLength} characters` }
  const isCurrent = answer?.text === query.text
  return { groups: answer?.groups ?? [], emptyText: isCurrent ? 'No results' : 'Loading options…' }
}

/** Undefined for selects that know their options themselves. */
function minQueryLength(element: SelectElement): number | undefined {
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') return undefined
  return element.min_query_length ?? defaultQueryLength
}
