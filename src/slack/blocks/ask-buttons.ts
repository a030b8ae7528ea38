import type { ActionsBlock, Button } from '@slack/types'
import { cutText } from './cut-text.ts'

/** Buttons whose value is a question; pressing one asks it. Their ids begin so, and one listener takes them all. */
export const askActionPrefix = 'ask_'
/** The same below lists, which stay where they are. */
export const askBesidePrefix = 'beside_'

const labelLimit = 75
const valueLimit = 2_000
const maxButtons = 5

/** `Ask: dau last 30d`, `Set up: every day dau`, `/amp alert dau drops 20%`, one per text. Texts too long for a button's value are left out rather than cut. */
export function askButtons(texts: readonly string[]): ActionsBlock[] {
  return row(texts.map((text, index) => askButton({ text, label: labelFor(text), id: String(index) })))
}

function labelFor(text: string): string {
  if (/^(?:every|each|cron)\b/i.test(text)) return `Set up: ${text}`
  return /^(?:digests?|alerts?|notes?)\b/i.test(text) ? `/amp ${text}` : `Ask: ${text}`
}

export function tryAgainButton(text: string): ActionsBlock[] {
  return row([askButton({ text, label: 'Try again', id: 'again' })])
}

/** Where nothing better can be offered. */
export function helpButton(): ActionsBlock[] {
  return row([askButton({ text: 'help', label: 'What can be asked', id: 'help' })])
}

/** Beside a row of a list; nothing for a question that is too long for a button. */
export function askBeside(text: string, label: string, id: string): { accessory?: Button } {
  if (text.length > valueLimit) return {}
  return { accessory: { ...askButton({ text, label, id }), action_id: `${askBesidePrefix}${id}` } }
}

export function askButton({ text, label, id }: { text: string; label: string; id: string }): Button {
  return {
    type: 'button',
    action_id: `${askActionPrefix}${id}`,
    text: { type: 'plain_text', text: cutText(label, labelLimit), emoji: false },
    value: text,
  }
}

function row(buttons: readonly Button[]): ActionsBlock[] {
  const usable = buttons.filter(
    ({ value }) => value !== undefined && value !== '' && value.length <= valueLimit,
  )
  return usable.length === 0 ? [] : [{ type: 'actions', elements: usable.slice(0, maxButtons) }]
}
