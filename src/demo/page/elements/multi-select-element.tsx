import { useId, useRef, useState } from 'react'
import { useSurface } from '../blocks/surface.ts'
import type { SelectElement as Element } from '../blocks/block-kit.ts'
import { Icon } from '../icons/icon.tsx'
import { PopoverSurface } from '../overlay/popover-surface.tsx'
import { triggerProps, usePopover } from '../overlay/use-popover.ts'
import { usePage } from '../state/page-context.ts'
import type { Choice } from './choice.ts'
import { choicesOf, chosenIn, valueOf } from './choice.ts'
import { ChoiceList, ChoiceMark } from './choice-list.tsx'
import type { Slot } from './slot.ts'
import { namingProps } from './slot.ts'
import { useChoices } from './use-choices.ts'
import { useElementValue } from './use-element-value.ts'

type MultiElement = Extract<Element, { type: `multi_${string}` }>

/** Chooses several of a list. The bot is told once, when the menu closes, as Slack does it. */
export function MultiSelectElement({ element, slot }: { element: MultiElement; slot: Slot }) {
  const { state } = usePage()
  const surface = useSurface()
  const valueId = useId()
  const popover = usePopover()
  const [query, setQuery] = useState('')
  const [value, setValue] = useElementValue(element, slot)
  const keysWhenOpened = useRef<string>('')
  const choices = useChoices(element, slot, { isOpen: popover.isOpen, text: query })
  const chosen = value === undefined ? [] : chosenIn(value, choicesOf(element, state) ?? [])
  const keys = chosen.map((choice) => choice.key)
  const placeholder = element.placeholder?.text ?? 'Select options'
  const isFull = chosen.length >= (element.max_selected_items ?? Infinity)
  const remove = (choice: Choice): Choice[] => chosen.filter((each) => each.key !== choice.key)
  const toggle = (choice: Choice): void => {
    const isChosen = keys.includes(choice.key)
    if (isChosen || !isFull)
      surface.edit(slot, valueOf(element.type, isChosen ? remove(choice) : [...chosen, choice]))
  }
  const close = (): void => {
    setQuery('')
    if (slot.doesDispatch && keys.join() !== keysWhenOpened.current) setValue(valueOf(element.type, chosen))
  }
  return (
    <div className="multi-select" data-popover-anchor>
      {chosen.map((choice) => (
        <span key={choice.key} className="chip">
          <ChoiceMark choice={choice} size={18} />
          <span className="chip-text">{choice.label}</span>
          <button
            type="button"
            className="chip-remove"
            aria-label={`Remove ${choice.label}`}
            onClick={() => setValue(valueOf(element.type, remove(choice)))}
          >
            <Icon name="close" size={14} />
          </button>
        </span>
      ))}
      <button
        type="button"
        className="multi-select-open"
        onClick={() => (keysWhenOpened.current = keys.join())}
        {...triggerProps(popover, 'listbox')}
        {...namingProps(slot, placeholder, valueId)}
      >
        <span id={valueId} className="select-text is-placeholder">
          {chosen.length === 0 ? placeholder : 'Add more'}
        </span>
        <Icon name="chevronDown" size={16} />
      </button>
      <PopoverSurface popover={popover} widthPx={300} onClose={close}>
        <ChoiceList
          choices={choices}
          query={query}
          setQuery={setQuery}
          chosenKeys={keys}
          isMulti
          label={placeholder}
          choose={toggle}
        />
        {isFull && <div className="choice-note">You can select up to {element.max_selected_items}.</div>}
      </PopoverSurface>
    </div>
  )
}
