import { composeAlertMessage } from '../../alert/tell/compose-alert-message.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import type { AlertEvent, AlertStore, AlertTelling, KnownDayList, RememberedAlert } from './alert-store.ts'

export interface RetellDeps {
  source: Pick<MetricSource, 'projectOf'>
  alerts: Pick<AlertStore, 'history'>
  notes: KnownDayList
}

const verdicts: ReadonlySet<string> = new Set(['called useful', 'called noise'])

/** So much of its history can matter to a message: what people did since it fired. */
const eventsRead = 60

/**
 * The incident's message after what somebody has just done, told from memory alone: its picture stays. Undefined where there is
 * none to edit: nothing has happened, nothing has been told yet, or it is over and only a verdict would still be news.
 */
export async function retellIncident(
  { source, alerts, notes }: RetellDeps,
  { alert, memory }: RememberedAlert,
  deed: AlertEvent & { isLast?: boolean },
): Promise<AlertTelling | undefined> {
  const { incident } = memory
  if (incident === undefined || incident.lastToldAt === undefined) return undefined
  if (incident.recoveredAt !== undefined && !verdicts.has(deed.what)) return undefined
  const message = composeAlertMessage({
    alert,
    memory,
    now: deed.at,
    timeZone: source.projectOf({ project: alert.projectName }).timeZone,
    notes: await notes.list(alert.teamId, alert.projectName),
    deeds: [...(await alerts.history(alert, eventsRead)), deed],
    isClosed: deed.isLast === true,
  })
  if (message === undefined) return undefined
  const key = `press ${incident.id} ${deed.what} ${deed.by ?? ''} ${deed.at.toISOString()}`
  return { kind: 'incident', key, incidentId: incident.id, notice: { kind: 'alert', message }, pictures: [] }
}
