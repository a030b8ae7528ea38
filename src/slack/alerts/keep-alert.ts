import type { Alert, AlertDefinition } from '../../alert/alert-rule.ts'
import type { DeliveryError } from '../../errors.ts'
import type { AlertDraft } from '../../jobs/alerts/alert-store.ts'
import { alertFarewell } from '../blocks/alerts/alert-card.ts'
import { isUnreachable, wayIn } from '../delivery-failure.ts'
import { postWords, tryToTell } from '../post-words.ts'
import { firstCheck } from './alert-cost.ts'
import { announceAlert } from './announce-alert.ts'
import type { Foreseen } from './backtest-in-time.ts'
import type { AlertDeskDeps } from './desk-deps.ts'
import { writeDown } from './write-down.ts'

/** What came of keeping an alert. */
export type KeptAlert =
  /** `untold`: Slack was not well just then, so whether its channel has heard of it is not known. */
  | { kind: 'kept'; alert: Alert; untold: DeliveryError | undefined }
  /** Nothing can be posted where it would be told, so nothing was kept; as a sentence with the way out. */
  | { kind: 'unreachable'; sentence: string }
  /** It was deleted meanwhile. */
  | { kind: 'gone' }

/** Sets an alert up. That it is announced is also how it is found out whether anything can be posted there. */
export async function keepNewAlert(
  deps: AlertDeskDeps,
  draft: Omit<AlertDraft, 'teamId'>,
  foreseen: Foreseen,
): Promise<KeptAlert> {
  const { alerts, bot, clock, logger } = deps
  const checkAt = firstCheck(deps, draft.definition)
  const alert = await alerts.create({ ...draft, teamId: bot.teamId }, clock.now(), checkAt)
  const news = { verb: 'was set up', userId: draft.ownerId, ...foreseen }
  const untold = await tryToTell(announceAlert(deps, alert, news))
  if (untold !== undefined && isUnreachable(untold)) {
    await alerts.remove(alert)
    return { kind: 'unreachable', sentence: wayIn(untold, bot.name) }
  }
  await writeDown(deps, alert, { what: 'set up', by: draft.ownerId, reason: '' })
  logger.info({ alertId: alert.id, condition: draft.definition.condition.kind }, 'alert.made')
  return { kind: 'kept', alert, untold }
}

interface Change {
  definition: AlertDefinition
  userId: string
  foreseen: Foreseen
}

/** Gives an alert another definition, or leaves it as it was where nothing could be posted there. */
export async function keepChangedAlert(
  deps: AlertDeskDeps,
  before: Alert,
  { definition, userId, foreseen }: Change,
): Promise<KeptAlert> {
  const { alerts, bot, logger } = deps
  const known = await alerts.find(before)
  const alert = await alerts.redefine(before, definition, firstCheck(deps, definition))
  if (alert === undefined) return { kind: 'gone' }
  const untold = await tryToTell(announceAlert(deps, alert, { verb: 'was changed', userId, ...foreseen }))
  if (untold !== undefined && isUnreachable(untold)) {
    await alerts.redefine(before, before.definition, firstCheck(deps, before.definition))
    return { kind: 'unreachable', sentence: wayIn(untold, bot.name) }
  }
  const { memory } = (await alerts.find(alert)) ?? {}
  const letGo = memory?.incident === undefined ? known : undefined
  await writeDown(deps, alert, { what: 'edited', by: userId, reason: '', letGo })
  logger.info({ alertId: alert.id, condition: definition.condition.kind }, 'alert.changed')
  const { channelId } = before.definition
  if (channelId !== definition.channelId)
    await tryToTell(
      postWords(deps, channelId, alertFarewell(before, { verb: 'is told elsewhere now', userId })),
    )
  return { kind: 'kept', alert, untold }
}
