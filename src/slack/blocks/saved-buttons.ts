import type { ActionsBlock, Button } from '@slack/types'
import type { SavedQuestion } from '../../query/saved-question-store.ts'
import { askBeside } from './ask-buttons.ts'

/** Deletes a saved question; the button's value says which. */
export const forgetPrefix = 'forget_'

/** What can be done with a saved question of a list: ask it, and delete it where one may, after a second look. */
export function savedButtons(
  question: SavedQuestion,
  { id, mayDelete }: { id: string; mayDelete: boolean },
): ActionsBlock[] {
  const { accessory: ask } = askBeside(question.text, 'Ask', id)
  const elements = [...(ask === undefined ? [] : [ask]), ...(mayDelete ? [deleteButton(question, id)] : [])]
  return elements.length === 0 ? [] : [{ type: 'actions', elements }]
}

/** Whose question by which name a *Delete* button stands for. */
export function savedIn(value: string): Pick<SavedQuestion, 'name' | 'ownerId'> {
  const [ownerId = '', name = ''] = value.split(' ')
  return { ownerId, name }
}

function deleteButton({ name, ownerId }: SavedQuestion, id: string): Button {
  return {
    type: 'button',
    action_id: `${forgetPrefix}${id}`,
    text: { type: 'plain_text', text: 'Delete', emoji: false },
    value: `${ownerId} ${name}`,
    accessibility_label: `Delete ${name}`,
    confirm: {
      title: { type: 'plain_text', text: 'Delete this question?', emoji: false },
      text: { type: 'plain_text', text: `Nobody can ask it as “${name}” any more.`, emoji: false },
      confirm: { type: 'plain_text', text: 'Delete', emoji: false },
      deny: { type: 'plain_text', text: 'Keep it', emoji: false },
      style: 'danger',
    },
  }
}
