import { plural } from '../result/format-value.ts'
import type { StormMessage } from './alert-message.ts'
import { composeAlertMessage } from './compose-alert-message.ts'
import { stateWords } from './tell/alert-state.ts'
import type { ToldAlert } from './tell/told-alert.ts'

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
  const lines = told.map((message) => ({
    alertId: message.alertId,
    line: `${stateWords[message.state]}: ${message.title}, ${[message.value, message.change].filter(Boolean).join(', ')}`,
  }))
  const open = told.filter(({ state }) => state !== 'recovered').length
  const opening =
    open === told.length
      ? `${plural(told.length, 'alert')} of ${projectName} fired at once`
      : open === 0
        ? `All ${plural(told.length, 'alert')} of ${projectName} recovered`
        : `${open} of ${plural(told.length, 'alert')} of ${projectName} still open`
  const text = `${opening}. ${meaning} ${lines.map(({ line }) => line).join('; ')}.`
  return { projectName, alerts: lines, meaning, text }
}
