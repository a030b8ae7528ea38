import { expect, it } from 'vitest'
import { createPrometheusMetrics } from '../../src/monitoring/prometheus-metrics.ts'
import type { SourceStatus } from '../../src/result/source-status.ts'

const status: SourceStatus = {
  projects: [
    {
      project: 'Acme',
      fiveMinutes: { used: 240, limit: 900 },
      atOnce: { used: 30, limit: 900 },
      shortBudget: 'sliding',
      hour: { used: 3000, limit: 100_000 },
      inFlight: { used: 2, limit: 5 },
      lookups: { used: 1, limit: 330 },
      waiting: { people: 1, timetable: 4, reason: 'shortBudget' },
      answers: { asked: 10, merged: 20, kept: 5, reused: 7 },
      cost: { spent: 500, spared: 4000 },
      health: { state: 'open', since: new Date(0), retryAt: new Date(1) },
      lastErrors: [],
    },
  ],
  history: { points: 1200, bytes: 32_768 },
}

it('shows the status, the same however often it is read', async () => {
  const metrics = createPrometheusMetrics(async () => status)
  await metrics()
  const text = await metrics()
  for (const line of [
    'ampbot_budget_used{project="Acme",budget="five_minutes"} 240',
    'ampbot_budget_used{project="Acme",budget="at_once"} 30',
    'ampbot_budget_limit{project="Acme",budget="hour"} 100000',
    'ampbot_requests_waiting{project="Acme",class="timetable"} 4',
    'ampbot_amplitude_up{project="Acme"} 0',
    'ampbot_answers_total{project="Acme",origin="merged"} 20',
    'ampbot_cost_spent_total{project="Acme"} 500',
    'ampbot_history_points 1200',
  ])
    expect(text.split('\n')).toContain(line)
})
