import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../clock.ts'
import type { DemoRequest } from '../slack/page-protocol.ts'
import { endpoints } from './endpoints/routes.ts'
import { createCalendar } from './metrics/calendar.ts'
import { dayMs } from './product/rhythm.ts'
import { createAnswerCache } from './server/answer-cache.ts'
import { createFaults } from './server/faults.ts'
import { createIncidentList } from './server/incident-list.ts'
import { createRateLimits } from './server/rate-limits.ts'
import { createRequestLog } from './server/request-log.ts'
import { createSimulatedClock } from './server/simulated-clock.ts'
import { createSimulatorServer } from './server/simulator-server.ts'
import { connectControls, type SimulatorControls } from './simulator-controls.ts'
import type { SimulatorOptions } from './simulator-options.ts'
import { createHistory } from './store/history.ts'

/** A running simulator: an HTTP server that answers as Amplitude's Dashboard REST API, and the controls of its world. */
export interface AmplitudeSimulator extends SimulatorControls, AsyncDisposable {
  /** `http://127.0.0.1:<port>`: what `AMPLITUDE_BASE_URL` takes. */
  url: string
  apiKey: string
  secretKey: string
  projectName: string
  timeZone: string
}

/** Days of history in front of the present: from the Monday that lies at least so far back. */
const historyDays = 224

/** Starts a simulator in this process and makes its history. */
export async function startAmplitudeSimulator(
  options: SimulatorOptions & { clock?: Clock; onRequest?: (request: DemoRequest) => void } = {},
): Promise<AmplitudeSimulator> {
  const clock = createSimulatedClock({
    start: options.now,
    base: options.clock,
    isFrozen: options.isClockFrozen,
  })
  const timeZone = options.timeZone ?? 'UTC'
  const history = createHistory({
    seed: options.seed ?? 7,
    openingDay:
      options.openingDay === undefined ? openingDayFor(clock.now()) : Date.parse(options.openingDay) / dayMs,
    population: options.population ?? 1,
  })
  history.extendTo(clock.now())
  const stopping = new AbortController()
  const credentials = {
    apiKey: options.apiKey ?? 'acme-api-key',
    secretKey: options.secretKey ?? 'acme-secret-key',
  }
  const server = createSimulatorServer({
    history,
    calendar: createCalendar(timeZone),
    clock,
    credentials,
    limits: createRateLimits(options.shortBudget ?? 'in flight'),
    faults: createFaults(endpoints.map(({ path }) => path)),
    incidents: createIncidentList(history),
    requests: createRequestLog(options.onRequest ?? (() => {})),
    cache: createAnswerCache(),
    settings: {
      dayCounting: options.dayCounting ?? 'inclusive',
      isCaching: options.isCaching ?? false,
      latencyMs: options.latencyMs ?? 0,
    },
    hangMs: options.hangMs ?? 30_000,
    signal: stopping.signal,
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...connectControls(url),
    url,
    ...credentials,
    projectName: options.projectName ?? 'Acme',
    timeZone,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      history[Symbol.dispose]()
    },
  }
}

function openingDayFor(now: number): number {
  const day = Math.floor(now / dayMs) - historyDays
  const weekday = new Date(day * dayMs).getUTCDay()
  return day - ((weekday + 6) % 7)
}
