import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Logger } from '../../logger.ts'
import type { AlertMetrics } from './alert-metrics.ts'
import type { AlertNews, ComposeNews, ComposeStorm } from './alert-news.ts'
import type { AlertOutcome, AlertStore, AlertTelling, RememberedAlert } from './alert-store.ts'
import type { CheckDecision } from './decide-check.ts'
import type { FiredIncident } from './explain-fired.ts'
import { retellStorm } from './retell-storm.ts'
import { splitStorms, type ComposedCheck, type Storm } from './split-storms.ts'

export interface RecordingDeps {
  alerts: AlertStore
  composeNews: ComposeNews
  composeStorm: ComposeStorm
  newId: () => string
  metrics: AlertMetrics
  logger: Logger
  /** Judges an alert as it is remembered now; undefined where it has to be asked anew. */
  decide: (remembered: RememberedAlert) => Promise<CheckDecision | undefined>
  /** When the pass began. */
  begunAt: Date
}

interface BrokenCheck {
  remembered: RememberedAlert
  error: unknown
}

/** Somebody who writes in between is rare; what is outrun so often waits for its lease to end. */
const mostRounds = 3

/** Pictures are drawn beside each other, and everything else has its turn in between. */
const composedAtOnce = 10

export interface RecordedChecks {
  broken: readonly BrokenCheck[]
  /** What people were told of for the first time, one by one. */
  fired: readonly FiredIncident[]
}

/**
 * Records what checks came to. One that somebody has outrun, by a press or in another process, is judged again by what is remembered
 * then.
 */
export async function recordChecks(
  deps: RecordingDeps,
  members: readonly RememberedAlert[],
  signal: AbortSignal,
): Promise<RecordedChecks> {
  const broken: BrokenCheck[] = []
  const fired: FiredIncident[] = []
  let open = members
  for (let round = 0; round < mostRounds && open.length > 0; round += 1) {
    const composed: ComposedCheck[] = []
    for (let first = 0; first < open.length; first += composedAtOnce) {
      const some = open.slice(first, first + composedAtOnce).map((one) => composeCheck(deps, one, signal))
      for (const outcome of await Promise.all(some)) {
        if (outcome !== undefined && 'error' in outcome) broken.push(outcome)
        else if (outcome !== undefined) composed.push(outcome)
      }
      await nextTurn()
    }
    const { storms, single } = splitStorms(deps, composed)
    const outrun: ComposedCheck[] = []
    for (const storm of storms) if (!(await recordStorm(deps, storm))) outrun.push(...storm.members)
    for (const check of single) {
      if (await recordOne(deps, check)) fired.push(...firedIn(check))
      else outrun.push(check)
      await nextTurn()
    }
    open = await rememberedNow(deps, outrun)
  }
  return { broken, fired }
}

function firedIn({ decision, news }: ComposedCheck): readonly FiredIncident[] {
  const { teamId, id } = decision.remembered.alert
  return news.filter(({ isFirst }) => isFirst).map(({ incidentId }) => ({ teamId, id, incidentId }))
}

async function composeCheck(
  deps: RecordingDeps,
  remembered: RememberedAlert,
  signal: AbortSignal,
): Promise<ComposedCheck | BrokenCheck | undefined> {
  try {
    const decision = await deps.decide(remembered)
    if (decision === undefined || decision.news.length === 0) return decision && { decision, news: [] }
    const { teamId, id } = remembered.alert
    const history = await deps.alerts.history({ teamId, id }, mostDeeds)
    const news = decision.news.map(async (known) => {
      const told: AlertNews = { ...known, history }
      return { ...told, composed: await deps.composeNews(told, signal) }
    })
    return { decision, news: await Promise.all(news) }
  } catch (error) {
    signal.throwIfAborted()
    deps.logger.error({ alertId: remembered.alert.id, error }, 'alert.broke')
    return { remembered, error }
  }
}

/** What people did about an incident stands in its message. */
const mostDeeds = 30

async function recordOne(deps: RecordingDeps, check: ComposedCheck): Promise<boolean> {
  const { remembered } = check.decision
  if (!(await deps.alerts.record(remembered, outcomeOf(check, undefined)))) return false
  count(deps, check)
  await retellStorm(deps, check)
  return true
}

async function recordStorm(deps: RecordingDeps, { members, ...storm }: Storm): Promise<boolean> {
  const outcomes = members.map((check) => ({
    remembered: check.decision.remembered,
    outcome: outcomeOf(check, storm.id),
  }))
  const isRecorded = await deps.alerts.recordStorm([storm], outcomes)
  if (isRecorded) {
    deps.logger.info({ alerts: members.length }, 'alerts.storm')
    for (const check of members) count(deps, check)
  }
  return isRecorded
}

function outcomeOf({ decision, news }: ComposedCheck, stormId: string | undefined): AlertOutcome {
  const { version } = decision.remembered
  const tellings = news.flatMap((one) =>
    tellingsOf(one, { version, stormId: one.isFirst ? stormId : undefined }),
  )
  return { ...decision.outcome, tellings }
}

/** A key names the transition: what led to it, and from which version of the memory. */
function tellingsOf(
  { incidentId, reasons, composed }: ComposedCheck['news'][number],
  { version, stormId }: { version: number; stormId: string | undefined },
): AlertTelling[] {
  const key = `${incidentId} ${reasons.join(', ')} ${version}`
  const { message, thread } = composed
  return [
    { kind: 'incident', key, incidentId, stormId, ...message },
    ...(thread === undefined
      ? []
      : [{ kind: 'thread' as const, key: `${key} thread`, incidentId, ...thread }]),
  ]
}

function count({ metrics, logger, begunAt }: RecordingDeps, { decision, news }: ComposedCheck): void {
  const { remembered, outcome, breaches } = decision
  const { alert } = remembered
  metrics.checked(Math.max(0, begunAt.getTime() - (alert.nextCheckAt ?? begunAt).getTime()))
  metrics.breached(breaches)
  for (const { what } of outcome.events) {
    if (what === 'fired') metrics.fired()
    if (what === 'recovered') metrics.recovered()
    if (what === 'new level') metrics.settled()
    // Without the reason: it names groups, which may be people.
    logger.info({ alertId: alert.id, what, isTold: news.length > 0 }, 'alert.changed')
  }
  if (outcome.events.length > 0 && news.length === 0 && outcome.memory.incident?.isHeld === true)
    metrics.held()
}

/** Those that are still there to be judged, as they are remembered now. */
async function rememberedNow(
  { alerts }: RecordingDeps,
  outrun: readonly ComposedCheck[],
): Promise<readonly RememberedAlert[]> {
  const found = await Promise.all(
    outrun.map(({ decision: { remembered } }) =>
      alerts.find({ teamId: remembered.alert.teamId, id: remembered.alert.id }),
    ),
  )
  return found.flatMap((remembered) =>
    remembered === undefined || remembered.alert.nextCheckAt === undefined ? [] : [remembered],
  )
}
