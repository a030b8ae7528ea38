import { Counter, Registry } from 'prom-client'
import type { AlertMetrics } from '../jobs/alerts/alert-metrics.ts'
import { latenessHistogram } from './lateness-histogram.ts'

export interface AlertMonitor {
  metrics: AlertMetrics
  /** Prometheus text. */
  read: () => Promise<string>
}

/** How alerts are checked, as Prometheus metrics. Names begin with `ampbot_alert`; no title is in a label. */
export function createAlertMetrics(): AlertMonitor {
  const registry = new Registry()
  const registers = [registry]
  const counter = (name: string, help: string): Counter =>
    new Counter({ name: `ampbot_alert${name}_total`, help, registers })
  const lateness = latenessHistogram(
    registers,
    'ampbot_alert_check_lateness_seconds',
    'From when a check was due to when it began',
  )
  const checked = counter('s_checked', 'Checks of alerts whose numbers could be read')
  const breached = counter('_breaches', 'Points beyond their bounds, whether or not anybody was told')
  const fired = counter('s_fired', 'Incidents that began')
  const recovered = counter('s_recovered', 'Incidents that ended because the numbers came back')
  const settled = counter('s_settled', 'Incidents that ended because their level has become usual')
  const held = counter('s_held', 'Changes that nobody was told of at once: snoozed, muted or in quiet hours')
  const failed = new Counter({
    name: 'ampbot_alert_reads_failed_total',
    help: 'Checks of alerts that kept their state because their numbers could not be read',
    labelNames: ['reason'],
    registers,
  })
  return {
    metrics: {
      checked: (lateMs) => {
        checked.inc()
        lateness.observe(lateMs / 1_000)
      },
      breached: (count) => breached.inc(count),
      fired: () => fired.inc(),
      recovered: () => recovered.inc(),
      settled: () => settled.inc(),
      held: () => held.inc(),
      readFailed: (reason) => failed.inc({ reason }),
    },
    read: async () => await registry.metrics(),
  }
}
