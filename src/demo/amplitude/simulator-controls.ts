import type { DemoFault, DemoIncident, DemoRequest } from '../slack/page-protocol.ts'
import type { QuerySettings } from './server/query-handler.ts'
import type { BudgetState } from './server/rate-limits.ts'

/** An incident that begins now unless it says otherwise, and goes on until it is ended. */
type IncidentStart = Omit<DemoIncident, 'id' | 'from' | 'until'> & { from?: string; until?: string }

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
  startIncident(incident: IncidentStart): Promise<DemoIncident[]>
  /** Ends an incident now; what it did stays in the history. */
  endIncident(id: string): Promise<DemoIncident[]>
  /** Takes an incident back as if it had never been. */
  removeIncident(id: string): Promise<DemoIncident[]>
  budget(): Promise<BudgetState>
  resetBudget(): Promise<BudgetState>
  /** The last requests, oldest first. */
  requests(): Promise<DemoRequest[]>
  changeSettings(settings: Partial<QuerySettings>): Promise<QuerySettings>
}

export function connectControls(url: string): SimulatorControls {
  async function read<T>(control: string): Promise<T> {
    return (await (await fetch(`${url}/_simulator/${control}`)).json()) as T
  }
  async function change<T>(control: string, method: 'POST' | 'DELETE', body?: unknown): Promise<T> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const response = await fetch(`${url}/_simulator/${control}`, init)
    const answer = (await response.json()) as { ok: boolean; state: T; problem?: string }
    if (!answer.ok) throw new Error(`The simulator refused to change ${control}: ${answer.problem}`)
    return answer.state
  }
  const instantOf = ({ now }: { now: string }): Date => new Date(now)
  return {
    now: async () => instantOf(await read('clock')),
    moveClockTo: async (instant) => instantOf(await change('clock', 'POST', { now: instant.toISOString() })),
    advanceClock: async (advanceMs) => instantOf(await change('clock', 'POST', { advanceMs })),
    faults: () => read('faults'),
    setFault: (fault) => change('faults', 'POST', fault),
    clearFaults: () => change('faults', 'DELETE'),
    incidents: () => read('incidents'),
    startIncident: (start) => change('incidents', 'POST', { start }),
    endIncident: (endId) => change('incidents', 'POST', { endId }),
    removeIncident: (id) => change(`incidents/${encodeURIComponent(id)}`, 'DELETE'),
    budget: () => read('budget'),
    resetBudget: () => change('budget', 'DELETE'),
    requests: () => read('requests'),
    changeSettings: (settings) => change('settings', 'POST', settings),
  }
}
