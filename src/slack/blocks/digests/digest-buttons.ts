import type { ActionsBlock, Button } from '@slack/types'
import type { Digest } from '../../../digest/digest.ts'
import type { DigestAct } from '../../../digest/read-digest-command.ts'
import type { MessageContent } from '../message-content.ts'
import { paragraph, words } from '../rich-text.ts'

/** Buttons whose value is a digest's number. Their ids are this and what they do. */
export const digestActionPrefix = 'digest_'
/** Opens the form for a digest that asks the question in the value. */
export const makeDigestAction = 'make_digest'

export type DigestDeed = Exclude<DigestAct['do'], 'handOver'>

const labels: Readonly<Record<DigestDeed, string>> = {
  show: 'Show',
  run: 'Send a test now',
  pause: 'Pause',
  resume: 'Resume',
  edit: 'Edit',
  history: 'History',
  delete: 'Delete',
}

/** What can be done with a digest, one press each. */
export function digestButtons({ id, state, definition }: Digest, deeds: readonly DigestDeed[]): ActionsBlock {
  const fitting = deeds.filter((deed) => deed !== (state === 'active' ? 'resume' : 'pause'))
  const elements = fitting.map((deed) =>
    deed === 'delete' ? deleteButton(id, definition.title) : digestButton(deed, id),
  )
  return { type: 'actions', elements }
}

function deleteButton(id: number, title: string): Button {
  return { ...digestButton('delete', id), style: 'danger', confirm: beforeDeleting(id, title) }
}

export function digestButton(deed: DigestDeed, id: number): Button {
  return {
    type: 'button',
    action_id: `${digestActionPrefix}${deed}`,
    text: { type: 'plain_text', text: labels[deed], emoji: false },
    value: String(id),
  }
}

function beforeDeleting(id: number, title: string): NonNullable<Button['confirm']> {
  return {
    title: { type: 'plain_text', text: `Delete digest ${id}?` },
    text: { type: 'plain_text', text: `“${title}” will not come any more, and its history goes with it.` },
    confirm: { type: 'plain_text', text: 'Delete' },
    deny: { type: 'plain_text', text: 'Keep it' },
    style: 'danger',
  }
}

const valueLimit = 2_000

/** `Make digest` below an answer, whose question it carries; undefined for one that is too long for that. */
export function makeDigestButton(canonicalText: string): Button | undefined {
  return canonicalText.length > valueLimit ? undefined : newDigestButton('Make digest', canonicalText)
}

function newDigestButton(label: string, draft: string): Button {
  return {
    type: 'button',
    action_id: makeDigestAction,
    text: { type: 'plain_text', text: label, emoji: false },
    // Slack refuses a value without a character.
    ...(draft === '' ? {} : { value: draft.slice(0, valueLimit) }),
  }
}

/** The button by itself, for a form with nothing filled in. */
export function newDigestRow(): ActionsBlock {
  return { type: 'actions', elements: [newDigestButton('New digest', '')] }
}

/** Where Slack does not let the form open by itself: a press of the button does. */
export function digestFormInvitation(content: { draft: string } | { digest: Digest }): MessageContent {
  const text =
    'digest' in content
      ? `Here is the form for digest ${content.digest.id}.`
      : 'Here is the form for a digest.'
  const button =
    'digest' in content
      ? digestButton('edit', content.digest.id)
      : newDigestButton('New digest', content.draft)
  return { text, blocks: [paragraph(words(text)), { type: 'actions', elements: [button] }] }
}
