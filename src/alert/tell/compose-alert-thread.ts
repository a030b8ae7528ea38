import { plural } from '../../result/format-value.ts'
import type { AlertMessage, AlertThread } from '../alert-message.ts'
import { composeAlertMessage } from './compose-alert-message.ts'
import { isOver } from './alert-state.ts'
import { breachingGroups, newestLabel } from './breaching-groups.ts'
import { openFor } from './duration-words.ts'
import { measureOf, type ToldAlert } from './told-alert.ts'
import type { TellReason } from '../transition.ts'

/**
 * What is said below an incident when something happens to it; undefined for what its message alone tells, as that it fired. Only
 * what got worse is shown in the channel, too.
 */
export function composeAlertThread(told: ToldAlert, reason: TellReason): AlertThread | undefined {
  const message = composeAlertMessage(told)
  if (message === undefined) return undefined
  const lines = linesOf(reason, message, told)
  if (lines.length === 0) return undefined
  const { alertId, incidentId, title } = message
  const isBroadcast = reason === 'worse'
  const { mention } = told.alert.definition
  return {
    alertId,
    incidentId,
    lines,
    isBroadcast,
    ...(isBroadcast && mention !== undefined && message.isAcknowledged !== true ? { mention } : {}),
    // In a notification nothing else says which alert it is.
    text: isBroadcast ? lines.join(' ') : `${title}: ${lines.join(' ')}`,
  }
}

/** Why the numbers moved, as `Explanation` has it, below the incident. */
export function whyThread(
  { alertId, incidentId }: Pick<AlertThread, 'alertId' | 'incidentId'>,
  { title, lines }: { title: string; lines: readonly string[] },
): AlertThread {
  const text = `${title}: ${lines.join(' ')}`
  return { alertId, incidentId, heading: title, lines: [...lines], isBroadcast: false, text }
}

function linesOf(reason: TellReason, message: AlertMessage, told: ToldAlert): string[] {
  const figures = figuresIn(message)
  switch (reason) {
    case 'fired':
      return []
    case 'worse':
      return [`Worse: ${message.title}, ${figures}.`, ...groupLine(message)]
    case 'reminder':
      return [
        `Still firing after ${lastingSince(told)}: ${figures}.`,
        ...groupLine(message),
        remindersLeft(told),
      ]
    case 'still firing':
      return [`Still firing after it was silenced: ${figures}.`, ...groupLine(message)]
    case 'recovered':
    case 'new level':
      return [`${message.duration}. Now ${figures}.`]
    case 'no data':
      return [noDataLine(message, told)]
    case 'data again':
      return [
        isOver(message.state) ? `${message.duration}. Now ${figures}.` : `There is data again: ${figures}.`,
      ]
    case 'unstable':
      return [unstableLine(told)]
    case 'muted itself':
      return [
        `Nobody has acknowledged it after ${plural(told.alert.definition.mostReminders, 'reminder')}, so there are no more until it recovers. Now ${figures}.`,
      ]
  }
}

/** `8,100 yesterday, −25% vs usual Wednesday (10,900)` */
function figuresIn({ value, change, usual }: AlertMessage): string {
  return [value, change, usual].filter((part) => part !== undefined).join(', ')
}

function groupLine({ groups, moreGroups }: AlertMessage): string[] {
  if (groups.length === 0) return []
  const more = moreGroups === 0 ? '' : ` and ${plural(moreGroups, 'more group')}`
  return [`${groups.map((line) => line.replaceAll('  ', ' ')).join('; ')}${more}.`]
}

/** `4h 5m`; of days and longer how many there were. */
function lastingSince(told: ToldAlert): string {
  const { memory } = told
  const newest = breachingGroups(memory).map((group) => newestLabel(group))[0]
  return openFor({ since: memory.incident?.since ?? told.now.toISOString(), newest }, measureOf(told), told)
}

/** Nobody has acknowledged it, or there would be no reminder. */
function remindersLeft({ alert: { definition }, memory: { incident } }: ToldAlert): string {
  const sent = incident?.remindersSent ?? 1
  const last = sent >= definition.mostReminders ? ', the last one' : ''
  return `Nobody has acknowledged it. Reminder ${sent} of ${definition.mostReminders}${last}.`
}

/** Where only some lines are gone, they are named. */
function noDataLine({ value }: AlertMessage, { memory }: ToldAlert): string {
  const gone = memory.groups.filter(({ state }) => state === 'no data').map(({ group }) => group)
  const named = gone.filter((group) => group !== '')
  const isAll = gone.length === memory.groups.length
  return isAll || named.length === 0 ? `${value}.` : `No data any more of ${named.join(', ')}.`
}

function unstableLine({ memory: { flips, incident } }: ToldAlert): string {
  const count = plural(flips.length, 'time')
  const isOver = incident?.recoveredAt !== undefined
  return `Unstable: it fired or recovered ${count} within 6 hours${isOver ? '' : ', and is not over yet'}. I say so once an hour at most, until it has been steady for 3 hours.`
}
