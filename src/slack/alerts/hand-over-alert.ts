import type { Alert } from '../../alert/alert-rule.ts'
import { alertHandedOver } from '../blocks/alerts/alert-card.ts'
import { isNobody } from '../delivery-failure.ts'
import { postWords, tryToTell } from '../post-words.ts'
import type { AlertDeskDeps } from './desk-deps.ts'

/**
 * Gives an alert to somebody else, who hears of it unless they do it themselves or read it where it is told. Whom Slack does not know
 * cannot be one: then it stays as it was, and the sentence says why.
 */
export async function handOverAlert(
  deps: AlertDeskDeps,
  alert: Alert,
  { to, by }: { to: string; by: string },
): Promise<string | undefined> {
  if (to !== by && to !== alert.definition.channelId) {
    const word = alertHandedOver(alert, { by, now: deps.clock.now() })
    const untold = await tryToTell(postWords(deps, to, word))
    if (untold !== undefined && isNobody(untold))
      return `Alert ${alert.id} stays whose it is: ${untold.userMessage}`
  }
  await deps.alerts.setState(alert, { ownerId: to })
  return undefined
}
