import type { Button } from '@slack/types'

/** A button whose label is text as it stands; `value` comes back when it is pressed. */
export function button(actionId: string, label: string, value: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: label, emoji: false },
    value,
  }
}
