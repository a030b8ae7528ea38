import { Agent, type Dispatcher } from 'undici'
import type { z } from 'zod'
import type { SpentCostStore } from '../budget/spent-cost-store.ts'
import type { Clock } from '../clock.ts'
import { ConfigError, InvalidQueryError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { resolveRange } from '../query/date-range.ts'
import type { AskOptions, MetricSource } from '../result/metric-source.ts'
import { answerQuery } from './answer-query.ts'
import { readEnvelope } from './envelope.ts'
import { createEventDirectory, type EventDirectory } from './event-directory.ts'
import {
  createProjectClient,
  defaultLimits,
  type Asker,
  type ClientLimits,
  type ProjectClient,
} from './project-client.ts'
import { identityOf, type AmplitudeProject } from './project.ts'
import type { Ask, Reply } from './question.ts'
import type { ApiRequest } from './request-params.ts'
import { unexpectedShape } from './transport-error.ts'

export interface AmplitudeSourceDeps {
  /** At least one; the first is asked where a question names none. */
  projects: readonly AmplitudeProject[]
  clock: Clock
  logger: Logger
  /** Closed by whoever made it; without one the source makes its own. */
  dispatcher?: Dispatcher
  limits?: Partial<ClientLimits>
  /** For the jitter of retries: 0 to 1. */
  random?: () => number
  /** Where spent cost survives a restart; without it every start begins with an empty budget. */
  spentCosts?: SpentCostStore
}

/** Amplitude's Dashboard REST API as a source of numbers. Disposing gives up what is under way. */
export function createAmplitudeSource(deps: AmplitudeSourceDeps): MetricSource & AsyncDisposable {
  const dispatcher = deps.dispatcher ?? new Agent({ connect: { timeout: connectTimeoutMs } })
  const projects = deps.projects.map((project) => connect(project, deps, dispatcher))
  const find = (name: string | undefined) => findProject(projects, name)
  return {
    projectOf: ({ project }) => identityOf(find(project).client.project),
    listEvents: async ({ name }, signal) => {
      const { directory, client } = find(name)
      return await directory.list(askThrough({ client, clock: deps.clock, asker: askerOf({}) }, signal))
    },
    answer: async (query, signal, options = {}) => {
      const { directory, client } = find(query.project)
      const project = identityOf(client.project)
      const range = resolveRange(query.range, deps.clock.now(), project.timeZone)
      const question = { query, project, range, displayName: directory.displayName }
      // When one of several requests fails, the others are not waited for.
      const together = new AbortController()
      const bothSignals = AbortSignal.any([signal, together.signal])
      const ask = askThrough({ client, clock: deps.clock, asker: askerOf(options) }, bothSignals)
      return await answerQuery(question, ask).finally(() => together.abort())
    },
    [Symbol.asyncDispose]: async () => {
      for (const { client } of projects) client.close()
      if (deps.dispatcher === undefined) await dispatcher.destroy()
    },
  }
}

const connectTimeoutMs = 10_000

interface ConnectedProject {
  client: ProjectClient
  directory: EventDirectory
}

function connect(
  project: AmplitudeProject,
  { clock, logger, limits, random, spentCosts }: AmplitudeSourceDeps,
  dispatcher: Dispatcher,
): ConnectedProject {
  const client = createProjectClient(project, {
    clock,
    logger,
    dispatcher,
    limits: { ...defaultLimits, ...limits },
    random: random ?? Math.random,
    spentCosts,
  })
  return { client, directory: createEventDirectory(clock) }
}

function askerOf({ priority = 'person', fairnessKey = '', onWait }: AskOptions): Asker {
  return { priority, fairnessKey, onWait }
}

interface Way {
  client: ProjectClient
  clock: Clock
  asker: Asker
}

/** One question's way to Amplitude: what comes back is checked against the endpoint's schema. */
function askThrough({ client, clock, asker }: Way, signal: AbortSignal): Ask {
  return async <Body>(request: ApiRequest, bodySchema: z.ZodType<Body>): Promise<Reply<Body>> => {
    const json = await client.getJson(request, signal, asker)
    const parsed = bodySchema.safeParse(json)
    if (!parsed.success) throw unexpectedShape(request.path, parsed.error)
    return { ...readEnvelope(json, clock.now()), body: parsed.data }
  }
}

function findProject(projects: readonly ConnectedProject[], name: string | undefined): ConnectedProject {
  const [first] = projects
  if (first === undefined) throw new ConfigError(['There is no Amplitude project.'])
  if (name === undefined) return first
  const named = projects.find(({ client }) => client.project.name.toLowerCase() === name.toLowerCase())
  if (named === undefined) throw unknownProject(name, projects)
  return named
}

function unknownProject(name: string, projects: readonly ConnectedProject[]): InvalidQueryError {
  const names = projects.map(({ client }) => `“${client.project.name}”`).join(', ')
  const text = `project ${name}`
  return new InvalidQueryError({
    problem: `No project “${name}” is configured. There ${projects.length === 1 ? 'is' : 'are'} ${names}.`,
    text,
    span: { start: text.length - name.length, end: text.length },
  })
}
