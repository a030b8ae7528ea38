import type { DemoFault, DemoIncident, DemoRequest } from '../slack/page-protocol.ts'
import type { NewIncident } from './server/incident-list.ts'
import type { BudgetState } from './server/rate-limits.ts'
import type { QuerySettings } from './server/query-handler.ts'

/** What can be turned while a simulator runs. Everything goes over its `/_simulator/` routes, from any thread. */
export interface SimulatorControls {
  now(): Promise<Date>
  /** Puts the clock to an instant; it runs on from there. */
  moveClockTo(instant: Date): Promise<Date>
  advanceClock(durationMs: number): Promise<Date>
  faults(): Promise<DemoFault[]>
  /** `kind: 'none'` switches the route's fault off. */
  setFault(fault: DemoFault): Promise<DemoFault[]>
  clearFaults(): Promise<DemoFault[]>
  incidents(): Promise<DemoIncident[]>
  /** Adds an incident, or replaces the one with its id; answers with all. */
  putIncident(incident: NewIncident): Promise<DemoIncident[]>
  removeIncident(id: string): Promise<DemoIncident[]>
  budget(): Promise<BudgetState>
  resetBudget(): Promise<BudgetState>
  /** The last requests, oldest first. */
  requests(): Promise<DemoRequest[]>
  changeSettings(settings: Partial<QuerySettings>): Promise<QuerySettings>
}

export function connectControls(url: string): SimulatorControls {
  async function call<T>(
    control: string,
    method: 'GET' | 'POST' | 'DELETE' = 'GET',
    body?: unknown,
  ): Promise<T> {
    const response = await fetch(`${url}/_simulator/${control}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`The simulator refused ${control}: ${JSON.stringify(answer)}`)
    return answer as T
  }
  const instantOf = ({ now }: { now: string }): Date => new Date(now)
  return {
    now: () => call<{ now: string }>('clock').then(instantOf),
    moveClockTo: (instant) =>
      call<{ now: string }>('clock', 'POST', { now: instant.toISOString() }).then(instantOf),
    advanceClock: (advanceMs) => call<{ now: string }>('clock', 'POST', { advanceMs }).then(instantOf),
    faults: () => call('faults'),
    setFault: (fault) => call('faults', 'POST', fault),
    clearFaults: () => call('faults', 'DELETE'),
    incidents: () => call('incidents'),
    putIncident: (incident) => call('incidents', 'POST', incident),
    removeIncident: (id) => call(`incidents/${encodeURIComponent(id)}`, 'DELETE'),
    budget: () => call('budget'),
    resetBudget: () => call('budget', 'POST'),
    requests: () => call('requests'),
    changeSettings: (settings) => call('settings', 'POST', settings),
  }
}
