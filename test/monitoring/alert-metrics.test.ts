import { expect, it } from 'vitest'
import { createAlertMetrics } from '../../src/monitoring/alert-metrics.ts'

it('tells how alerts are checked, the same however often it is read', async () => {
  const { metrics, read } = createAlertMetrics()
  for (const lateMs of [400, 45_000]) metrics.checked(lateMs)
  metrics.breached(3)
  metrics.fired()
  metrics.recovered()
  metrics.settled()
  metrics.held()
  metrics.readFailed('unavailable')
  await read()
  const lines = (await read()).split('\n')
  for (const line of [
    'ampbot_alerts_checked_total 2',
    'ampbot_alert_check_lateness_seconds_bucket{le="0.5"} 1',
    'ampbot_alert_check_lateness_seconds_sum 45.4',
    'ampbot_alert_breaches_total 3',
    'ampbot_alerts_fired_total 1',
    'ampbot_alerts_recovered_total 1',
    'ampbot_alerts_held_total 1',
    'ampbot_alert_reads_failed_total{reason="unavailable"} 1',
  ])
    expect(lines).toContain(line)
})
