import type { ActionsBlock, Button } from '@slack/types'
import type { Alert } from '../../../alert/alert-rule.ts'
import type { AlertDeed } from '../../../alert/language/read-alert-act.ts'
import type { MessageContent } from '../message-content.ts'
import { paragraph, words } from '../rich-text.ts'

/** Buttons whose value is an alert's number. Their ids are this and what they do. */
export const alertActionPrefix = 'alert_'
/** Opens the form for an alert on the question in the value. */
export const makeAlertAction = 'make_alert'

/** What buttons below lists and cards do; what those of an incident do, its message knows. */
export const cardDeeds = ['show', 'test', 'backtest', 'mute', 'resume', 'edit', 'history', 'delete'] as const
type CardDeed = Extract<AlertDeed, (typeof cardDeeds)[number]>

const labels: Readonly<Record<CardDeed, string>> = {
  show: 'Show',
  test: 'Check now',
  backtest: 'Backtest',
  mute: 'Mute',
  resume: 'Resume',
  edit: 'Edit',
  history: 'History',
  delete: 'Delete',
}

/** What can be done with an alert, one press each; `isQuiet` where it is muted or snoozed. */
export function alertButtons(
  { id, definition }: Alert,
  { deeds, isQuiet }: { deeds: readonly CardDeed[]; isQuiet: boolean },
): ActionsBlock {
  const fitting = deeds.filter((deed) => deed !== (isQuiet ? 'mute' : 'resume'))
  const elements = fitting.map((deed) =>
    deed === 'delete' ? deleteButton(id, definition.title) : alertButton(deed, id),
  )
  return { type: 'actions', elements }
}

function deleteButton(id: number, title: string): Button {
  return { ...alertButton('delete', id), style: 'danger', confirm: beforeDeleting(id, title) }
}

function alertButton(deed: CardDeed, id: number): Button {
  return {
    type: 'button',
    action_id: `${alertActionPrefix}${deed}`,
    text: { type: 'plain_text', text: labels[deed], emoji: false },
    value: String(id),
  }
}

function beforeDeleting(id: number, title: string): NonNullable<Button['confirm']> {
  return {
    title: { type: 'plain_text', text: `Delete alert ${id}?` },
    text: { type: 'plain_text', text: `“${title}” is not watched any more, and its history goes with it.` },
    confirm: { type: 'plain_text', text: 'Delete' },
    deny: { type: 'plain_text', text: 'Keep it' },
    style: 'danger',
  }
}

const valueLimit = 2_000

/** `Make alert` below an answer, whose question it carries; undefined for one that is too long for that. */
export function makeAlertButton(canonicalText: string, label = 'Make alert'): Button | undefined {
  return canonicalText.length > valueLimit ? undefined : newAlertButton(label, canonicalText)
}

function newAlertButton(label: string, draft: string): Button {
  return {
    type: 'button',
    action_id: makeAlertAction,
    text: { type: 'plain_text', text: label, emoji: false },
    // Slack refuses a value without a character.
    ...(draft === '' ? {} : { value: draft.slice(0, valueLimit) }),
  }
}

/** The button by itself, for a form with nothing filled in. */
export function newAlertRow(): ActionsBlock {
  return { type: 'actions', elements: [newAlertButton('New alert', '')] }
}

/** Where Slack does not let the form open by itself: a press of the button does. */
export function alertFormInvitation(content: { draft: string } | { alert: Alert }): MessageContent {
  const isEdit = 'alert' in content
  const text = isEdit ? `Here is the form for alert ${content.alert.id}.` : 'Here is the form for an alert.'
  const button = isEdit ? alertButton('edit', content.alert.id) : newAlertButton('New alert', content.draft)
  return { text, blocks: [paragraph(words(text)), { type: 'actions', elements: [button] }] }
}
