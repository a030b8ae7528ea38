import { UpstreamError } from '../../src/errors.ts'
import type { ChartRenderer, ChartSpec } from '../../src/chart/chart-picture.ts'
import type { DigestDefinition } from '../../src/digest/digest.ts'
import type { DigestMessage } from '../../src/digest/digest-message.ts'
import { createComposeSlot } from '../../src/jobs/digests/compose-digest-slot.ts'
import type { DigestRun } from '../../src/jobs/digests/digest-store.ts'
import type { SlotOutcome } from '../../src/jobs/digests/run-slot.ts'
import type { ClaimedSlot } from '../../src/jobs/digests/timetable-store.ts'
import { silentLogger } from '../../src/logger.ts'
import { describeQuery } from '../../src/query/describe-query.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import type { MetricResult } from '../../src/result/metric-result.ts'
import type { AskOptions, MetricSource } from '../../src/result/metric-source.ts'
import { aDefinition, aDigest } from './digests.ts'
import { FakeClock } from './fake-clock.ts'
import { aFunnelResult } from './metric-results.ts'
import { aMetricSource } from './metric-sources.ts'
import { activeUsers, eventTotals } from './part-answers.ts'

/** What composes a slot, with everything that it asks and draws written down. */
export interface ComposingWorld {
  compose: ReturnType<typeof createComposeSlot>
  clock: FakeClock
  asked: { text: string; options: AskOptions | undefined }[]
  drawn: ChartSpec[]
  runs: DigestRun[]
}

/** Amplitude is down, for a while. */
export const outage = new UpstreamError('unavailable', {
  userMessage: 'Amplitude has a problem of its own (status 500). Ask again in a few minutes.',
  isRetryable: true,
})

export type Answer = (query: MetricQuery, signal: AbortSignal) => Promise<MetricResult>

export function aComposingWorld(answer: Answer, render?: ChartRenderer['render']): ComposingWorld {
  const clock = new FakeClock('2026-11-23T08:00:01Z')
  const asked: ComposingWorld['asked'] = []
  const drawn: ChartSpec[] = []
  const runs: DigestRun[] = []
  const source: MetricSource = aMetricSource({
    listEvents: async () => [{ name: 'Purchase', displayName: 'Purchase', weeklyTotal: 10 }] as never,
    answer: async (query, signal, options) => {
      asked.push({ text: describeQuery(query), options })
      return await answer(query, signal)
    },
  })
  const renderer: ChartRenderer = {
    name: 'paper',
    render:
      render ??
      (async (spec) => {
        drawn.push(spec)
        return { png: Buffer.from('png'), width: 2, height: 1, altText: spec.altText }
      }),
    close: async () => {},
  }
  const compose = createComposeSlot({
    source,
    clock,
    renderer,
    logger: silentLogger,
    theme: 'light',
    digests: { runs: async () => runs },
    notes: { list: async () => [{ day: '2026-11-11', text: 'Singles’ Day', by: 'U0ADA' }] },
  })
  return { compose, clock, asked, drawn, runs }
}

export function aSlot(
  definition: Partial<DigestDefinition>,
  changes: Partial<ClaimedSlot> = {},
): ClaimedSlot {
  const digest = aDigest({ definition: aDefinition(definition) })
  const dueAt = new Date('2026-11-23T08:00:00Z')
  return { teamId: 'T0ACME', digestId: 1, dueAt, trigger: 'schedule', digest, attempt: 1, ...changes }
}

export async function runSlotOnce(
  { compose }: ComposingWorld,
  slot: ClaimedSlot,
  isLastAttempt = false,
): Promise<SlotOutcome> {
  return await compose(slot, { isLastAttempt }, new AbortController().signal)
}

export function messageOf(outcome: SlotOutcome): DigestMessage {
  const [first] = outcome.kind === 'send' ? outcome.drafts : []
  if (first?.notice.kind !== 'digest') throw new Error(JSON.stringify(outcome))
  return first.notice.message
}

export const answers: Answer = async (query) => {
  if (query.kind === 'funnel') return aFunnelResult()
  return query.kind === 'users' ? activeUsers() : eventTotals('Purchase', 900)
}
