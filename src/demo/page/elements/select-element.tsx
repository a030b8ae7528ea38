import { useId, useState } from 'react'
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

/** Chooses one of a list: of given options, of the bot's answer, of people, channels or conversations. */
export function SelectElement({ element, slot }: { element: Element; slot: Slot }) {
  const { state } = usePage()
  const valueId = useId()
  const popover = usePopover()
  const [query, setQuery] = useState('')
  const [value, setValue] = useElementValue(element, slot)
  const choices = useChoices(element, slot, { isOpen: popover.isOpen, text: query })
  const chosen = value === undefined ? undefined : chosenIn(value, choicesOf(element, state) ?? [])[0]
  const placeholder = element.placeholder?.text ?? 'Select an option'
  const choose = (choice: Choice): void => {
    popover.close()
    setValue(valueOf(element.type, [choice]))
  }
  return (
    <>
      <button
        type="button"
        className="select"
        {...triggerProps(popover, 'listbox')}
        {...namingProps(
          slot,
          chosen === undefined ? placeholder : `${placeholder}: ${chosen.label}`,
          valueId,
        )}
      >
        {chosen !== undefined && <ChoiceMark choice={chosen} />}
        <span id={valueId} className={chosen === undefined ? 'select-text is-placeholder' : 'select-text'}>
          {chosen?.label ?? placeholder}
        </span>
        <Icon name="chevronDown" size={16} />
      </button>
      <PopoverSurface popover={popover} widthPx={280} onClose={() => setQuery('')}>
        <ChoiceList
          choices={choices}
          query={query}
          setQuery={setQuery}
          chosenKeys={chosen === undefined ? [] : [chosen.key]}
          isMulti={false}
          label={placeholder}
          choose={choose}
        />
        {chosen !== undefined && slot.isOptional === true && (
          <button
            type="button"
            className="choice-clear"
            onClick={() => {
              popover.close()
              setValue(valueOf(element.type, []))
            }}
          >
            Clear selection
          </button>
        )}
      </PopoverSurface>
    </>
  )
}
