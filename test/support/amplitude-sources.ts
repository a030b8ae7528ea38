import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { silentLogger, type Logger } from '../../src/logger.ts'
import { FakeClock } from './fake-clock.ts'
import {
  amplitudeFixture,
  anAmplitudeProject,
  answerJson,
  startLoopbackAmplitude,
  type Answer,
} from './loopback-amplitude.ts'

const fixtures: Record<string, string> = {
  '/api/2/users': 'users-active-daily',
  '/api/2/events/segmentation': 'segmentation-uniques-daily',
  '/api/2/funnels': 'funnels-ordered-3step',
  '/api/2/retention': 'retention-nday-daily',
  '/api/2/events/list': 'events-list',
  '/api/2/sessions/length': 'sessions-length-default-bins',
  '/api/2/sessions/average': 'sessions-average',
  '/api/2/sessions/peruser': 'sessions-peruser',
  '/api/2/composition': 'composition-platform',
  '/api/2/revenue/ltv': 'revenue-ltv-arpu',
  '/api/2/realtime': 'realtime',
  '/api/3/chart/abc123x/csv': 'chart-csv-segmentation',
  '/api/2/usersearch': 'usersearch-match',
  '/api/2/useractivity': 'useractivity',
}

/** The documented responses by path: a whole Amplitude. */
export const documented: Answer = (request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://loopback')
  return answerJson(amplitudeFixture(fixtures[pathname] ?? 'errors'))(request, response)
}

/**
 * A source, the Amplitude that it asks, and the clock that it looks at. The clock stands still, so no budget of the last
 * minutes may be awaited.
 */
export async function aSource(
  answer: Answer,
  {
    start = '2026-11-23T14:40:00Z',
    timeZone = 'UTC',
    logger = silentLogger,
  }: { start?: string; timeZone?: string; logger?: Logger } = {},
) {
  await using stack = new AsyncDisposableStack()
  const amplitude = stack.use(await startLoopbackAmplitude(answer))
  const clock = new FakeClock(start)
  const projects = [anAmplitudeProject({ baseUrl: amplitude.url, timeZone })]
  const source = stack.use(
    createAmplitudeSource({ projects, clock, logger, limits: { shortBudget: 'running' } }),
  )
  const opened = stack.move()
  return { source, amplitude, clock, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
