import type { ActionsBlock, Button } from '@slack/types'
import type { MessageContent } from './message-content.ts'
import { paragraph, words } from './rich-text.ts'

/** Buttons that open the form; their value is the question to fill in, if any. One listener takes them all. */
export const openFormPrefix = 'open_form'

/** Slack's limit for a button's value. */
const valueLimit = 2_000

/** `Edit`: the form with this question filled in; undefined for one too long for a button to carry. */
export function editButton(canonicalText: string): Button | undefined {
  if (canonicalText.length > valueLimit) return undefined
  return openFormButton({ id: 'edit', label: 'Edit', draft: canonicalText })
}

/** `Build a question`: the empty form, or what was typed so far filled in. */
function buildButton(draft = ''): Button {
  return openFormButton({ id: 'build', label: 'Build a question', draft: draft.slice(0, valueLimit) })
}

/** The button by itself, where a message has no other. */
export function buildButtonRow(draft?: string): ActionsBlock {
  return { type: 'actions', elements: [buildButton(draft)] }
}

/** Where Slack does not let a form open by itself: a press of the button does. */
export function formInvitation(draft?: string): MessageContent {
  const text = 'Here is the form to put a question together.'
  return { text, blocks: [paragraph(words(text)), buildButtonRow(draft)] }
}

function openFormButton({ id, label, draft }: { id: string; label: string; draft: string }): Button {
  return {
    type: 'button',
    action_id: `${openFormPrefix}_${id}`,
    text: { type: 'plain_text', text: label, emoji: false },
    // Slack refuses a value without a character.
    ...(draft === '' ? {} : { value: draft }),
  }
}
