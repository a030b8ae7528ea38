import { plural } from '../../result/format-value.ts'
import type { AlertMessage, StormMessage } from '../alert-message.ts'
import { composeAlertMessage } from './compose-alert-message.ts'
import { isOver, stateWords } from './alert-state.ts'
import type { ToldAlert } from './told-alert.ts'

/**
 * Several alerts of one project at once, as one message: what fell or rose, a line each, and what such a pattern usually means
 * (a sentence). Composed anew as they recover, so that it tells how many are still open.
 */
export function composeStormMessage({
  projectName,
  alerts,
  meaning,
}: {
  projectName: string
  alerts: readonly ToldAlert[]
  meaning: string
}): StormMessage {
  const told = alerts.flatMap((one) => composeAlertMessage(one) ?? [])
  const lines = told.map((message) => ({ alertId: message.alertId, line: lineOf(message) }))
  const open = told.filter(({ state }) => !isOver(state)).length
  const opening =
    open === told.length
      ? `${plural(told.length, 'alert')} of ${projectName} fired at once`
      : open === 0
        ? `All ${plural(told.length, 'alert')} of ${projectName} ${told.every(({ state }) => state === 'recovered') ? 'recovered' : 'ended'}`
        : `${open} of ${plural(told.length, 'alert')} of ${projectName} still open`
  const text = `${opening}. ${meaning} ${lines.map(({ line }) => line).join('; ')}.`
  return { projectName, alerts: lines, meaning, text }
}

/** `Daily active users: 8,412 yesterday, −22.3% vs Thu, Nov 12 (10,827)`, with its state once that is another than all began with. */
function lineOf({ state, title, value, change }: AlertMessage): string {
  const figures = [value, change].filter((part) => part !== undefined).join(', ')
  const standing = state === 'firing' || state === 'no data' ? '' : ` (${stateWords[state].toLowerCase()})`
  return `${title}${standing}: ${figures}`
}
