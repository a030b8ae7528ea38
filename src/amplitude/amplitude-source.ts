import { Agent, type Dispatcher } from 'undici'
import type { SpentCostStore } from '../budget/spent-cost-store.ts'
import type { Clock } from '../clock.ts'
import { ConfigError, InvalidQueryError } from '../errors.ts'
import type { HistoryStore } from '../history/history-store.ts'
import type { Logger } from '../logger.ts'
import type { AskOptions, MetricSource } from '../result/metric-source.ts'
import { createAnswerCache } from './answer-cache.ts'
import { answerQuery } from './answer-query.ts'
import { askThrough, type AnswersDeps, type AskedBy } from './answers.ts'
import { asLookup } from './as-lookup.ts'
import { dispensable } from './dispensable-history.ts'
import { readPerson } from './endpoints/useractivity.ts'
import { findPeople } from './endpoints/usersearch.ts'
import { createEventDirectory, type EventDirectory } from './event-directory.ts'
import {
  createProjectClient,
  defaultLimits,
  type ClientLimits,
  type ProjectClient,
} from './project-client.ts'
import { lookCost, questionCost } from './question-cost.ts'
import { readRealtime, withHistory } from './realtime-history.ts'
import { identityOf, keyedName, type AmplitudeProject } from './project.ts'

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
  /** Where buckets that are over are kept; without it every question asks for its whole range. */
  history?: HistoryStore
}

/** Amplitude's Dashboard REST API as a source of numbers. Disposing gives up what is under way. */
export type AmplitudeSource = MetricSource & AsyncDisposable

export function createAmplitudeSource(deps: AmplitudeSourceDeps): AmplitudeSource {
  const dispatcher = deps.dispatcher ?? new Agent({ connect: { timeout: connectTimeoutMs } })
  const projects = deps.projects.map((project) => connect(project, deps, dispatcher))
  const find = (name: string | undefined) => findProject(projects, name)
  return {
    projectOf: ({ project }) => identityOf(find(project).client.project),
    listEvents: async ({ name }, signal, options = {}) => {
      const { directory, answers } = find(name)
      return await directory.list(askThrough(answers, askedBy(options), signal))
    },
    answer: async (query, signal, options = {}) => {
      const { directory, client, answers } = find(query.project)
      const project = identityOf(client.project)
      const question = { query, project, displayName: directory.displayName }
      // When one of several requests fails, the others are not waited for.
      const together = new AbortController()
      const bothSignals = AbortSignal.any([signal, together.signal])
      const ask = askThrough(answers, askedBy(options), bothSignals)
      const result = await answerQuery(question, deps.clock.now(), ask).finally(() => together.abort())
      const { history } = answers
      return result.kind === 'realtime' && history !== undefined ? await withHistory(history, result) : result
    },
    findPeople: async ({ name }, who, signal) =>
      await asLookup(findPeople(who, askThrough(find(name).answers, askedBy({}), signal))),
    readPerson: async ({ name }, amplitudeId, signal) => {
      const { directory, answers } = find(name)
      const ask = askThrough(answers, askedBy({}), signal)
      return await asLookup(readPerson(amplitudeId, directory.displayName, ask))
    },
    realtimeHistory: async ({ name }, from, to) => {
      const { history } = find(name).answers
      return history === undefined ? [] : await readRealtime(history, { from, to })
    },
    costOf: (query) => {
      const { timeZone } = find(query.project).client.project
      return questionCost(query, deps.clock.now(), timeZone)
    },
    lookCostOf: (query) => {
      const { client, answers } = find(query.project)
      if (answers.history === undefined) return undefined
      return lookCost(query, deps.clock.now(), client.project.timeZone)
    },
    status: async () => ({
      projects: projects.map(({ client }) => client.status()),
      history: await deps.history?.size(),
    }),
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
  answers: AnswersDeps
}

function connect(
  project: AmplitudeProject,
  { clock, logger, limits, random, spentCosts, history: store }: AmplitudeSourceDeps,
  dispatcher: Dispatcher,
): ConnectedProject {
  const allLimits = { ...defaultLimits, ...limits }
  const client = createProjectClient(project, {
    clock,
    logger,
    dispatcher,
    limits: allLimits,
    random: random ?? Math.random,
    spentCosts,
  })
  const history =
    store === undefined
      ? undefined
      : {
          project: `${keyedName(project)} ${project.timeZone}`,
          timeZone: project.timeZone,
          store: dispensable(store, logger),
          clock,
        }
  const answers = { client, history, cache: createAnswerCache(), clock, mostReuseMs: allLimits.mostReuseMs }
  return { client, directory: createEventDirectory(clock), answers }
}

function askedBy(options: AskOptions): AskedBy {
  const { priority = 'person', fairnessKey = '', wholeRange = 'asked' } = options
  const { onWait, longestWaitMs, askedSince } = options
  let waiting = 0
  const count = (isWaiting: boolean): void => {
    waiting += isWaiting ? 1 : -1
    options.onWaiting?.(waiting)
  }
  const onWaiting = options.onWaiting === undefined ? undefined : count
  const takesLastKnown = options.takesLastKnown ?? priority === 'person'
  const needsWholeRange = wholeRange === 'asked'
  const wanted = { needsWholeRange, takesLastKnown, askedSince }
  return { priority, fairnessKey, onWait, onWaiting, longestWaitMs, ...wanted }
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
