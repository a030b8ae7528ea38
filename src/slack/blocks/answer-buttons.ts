import { button } from './button.ts'
import type { ActionsBlock } from '@slack/types'
import { makeAlertButton } from './alerts/alert-buttons.ts'
import { makeDigestButton } from './digests/digest-buttons.ts'
import { editButton } from './form-buttons.ts'

/** Asks the same again, in the place of the answer. */
export const refreshAction = 'answer_refresh'
/** Shows the numbers behind the answer to whoever presses. */
export const tableAction = 'answer_table'
/** A link; Slack tells us that it was opened, and wants to hear that we heard. */
export const openAction = 'answer_open'

const valueLimit = 2_000
const askerPrefix = 'answer_for_'

export interface AnswerButtons {
  /** The question, as it is asked again. */
  text: string
  /** Kept with the buttons, so that an answer which is refreshed still names who asked for it. */
  askedBy: string | undefined
  /** Whether the answer can be asked for again in its place; a file cannot be exchanged. */
  isRefreshable: boolean
  /** Whether numbers can be shown that are not there yet. */
  hasTable: boolean
  /** Where Amplitude shows the same, if the person gave the address. */
  link: string | undefined
  /** The question as a digest asks it. */
  digestText: string
  /** The question as an alert watches it; undefined for one that has no number to watch. */
  watched: { text: string; label: string } | undefined
}

/** The row below an answer; nothing for a question that is too long to be kept in a button. */
export function answerButtons({ text, askedBy, ...offered }: AnswerButtons): ActionsBlock[] {
  if (text.length > valueLimit) return []
  const edit = editButton(text)
  const digest = makeDigestButton(offered.digestText)
  const alert =
    offered.watched === undefined ? undefined : makeAlertButton(offered.watched.text, offered.watched.label)
  const elements = [
    ...(offered.isRefreshable ? [button(refreshAction, 'Refresh', text)] : []),
    ...(offered.hasTable ? [button(tableAction, 'Table', text)] : []),
    ...(edit === undefined ? [] : [edit]),
    ...(digest === undefined ? [] : [digest]),
    ...(alert === undefined ? [] : [alert]),
    ...(offered.link === undefined
      ? []
      : [{ ...button(openAction, 'Open in Amplitude', text), url: offered.link }]),
  ]
  if (elements.length === 0) return []
  return [{ type: 'actions', ...(askedBy && { block_id: `${askerPrefix}${askedBy}` }), elements }]
}

/** The asker of the answer whose row has this id. */
export function askerOf(blockId: string): string | undefined {
  return blockId.startsWith(askerPrefix) ? blockId.slice(askerPrefix.length) : undefined
}
