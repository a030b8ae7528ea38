import { readParts, type PlannedPart } from '../../../digest/read-plan.ts'
import { AppError, InvalidQueryError } from '../../../errors.ts'
import { normalizeText } from '../../../query/language/normalize-text.ts'
import { today } from '../../../query/date-range.ts'
import type { MetricQuery } from '../../../query/query.ts'
import { isMetricQuery } from '../../../report/answer-question.ts'
import { isDeadlineError, withDeadline } from '../../deadline.ts'
import { understandPart } from '../../digests/plan-digest.ts'
import type { DigestDeskDeps } from '../../digests/desk-deps.ts'
import type { DigestForm } from './digest-form.ts'

/** What a field for a question comes to. */
export type LookedUp =
  | { kind: 'empty' }
  /** One, mostly; several where they were typed into one field. */
  | { kind: 'questions'; queries: readonly MetricQuery[] }
  | { kind: 'mistake'; sentence: string }

/** By the fields' ids. */
export type LookedUpQuestions = ReadonlyMap<number, LookedUp>

type LookUpDeps = Pick<DigestDeskDeps, 'source' | 'clock'>

interface Looking {
  deps: LookUpDeps
  /** Of questions that name none. */
  project: string | undefined
  signal: AbortSignal
}

/** Reads what stands in the fields, and looks up the names in it for as long as Slack waits; the run itself looks them up in any case. */
export async function lookUpQuestions(
  deps: LookUpDeps,
  { rows, projectName: project }: Pick<DigestForm, 'rows' | 'projectName'>,
  { patienceMs, signal }: { patienceMs: number; signal: AbortSignal },
): Promise<LookedUpQuestions> {
  const { clock } = deps
  const found = await withDeadline({ clock, durationMs: patienceMs, signal }, (inTime) =>
    Promise.all(
      rows.map(async ({ id, text }): Promise<[number, LookedUp]> => {
        return [id, await lookUp({ deps, project, signal: inTime }, text)]
      }),
    ),
  )
  return new Map(found)
}

async function lookUp(looking: Looking, typed: string): Promise<LookedUp> {
  const text = normalizeText(typed).replace(/^\/amp(?= |$) ?/i, '')
  if (text === '') return { kind: 'empty' }
  try {
    const parts = await readKnowing(looking, text)
    return { kind: 'questions', queries: await understand(looking, parts) }
  } catch (error) {
    if (error instanceof InvalidQueryError) return { kind: 'mistake', sentence: mistakeWords(error) }
    throw error
  }
}

/** A name without quotes is found with the project's names at hand, and then what was meant is said better. */
async function readKnowing(
  { deps, project, signal }: Looking,
  text: string,
): Promise<readonly PlannedPart[]> {
  const { source, clock } = deps
  const asked = source.projectOf({ project })
  const day = today(clock.now(), asked.timeZone)
  try {
    return readParts(text, 0, { today: day })
  } catch (error) {
    if (!(error instanceof InvalidQueryError)) throw error
    const events = await unlessLate(source.listEvents(asked, signal))
    if (events === undefined) throw error
    return readParts(text, 0, { today: day, events })
  }
}

/** With the names as Amplitude spells them; as they were typed where that cannot be had in time. */
async function understand(
  { deps, project, signal }: Looking,
  parts: readonly PlannedPart[],
): Promise<readonly MetricQuery[]> {
  const understood = await unlessLate(
    Promise.all(parts.map((part) => understandPart(deps, { ...part, project }, signal))),
  )
  return understood ?? parts.map(({ question }) => question.query).filter(isMetricQuery)
}

async function unlessLate<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof InvalidQueryError) throw error
    if (error instanceof AppError || isDeadlineError(error)) return undefined
    throw error
  }
}

/** Fields show plain text, and in it a word in quotes reads better than one in backticks. */
function mistakeWords({ userMessage, suggestions: [first] }: InvalidQueryError): string {
  const isOffered = first === undefined || userMessage.includes('Did you mean')
  const offered = isOffered ? '' : ` Try “${first}”.`
  return `${userMessage.replaceAll(/`([^`]*)`/g, '“$1”')}${offered}`
}
