import { Counter, Gauge, Registry } from 'prom-client'
import type { ProjectStatus, SourceStatus } from '../result/source-status.ts'

/** The status as Prometheus text, read anew for each scrape. Names begin with `ampbot_`; no question is in a label. */
export function createPrometheusMetrics(readStatus: () => Promise<SourceStatus>): () => Promise<string> {
  const registry = new Registry()
  const gauge = (name: string, help: string, labelNames: string[]): Gauge =>
    new Gauge({ name: `ampbot_${name}`, help, labelNames, registers: [registry] })
  const counter = (name: string, help: string, labelNames: string[]): Counter =>
    new Counter({ name: `ampbot_${name}`, help, labelNames, registers: [registry] })
  const instruments = {
    used: gauge('budget_used', "Used of Amplitude's limits", ['project', 'budget']),
    limit: gauge('budget_limit', 'What may be used of them', ['project', 'budget']),
    waiting: gauge('requests_waiting', 'Requests that wait for their turn', ['project', 'class']),
    isUp: gauge('amplitude_up', '1 while Amplitude answers, 0 while nothing is asked', ['project']),
    points: gauge('history_points', 'Buckets kept on disk', []),
    bytes: gauge('history_bytes', 'Size of the database', []),
    answers: counter('answers_total', 'Answers by where they came from', ['project', 'origin']),
    spent: counter('cost_spent_total', 'Cost of the requests that were sent', ['project']),
  }
  return async () => {
    const status = await readStatus()
    registry.resetMetrics()
    for (const project of status.projects) show(instruments, project)
    if (status.history !== undefined) {
      instruments.points.set(status.history.points)
      instruments.bytes.set(status.history.bytes)
    }
    return await registry.metrics()
  }
}

type InstrumentName = 'used' | 'limit' | 'waiting' | 'isUp' | 'points' | 'bytes'
type Instruments = Record<InstrumentName, Gauge> & Record<'answers' | 'spent', Counter>

function show(instruments: Instruments, status: ProjectStatus): void {
  const { project, fiveMinutes, atOnce, hour, inFlight, lookups, waiting, answers, cost, health } = status
  const budgets = { five_minutes: fiveMinutes, at_once: atOnce, hour, in_flight: inFlight, lookups }
  for (const [budget, { used, limit }] of Object.entries(budgets)) {
    instruments.used.set({ project, budget }, used)
    instruments.limit.set({ project, budget }, limit)
  }
  instruments.waiting.set({ project, class: 'person' }, waiting.people)
  instruments.waiting.set({ project, class: 'timetable' }, waiting.timetable)
  instruments.isUp.set({ project }, health.state === 'open' ? 0 : 1)
  for (const [origin, count] of Object.entries(answers)) instruments.answers.inc({ project, origin }, count)
  instruments.spent.inc({ project }, cost.spent)
}
