import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Alert } from '../../alert/alert-rule.ts'
import { createEvaluator } from '../../alert/evaluate-alert.ts'
import { InvalidQueryError, UnknownProjectError, UpstreamError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { AlertMetrics } from './alert-metrics.ts'
import type { ComposeNews, ComposeStorm } from './alert-news.ts'
import type { AlertOutcome, AlertStore, AlertTelling, KnownDayList, RememberedAlert } from './alert-store.ts'
import { askAll, type Asked } from './ask-all.ts'
import type { AskJudgedDeps } from './ask-judged.ts'
import { decideCheck, type CheckDecision, type CheckSetting } from './decide-check.ts'
import type { ExplainIncident, FiredIncident } from './explain-fired.ts'
import { failCheck, reasonOf, type CheckFailure } from './fail-check.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { alertEndedWord } from '../owner-words.ts'
import { noteReads, type TroubleDeps } from './read-trouble.ts'
import { recordChecks } from './record-checks.ts'
import { retellIncident } from './retell-incident.ts'

export interface CheckDeps extends AskJudgedDeps, TroubleDeps {
  alerts: AlertStore
  notes: KnownDayList
  outbox: Pick<Outbox, 'add'>
  composeNews: ComposeNews
  composeStorm: ComposeStorm
  /** Looks into what has fired; without it nobody does. */
  explain?: ExplainIncident | undefined
  newId: () => string
  metrics: AlertMetrics
  logger: Logger
}

/** Alerts of one project that are checked together: a storm is what fires among them. */
export interface CheckPass {
  teamId: string
  projectName: string
  members: readonly RememberedAlert[]
}

/**
 * Asks each question once, judges all alerts that share it, and records what came of it. Gives what people were told of for the first
 * time, to be looked into.
 */
export async function checkPass(
  deps: CheckDeps,
  pass: CheckPass,
  signal: AbortSignal,
): Promise<readonly FiredIncident[]> {
  const begunAt = deps.clock.now()
  const asked = await askFor(deps, pass, signal)
  await noteAsked(deps, pass, asked)
  const setting = await settingOf(deps, pass)
  const found = new Map(
    asked.flatMap((one) => one.members.map((member) => [keyOf(member), { ...one, member }] as const)),
  )
  const decide = async (remembered: RememberedAlert): Promise<CheckDecision | undefined> => {
    const one = found.get(keyOf(remembered))
    if (one === undefined || !('answer' in one.outcome)) return undefined
    // Somebody may have changed it while it was asked; the next beat asks what it wants to know now.
    if (!isAskedAlike(one.member.alert, remembered.alert)) return undefined
    const { answer } = one.outcome
    const series = await answer.seriesFor(remembered.alert.definition)
    const looks = await answer.looksFor(remembered.alert.definition)
    return decideCheck({ remembered, answer, series, looks }, { ...setting, now: deps.clock.now() })
  }
  const answered = asked.flatMap(({ members, outcome }) => ('answer' in outcome ? members : []))
  const { broken, fired } = await recordChecks({ ...deps, decide, begunAt }, answered, signal)
  const failures: CheckFailure[] = asked.flatMap(({ members, question, outcome }) =>
    'error' in outcome ? members.map((remembered) => ({ remembered, question, error: outcome.error })) : [],
  )
  for (const { remembered, error } of broken)
    failures.push({ remembered, error, question: found.get(keyOf(remembered))?.question })
  for (const failure of failures) await recordFailure(deps, failure)
  return fired
}

/** A project that is gone is missed by all of its alerts alike: no question of theirs is wrong, so none of them ends by it. */
async function askFor(
  deps: CheckDeps,
  { projectName, members }: CheckPass,
  signal: AbortSignal,
): Promise<readonly Asked[]> {
  try {
    deps.source.projectOf({ project: projectName })
  } catch (error) {
    if (!(error instanceof InvalidQueryError)) throw error
    return [{ question: undefined, members, outcome: { error: new UnknownProjectError(projectName, error) } }]
  }
  return await askAll(deps, members, signal)
}

function keyOf({ alert: { teamId, id } }: RememberedAlert): string {
  return `${teamId} ${id}`
}

function isAskedAlike({ definition: before }: Alert, { definition: after }: Alert): boolean {
  return before.question === after.question && before.age === after.age
}

async function noteAsked(deps: CheckDeps, pass: CheckPass, asked: readonly Asked[]): Promise<void> {
  const errors = asked.flatMap(({ outcome }) => ('error' in outcome ? [outcome.error] : []))
  const timeZone = asked.find(({ question }) => question !== undefined)?.question?.timeZone
  await noteReads(deps, {
    ...pass,
    timeZone: timeZone ?? 'UTC',
    answered: asked.length - errors.length,
    errors,
  })
}

/** One set of known days for the whole pass: by it detectors tell whether they have learnt already. */
async function settingOf(
  deps: CheckDeps,
  { teamId, projectName }: CheckPass,
): Promise<Omit<CheckSetting, 'now'>> {
  const notes = await deps.notes.list(teamId, projectName)
  return {
    evaluator: createEvaluator(),
    notes,
    knownDays: new Set(notes.map(({ day }) => day)),
    newId: deps.newId,
    maySpend: (query) => deps.source.lookCostOf(query) !== undefined,
  }
}

/** The message of an open incident says that nobody judges it any more. */
async function lastWords(
  deps: CheckDeps,
  { alert, memory }: RememberedAlert,
  { state, now }: AlertOutcome,
): Promise<readonly AlertTelling[]> {
  if (state === undefined) return []
  const ended: Alert = { ...alert, state: state.state, stateBecause: state.because }
  const happened = { at: now, what: 'ended', by: undefined, reason: state.because, isLast: true }
  try {
    const telling = await retellIncident(deps, { alert: ended, memory, version: 0 }, happened)
    return telling === undefined ? [] : [telling]
  } catch (error) {
    // Without its project nobody knows in which zone its times are.
    if (error instanceof InvalidQueryError) return []
    throw error
  }
}

async function recordFailure(deps: CheckDeps, failure: CheckFailure): Promise<void> {
  const { alerts, outbox, clock, metrics, logger } = deps
  const { remembered, error } = failure
  const { alert } = remembered
  const outcome = failCheck(failure, clock.now())
  // What is wrong with a question is said by quoting it, and it may hold what somebody typed about people.
  const said = error instanceof InvalidQueryError ? { reason: 'invalidQuery' } : { error }
  logger.warn({ alertId: alert.id, failedReads: outcome.memory.failedReads, ...said }, 'alert.unread')
  metrics.readFailed(error instanceof UpstreamError ? error.reason : 'other')
  const tellings = await lastWords(deps, remembered, outcome)
  if (!(await alerts.record(remembered, { ...outcome, tellings })) || outcome.state === undefined)
    return await nextTurn()
  const word = alertEndedWord(alert, reasonOf(error))
  await outbox.add({
    teamId: alert.teamId,
    channelId: alert.ownerId,
    now: outcome.now,
    notice: word,
    pictures: [],
  })
}
