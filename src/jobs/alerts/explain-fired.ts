import { whyThread } from '../../alert/tell/compose-alert-thread.ts'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { AlertKey, AlertStore, RememberedAlert } from './alert-store.ts'
import type { Explanation } from './alert-work.ts'
import { whyTitle } from './explain-incident.ts'

/** An incident that people have just been told of. */
export interface FiredIncident extends AlertKey {
  incidentId: string
}

/** Why an incident, asked with the timetable's place in the queue. */
export type ExplainIncident = (
  remembered: RememberedAlert,
  signal: AbortSignal,
) => Promise<Pick<Explanation, 'title' | 'lines'>>

export interface ExplainFiredDeps {
  alerts: AlertStore
  explain: ExplainIncident
  clock: Clock
  logger: Logger
}

/** Presses may write in between. */
const mostAttempts = 3

/** Adds in the incident's thread what the change is made of, or why nobody looked. Rejects only with the signal's reason. */
export async function explainFired(
  deps: ExplainFiredDeps,
  fired: FiredIncident,
  signal: AbortSignal,
): Promise<void> {
  const { alerts, clock, logger } = deps
  const { incidentId } = fired
  try {
    const remembered = await alerts.find(fired)
    if (remembered?.memory.incident?.id !== incidentId) return
    const said = await explanationOf(deps, remembered, signal)
    const message = whyThread({ alertId: fired.id, incidentId }, said)
    const telling = { kind: 'thread', key: `${incidentId} why`, incidentId, pictures: [] } as const
    const tellings = [{ ...telling, notice: { kind: 'alertThread', message } }] as const
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const known = await alerts.find(fired)
      if (known?.memory.incident?.id !== incidentId) return
      const { memory, alert } = known
      const outcome = { memory, nextCheckAt: alert.nextCheckAt, events: [], tellings, now: clock.now() }
      if (await alerts.record(known, outcome)) return
    }
  } catch (error) {
    signal.throwIfAborted()
    logger.error({ alertId: fired.id, error }, 'why.broke')
  }
}

/** Where the budget is short, or Amplitude away, that is what is said. */
async function explanationOf(
  { explain, logger }: ExplainFiredDeps,
  remembered: RememberedAlert,
  signal: AbortSignal,
): ReturnType<ExplainIncident> {
  try {
    return await explain(remembered, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    logger.info({ alertId: remembered.alert.id, error }, 'why.skipped')
    return {
      title: whyTitle(remembered),
      lines: [`I have not looked into it. ${error.userMessage}`],
    }
  }
}
