import type { KeyboardEvent, RefObject } from 'react'
import { useEffect, useState } from 'react'
import { usePage } from '../state/page-context.ts'
import type { Format } from './apply-format.ts'
import { applyFormat } from './apply-format.ts'
import type { ComposerMenu } from './composer-menu.ts'
import { composerMenu, menuTexts } from './composer-menu.ts'
import type { Recall } from './recall.ts'
import { stepRecall } from './recall.ts'

export interface ComposerOptions {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  text: string
  setText: (text: string) => void
  send: (text: string) => void
  /** Slack knows no commands inside threads. */
  hasCommands: boolean
}

export interface ComposerControls {
  menu: ComposerMenu | undefined
  /** The entry that Enter or Tab takes. */
  activeIndex: number | undefined
  /** Replaces the text, as typing does, and goes on typing there. */
  write: (text: string) => void
  complete: (index: number) => void
  submit: () => void
  format: (format: Format) => void
  onChange: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** The composer's keys: Enter sends or completes, Tab completes, the arrows move through the menu or the history. */
export function useComposer({
  fieldRef,
  text,
  setText,
  send,
  hasCommands,
}: ComposerOptions): ComposerControls {
  const { state } = usePage()
  const [recall, setRecall] = useState<Recall>()
  const [active, setActive] = useState<number>()
  const [isMenuClosed, setIsMenuClosed] = useState(false)
  useGrowing(fieldRef, text)

  const isRecalled = recall?.text === text && text !== ''
  const isMenuWanted = hasCommands && !isMenuClosed && !isRecalled
  const menu = isMenuWanted ? composerMenu(text, state.command, state.suggestions) : undefined
  const texts = menu === undefined ? [] : menuTexts(menu)
  // Enter completes a command's name, but a suggestion only once the arrow keys have picked one: otherwise it sends.
  const activeIndex = menu?.kind === 'commands' ? (active ?? 0) : active

  const onChange = (typed: string): void => {
    setText(typed)
    setActive(undefined)
    setIsMenuClosed(false)
  }
  const write = (next: string): void => {
    onChange(next)
    fieldRef.current?.focus()
  }
  const complete = (index: number): void => write(texts[index] ?? text)
  const submit = (): void => {
    if (text.trim() === '') return
    send(text.trim())
    onChange('')
    setRecall(undefined)
  }
  const enter = (): void => {
    const isWhole = activeIndex === undefined || texts[activeIndex] === `${text} `
    if (isWhole) submit()
    else complete(activeIndex)
  }
  const bringBack = (direction: 'back' | 'forward'): boolean => {
    const next = stepRecall(state.history, { text, recall }, direction)
    if (next === undefined) return false
    setRecall(next)
    setText(next.text)
    return true
  }
  const pressArrow = (isUp: boolean): boolean => {
    if (texts.length === 0 || isRecalled) return bringBack(isUp ? 'back' : 'forward')
    const from = activeIndex ?? (isUp ? 0 : -1)
    setActive((from + (isUp ? -1 : 1) + texts.length) % texts.length)
    return true
  }
  /** Whether the key was meant for the composer rather than for the field. */
  const pressKey = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing) return false
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return pressArrow(event.key === 'ArrowUp')
    if (event.key === 'Enter' && !event.shiftKey) enter()
    else if (event.key === 'Tab' && !event.shiftKey && texts.length > 0) complete(activeIndex ?? 0)
    else if (event.key === 'Escape' && menu !== undefined) setIsMenuClosed(true)
    else return false
    return true
  }
  const format = (kind: Format): void => {
    const field = fieldRef.current
    if (field === null) return
    const next = applyFormat({ text, start: field.selectionStart, end: field.selectionEnd }, kind)
    setText(next.text)
    requestAnimationFrame(() => {
      field.focus()
      field.setSelectionRange(next.start, next.end)
    })
  }
  return {
    menu,
    activeIndex,
    write,
    complete,
    submit,
    format,
    onChange,
    onKeyDown: (event) => {
      if (pressKey(event)) event.preventDefault()
    },
  }
}

/** As high as its text, up to what the stylesheet allows. */
function useGrowing(fieldRef: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const field = fieldRef.current
    if (field === null) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }, [fieldRef, text])
}
