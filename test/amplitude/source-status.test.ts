import { expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { silentLogger } from '../../src/logger.ts'
import { createHistoryStore } from '../../src/storage/history-store.ts'
import { failureOf } from '../support/amplitude-clients.ts'
import { openForTest } from '../support/databases.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { amplitudeFixture, answerJson, startLoopbackAmplitude } from '../support/loopback-amplitude.ts'
import { funnelQuery, usersQuery } from '../support/metric-results.ts'

const never = new AbortController().signal

it('tells what is spent, where answers came from, what that spared, and what failed', async () => {
  const refused = answerJson({ error: { metadata: { details: 'Invalid event type X' } } }, 400)
  const funnel = answerJson({
    ...(amplitudeFixture('funnels-ordered-3step') as object),
    timeComputed: Date.parse('2026-11-23T14:40:00Z'),
  })
  await using amplitude = await startLoopbackAmplitude((request, response) =>
    request.url?.startsWith('/api/2/funnels') === true
      ? funnel(request, response)
      : refused(request, response),
  )
  using opened = openForTest(':memory:')
  const clock = new FakeClock('2026-11-23T14:40:00Z')
  const history = createHistoryStore(opened.database)
  const deps = { projects: [amplitude.project], clock, logger: silentLogger, history }
  await using source = createAmplitudeSource(deps)
  await source.answer(funnelQuery, never)
  await source.answer(funnelQuery, never)
  await failureOf(source.answer(usersQuery, never))
  const status = await source.status()
  expect(status.history?.points).toBe(0)
  expect(status.projects).toMatchObject([
    {
      project: 'Acme',
      fiveMinutes: { used: 150, limit: 900 },
      atOnce: { used: 0, limit: 900 },
      shortBudget: 'sliding',
      hour: { used: 150, limit: 100_000 },
      inFlight: { used: 0, limit: 5 },
      waiting: { people: 0, timetable: 0, reason: undefined },
      answers: { asked: 1, merged: 0, kept: 0, reused: 1 },
      cost: { spent: 150, spared: 90 },
      health: { state: 'well' },
      lastErrors: [{ at: clock.now(), reason: 'invalidRequest', details: 'Invalid event type X' }],
    },
  ])
})
