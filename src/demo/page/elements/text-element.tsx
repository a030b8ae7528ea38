import './field.css'
import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import { useSurface } from '../blocks/surface.ts'
import type { Slot } from './slot.ts'
import { namingProps } from './slot.ts'
import { useElementValue } from './use-element-value.ts'

type TextInput = PlainTextInput | NumberInput | EmailInput | URLInput

const typingPauseMs = 300

const inputModes = {
  plain_text_input: 'text',
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
} as const

/** Text in one line or many; the bot is told of it on Enter or after a pause, where the element asks for that. */
export function TextElement({ element, slot }: { element: TextInput; slot: Slot }) {
  const surface = useSurface()
  const [value] = useElementValue(element, slot)
  const text = value?.value ?? ''
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']
  const dispatch = (typed: string): void => {
    if (slot.doesDispatch)
      void surface.change(slot, { type: element.type, value: typed === '' ? null : typed })
  }
  const dispatchLater = useLater(dispatch)
  const onChange = (typed: string): void => {
    surface.edit(slot, { type: element.type, value: typed === '' ? null : typed })
    if (triggers.includes('on_character_entered')) dispatchLater(typed)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isMultiline || !slot.doesDispatch) return
    event.preventDefault()
    if (triggers.includes('on_enter_pressed')) dispatch(text)
  }
  const shared = {
    className: 'field',
    value: text,
    placeholder: element.placeholder?.text,
    'data-focus-first': element.focus_on_load === true ? '' : undefined,
    onKeyDown,
    ...namingProps(slot, element.placeholder?.text ?? 'Text'),
  }
  if (isMultiline) return <textarea rows={4} {...shared} onChange={(event) => onChange(event.target.value)} />
  return (
    <input
      type="text"
      inputMode={inputModes[element.type]}
      autoComplete="off"
      {...shared}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Calls with the latest text once typing has paused. */
function useLater(call: (typed: string) => void): (typed: string) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(call)
  useEffect(() => {
    latest.current = call
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return (typed) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(typed), typingPauseMs)
  }
}
