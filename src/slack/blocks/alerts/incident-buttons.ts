import { button } from '../button.ts'
import type { ActionsBlock, Button, Overflow, PlainTextOption, StaticSelect } from '@slack/types'
import type { AlertMessage } from '../../../alert/alert-message.ts'
import { isOver } from '../../../alert/tell/alert-state.ts'
import { askButton } from '../ask-buttons.ts'

/** Buttons below the message of an incident. Their value, or that of what was chosen, is read by `readIncidentValue`. */
export const incidentActions = {
  acknowledge: 'alert_ack',
  snooze: 'alert_snooze',
  why: 'alert_why',
  useful: 'alert_useful',
  noise: 'alert_noise',
  more: 'alert_more',
} as const

/** Until when: an hour from now, nine o'clock tomorrow, a week from now, or a day that is asked for. */
const snoozeChoices = ['1h', 'tomorrow', '1w', 'date'] as const
type SnoozeChoice = (typeof snoozeChoices)[number]
const moreChoices = ['edit', 'mute', 'useful', 'noise'] as const
type MoreChoice = (typeof moreChoices)[number]

export interface IncidentValue {
  /** Of a list: what was chosen. */
  choice: SnoozeChoice | MoreChoice | undefined
  alertId: number
  incidentId: string
}

/** Reads `4 incident-1` of a button and `tomorrow 4 incident-1` of a list; undefined for what is neither. */
export function readIncidentValue(value: string): IncidentValue | undefined {
  const found = /^(?:(\w+) )?(\d{1,9}) (\S+)$/.exec(value)
  if (found === null) return undefined
  const [, chosen, id = '', incidentId = ''] = found
  const choice = [...snoozeChoices, ...moreChoices].find((one) => one === chosen)
  if (chosen !== undefined && choice === undefined) return undefined
  return { choice, alertId: Number(id), incidentId }
}

const questionLimit = 2_000

/** What can be done about an incident as it stands now; what no longer applies is gone. */
export function incidentButtons(message: AlertMessage): ActionsBlock[] {
  const elements = elementsOf(message)
  return elements.length === 0 ? [] : [{ type: 'actions', elements }]
}

function elementsOf(message: AlertMessage): ActionsBlock['elements'] {
  const { state, verdict } = message
  const acknowledging = message.isAcknowledged === true ? [] : [acknowledgeButton(message)]
  const why = deedButton('why', 'Why?', message)
  switch (state) {
    case 'firing':
    case 'no data':
    case 'unstable':
    case 'recovering':
      return [...acknowledging, snoozeList(message), why, ...openButton(message), moreList(message)]
    case 'acknowledged':
      return [snoozeList(message), why, ...openButton(message), moreList(message)]
    case 'snoozed':
      return [...acknowledging, resumeButton(message), why, ...openButton(message), moreList(message)]
    case 'closed':
      return openButton(message)
    case 'muted':
      return [resumeButton(message), why, ...openButton(message), moreList(message)]
    case 'recovered':
    case 'new level':
      return verdict === undefined
        ? [deedButton('useful', 'Useful', message), deedButton('noise', 'Noise', message), moreList(message)]
        : [moreList(message)]
  }
}

function acknowledgeButton(message: AlertMessage): Button {
  return { ...deedButton('acknowledge', 'Acknowledge', message), style: 'primary' }
}

function deedButton(
  deed: Exclude<keyof typeof incidentActions, 'snooze' | 'more'>,
  label: string,
  message: AlertMessage,
): Button {
  return button(incidentActions[deed], label, valueOf(message))
}

function valueOf({ alertId, incidentId }: AlertMessage): string {
  return `${alertId} ${incidentId}`
}

const snoozeLabels: Readonly<Record<SnoozeChoice, string>> = {
  '1h': 'For 1 hour',
  tomorrow: 'Until tomorrow 9:00',
  '1w': 'For 1 week',
  date: 'Until a date …',
}

function snoozeList(message: AlertMessage): StaticSelect {
  return {
    type: 'static_select',
    action_id: incidentActions.snooze,
    placeholder: { type: 'plain_text', text: 'Snooze', emoji: false },
    options: snoozeChoices.map((choice) => option(choice, snoozeLabels[choice], message)),
  }
}

function option(choice: string, label: string, message: AlertMessage): PlainTextOption {
  return {
    text: { type: 'plain_text', text: label, emoji: false },
    value: `${choice} ${valueOf(message)}`,
  }
}

/** Its value is the number alone, as below lists: what it ends belongs to the alert and not to the incident. */
function resumeButton({ alertId, state }: AlertMessage): Button {
  return {
    type: 'button',
    action_id: 'alert_resume',
    text: { type: 'plain_text', text: state === 'snoozed' ? 'End snooze' : 'Unmute', emoji: false },
    value: String(alertId),
  }
}

/** Asks the question of the alert; nothing for one that is too long for a button. */
function openButton({ question }: AlertMessage): Button[] {
  if (question === '' || question.length > questionLimit) return []
  return [askButton({ text: question, label: 'Open', id: 'alert' })]
}

const moreLabels: Readonly<Record<MoreChoice, string>> = {
  edit: 'Edit alert',
  mute: 'Mute alert',
  useful: 'This was useful',
  noise: 'This was noise',
}

function moreList(message: AlertMessage): Overflow {
  const { state, verdict } = message
  const isAsked = isOver(state) || verdict !== undefined
  const left = moreChoices.filter((choice) => {
    if (choice === 'mute') return state !== 'muted'
    return choice === 'edit' || !isAsked
  })
  return {
    type: 'overflow',
    action_id: incidentActions.more,
    options: left.map((choice) => option(choice, moreLabels[choice], message)),
  }
}
