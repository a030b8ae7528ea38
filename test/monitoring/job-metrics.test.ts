import { expect, it } from 'vitest'
import { createJobMetrics } from '../../src/monitoring/job-metrics.ts'

const now = new Date('2026-11-23T08:00:30Z')
const outbox = { backlog: async () => ({ waiting: 3, oldestAt: new Date('2026-11-23T08:00:00Z') }) }

it('tells how the timetable does, the same however often it is read', async () => {
  const { metrics, read } = createJobMetrics()
  for (const lateMs of [800, 1_500, 61_000]) metrics.delivered(lateMs)
  metrics.skipped(3, 'missed')
  metrics.skipped(1, 'quiet')
  metrics.parked('target')
  metrics.retried('internal_error')
  metrics.adopted()
  metrics.repeated()
  metrics.halted(true)
  await read(outbox, now)
  const lines = (await read(outbox, now)).split('\n')
  for (const line of [
    'ampbot_digests_delivered_total 3',
    'ampbot_digests_late_total 1',
    'ampbot_digest_lateness_seconds_bucket{le="1"} 1',
    'ampbot_digest_lateness_seconds_bucket{le="2"} 2',
    'ampbot_digest_lateness_seconds_sum 63.3',
    'ampbot_digest_slots_skipped_total{reason="missed"} 3',
    'ampbot_digest_slots_skipped_total{reason="quiet"} 1',
    'ampbot_digest_slots_failed_total{reason="target"} 1',
    'ampbot_outbox_retried_total{reason="internal_error"} 1',
    'ampbot_outbox_adopted_total 1',
    'ampbot_outbox_repeated_total 1',
    'ampbot_outbox_halted 1',
    'ampbot_outbox_waiting 3',
    'ampbot_outbox_oldest_seconds 30',
  ])
    expect(lines).toContain(line)
})

it('waits for nothing where the outbox is empty', async () => {
  const empty = { backlog: async () => ({ waiting: 0, oldestAt: undefined }) }
  const text = await createJobMetrics().read(empty, now)
  expect(text).toContain('ampbot_outbox_oldest_seconds 0')
})
