import './field.css'
import type { Checkboxes, Option, RadioButtons } from '@slack/types'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { SlackText } from '../text/slack-text.tsx'
import type { Slot } from './slot.ts'
import { namingProps } from './slot.ts'
import { useElementValue } from './use-element-value.ts'

export function RadioElement({ element, slot }: { element: RadioButtons; slot: Slot }) {
  const [value, setValue] = useElementValue(element, slot)
  const name = useId()
  return (
    <div className="choices" role="radiogroup" {...namingProps(slot, 'Choose one')}>
      {element.options.map((option) => (
        <OptionLabel key={option.value} option={option}>
          <input
            type="radio"
            name={name}
            checked={value?.selected_option?.value === option.value}
            onChange={() => setValue({ type: 'radio_buttons', selected_option: option })}
          />
        </OptionLabel>
      ))}
    </div>
  )
}

export function CheckboxesElement({ element, slot }: { element: Checkboxes; slot: Slot }) {
  const [value, setValue] = useElementValue(element, slot)
  const chosen = new Set(value?.selected_options.map((option) => option.value))
  const toggle = (option: Option): void => {
    const isChosen = (each: Option): boolean =>
      each.value === option.value ? !chosen.has(each.value) : chosen.has(each.value)
    setValue({ type: 'checkboxes', selected_options: element.options.filter(isChosen) })
  }
  return (
    <div className="choices" role="group" {...namingProps(slot, 'Choose any')}>
      {element.options.map((option) => (
        <OptionLabel key={option.value} option={option}>
          <input type="checkbox" checked={chosen.has(option.value)} onChange={() => toggle(option)} />
        </OptionLabel>
      ))}
    </div>
  )
}

function OptionLabel({ option, children }: { option: Option; children: ReactNode }) {
  return (
    <label>
      {children}
      <span>
        <SlackText text={option.text} />
        {option.description !== undefined && (
          <span className="choices-description">
            <SlackText text={option.description} />
          </span>
        )}
      </span>
    </label>
  )
}
