import { inspect } from 'node:util'
import { Agent } from 'undici'
import {
  createProjectClient,
  defaultLimits,
  type ClientLimits,
  type ProjectClient,
} from '../../src/amplitude/project-client.ts'
import type { AmplitudeProject } from '../../src/amplitude/project.ts'
import type { SpentCostStore } from '../../src/budget/spent-cost-store.ts'
import { UpstreamError } from '../../src/errors.ts'
import { silentLogger, type Logger } from '../../src/logger.ts'
import { ImpatientClock, type FakeClock } from './fake-clock.ts'

interface ClientOverrides {
  clock?: FakeClock
  spentCosts?: SpentCostStore
  logger?: Logger
  limits?: Partial<ClientLimits>
}

/** A client that retries without waiting. Its dispatcher outlives it: a test's server closes the connections. */
export function aClient(
  project: AmplitudeProject,
  { clock = new ImpatientClock(), logger = silentLogger, limits = {}, spentCosts }: ClientOverrides = {},
): ProjectClient {
  return createProjectClient(project, {
    clock,
    logger,
    dispatcher: new Agent(),
    limits: { ...defaultLimits, timeoutMs: 5000, ...limits },
    random: () => 0.5,
    spentCosts,
  })
}

/** The error that a promise must end with. */
export async function failureOf(promise: Promise<unknown>): Promise<UpstreamError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof UpstreamError)) throw new Error(`expected an UpstreamError, got ${inspect(error)}`)
  return error
}
