import { press, type PressDeed, type Pressed } from '../../alert/press.ts'
import type { AlertKey, AlertTelling, RememberedAlert } from '../../jobs/alerts/alert-store.ts'
import type { AlertDeskDeps } from './desk-deps.ts'

type WritingDeps = Pick<AlertDeskDeps, 'alerts' | 'alertWork' | 'clock'>

/** Who did what, for the history; the incident's message is brought up to date by the same write. */
export interface Deed {
  what: string
  by: string
  reason: string
  /** As it was before the deed, where that lets an open incident go: its message says that nobody judges it any more. */
  letGo?: RememberedAlert | undefined
}

/** A check may write at the same moment; then what it wrote is read, and the deed goes on top. */
const mostTries = 5

/** Writes down what somebody did to an alert. False where there is no such alert any more. */
export async function writeDown(deps: WritingDeps, key: AlertKey, deed: Deed): Promise<boolean> {
  const written = await write(deps, key, ({ memory }) => ({ memory, deed }))
  return written !== undefined
}

/** A press of a button at an incident; undefined where there is no such alert any more. */
export async function writePress(
  deps: WritingDeps,
  key: AlertKey,
  { deed, by, incidentId }: { deed: PressDeed; by: string; incidentId?: string | undefined },
): Promise<Pressed | undefined> {
  return await write(deps, key, ({ memory }) => {
    const pressed = press(memory, deed, { by, now: deps.clock.now(), incidentId })
    const isEarlier = incidentId !== undefined && incidentId !== memory.incident?.id
    const verdict = `called ${isEarlier ? 'an earlier incident ' : ''}${deed}`
    const what = deed === 'acknowledge' ? 'acknowledged' : verdict
    return { ...pressed, deed: pressed.isNews ? { what, by, reason: pressed.reason } : undefined }
  })
}

async function write<Change extends { memory: RememberedAlert['memory']; deed: Deed | undefined }>(
  deps: WritingDeps,
  key: AlertKey,
  change: (remembered: RememberedAlert) => Change,
): Promise<Change | undefined> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const remembered = await deps.alerts.find(key)
    if (remembered === undefined) return undefined
    const changed = change(remembered)
    if (changed.deed === undefined || (await record(deps, remembered, { ...changed, deed: changed.deed })))
      return changed
  }
  throw new Error('An alert changes faster than a press of a button can be written down.')
}

async function record(
  { alerts, alertWork, clock }: WritingDeps,
  remembered: RememberedAlert,
  { memory, deed }: { memory: RememberedAlert['memory']; deed: Deed },
): Promise<boolean> {
  const now = clock.now()
  const { nextCheckAt } = remembered.alert
  const { letGo, ...happened } = { ...deed, at: now }
  const told = letGo ?? { ...remembered, memory }
  const telling = await alertWork.retell(told, { ...happened, isLast: letGo !== undefined })
  const tellings: readonly AlertTelling[] = telling === undefined ? [] : [telling]
  return await alerts.record(remembered, { memory, nextCheckAt, events: [happened], tellings, now })
}
