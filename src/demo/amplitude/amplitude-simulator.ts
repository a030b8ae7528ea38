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
import { createSimulatorServer, type ServerDeps } from './server/simulator-server.ts'
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

type InProcessOptions = SimulatorOptions & {
  /** The clock that the simulator's own follows, for tests that move one by hand. */
  clock?: Clock
  onRequest?: (request: DemoRequest) => void
}

/** Days of history in front of the present: from the Monday that lies at least so far back. */
const historyDays = 224

/** Starts a simulator in this process and makes its history. */
export async function startAmplitudeSimulator(options: InProcessOptions = {}): Promise<AmplitudeSimulator> {
  const stopping = new AbortController()
  const deps = assemble(options, stopping.signal)
  deps.history.extendTo(deps.clock.now())
  const server = createSimulatorServer(deps)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...connectControls(url),
    url,
    ...deps.credentials,
    projectName: options.projectName ?? 'Acme',
    timeZone: deps.calendar.timeZone,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      deps.history[Symbol.dispose]()
    },
  }
}

function assemble(options: InProcessOptions, signal: AbortSignal): ServerDeps {
  const {
    apiKey = 'acme-api-key',
    secretKey = 'acme-secret-key',
    timeZone = 'UTC',
    seed = 7,
    population = 1,
    hasLateData = false,
  } = options
  const { dayCounting = 'inclusive', isCaching = false, latencyMs = 0, hangMs = 30_000 } = options
  const clock = createSimulatedClock({
    start: options.now,
    base: options.clock,
    isFrozen: options.isClockFrozen,
  })
  const openingDay = openingDayOf(options, clock.now())
  const history = createHistory({ seed, population, openingDay, hasLateData })
  return {
    history,
    calendar: createCalendar(timeZone),
    clock,
    credentials: { apiKey, secretKey },
    limits: createRateLimits(options.shortBudget ?? 'in flight'),
    faults: createFaults(endpoints.map(({ path }) => path)),
    incidents: createIncidentList(history),
    requests: createRequestLog(options.onRequest ?? (() => {})),
    cache: createAnswerCache(),
    settings: { dayCounting, isCaching, latencyMs },
    hangMs,
    signal,
  }
}

function openingDayOf({ openingDay }: SimulatorOptions, now: number): number {
  if (openingDay !== undefined) return Date.parse(openingDay) / dayMs
  const day = Math.floor(now / dayMs) - historyDays
  const weekday = new Date(day * dayMs).getUTCDay()
  return day - ((weekday + 6) % 7)
}
