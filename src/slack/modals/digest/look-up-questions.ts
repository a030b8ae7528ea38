import { readParts, type PlannedPart } from '../../../digest/read-plan.ts'
import { AppError, InvalidQueryError } from '../../../errors.ts'
import { normalizeText } from '../../../query/language/normalize-text.ts'
import type { KnownWorld } from '../../../query/language/token-reader.ts'
import type { EventSummary } from '../../../query/event-catalogue.ts'
import { today } from '../../../query/date-range.ts'
import type { MetricQuery } from '../../../query/query.ts'
import { isMetricQuery } from '../../../report/answer-question.ts'
import { isDeadlineError, withDeadline } from '../../deadline.ts'
import { understandPart } from '../../digests/plan-digest.ts'
import type { DigestDeskDeps } from '../../digests/desk-deps.ts'
import { readTopEvents } from '../../top-events.ts'
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

/** Reads what stands in the fields, and looks up the names in it for as long as Slack waits; the run itself looks them up in any case. */
export async function lookUpQuestions(
  deps: LookUpDeps,
  { rows }: Pick<DigestForm, 'rows'>,
  { patienceMs, signal }: { patienceMs: number; signal: AbortSignal },
): Promise<LookedUpQuestions> {
  const day = today(deps.clock.now(), deps.source.projectOf({}).timeZone)
  const deadline = { clock: deps.clock, durationMs: patienceMs, signal }
  const hasText = rows.some(({ text }) => text.trim() !== '')
  const events = hasText ? await readTopEvents(deps, signal) : []
  const found = await Promise.all(
    rows.map(async ({ id, text }): Promise<[number, LookedUp]> => {
      const read = readQuestions(text, { today: day }, events)
      if ('kind' in read) return [id, read]
      return [id, await withDeadline(deadline, (inTime) => understand(deps, read, inTime))]
    }),
  )
  return new Map(found)
}

function readQuestions(
  typed: string,
  known: KnownWorld,
  events: readonly EventSummary[],
): readonly PlannedPart[] | Exclude<LookedUp, { kind: 'questions' }> {
  const text = normalizeText(typed).replace(/^\/amp(?= |$) ?/i, '')
  if (text === '') return { kind: 'empty' }
  try {
    return readParts(text, 0, known)
  } catch (error) {
    if (!(error instanceof InvalidQueryError)) throw error
    // A name without quotes is found with the project's names at hand, and then what was meant is said better.
    return events.length === 0 || known.events !== undefined
      ? { kind: 'mistake', sentence: mistakeWords(error) }
      : readQuestions(typed, { ...known, events }, events)
  }
}

async function understand(
  deps: LookUpDeps,
  parts: readonly PlannedPart[],
  signal: AbortSignal,
): Promise<LookedUp> {
  try {
    return {
      kind: 'questions',
      queries: await Promise.all(parts.map((part) => understandPart(deps, part, signal))),
    }
  } catch (error) {
    if (error instanceof InvalidQueryError) return { kind: 'mistake', sentence: mistakeWords(error) }
    if (!(error instanceof AppError) && !isDeadlineError(error)) throw error
    return { kind: 'questions', queries: parts.map(({ question }) => question.query).filter(isMetricQuery) }
  }
}

/** Fields show plain text, and in it a word in quotes reads better than one in backticks. */
function mistakeWords({ userMessage, suggestions: [first] }: InvalidQueryError): string {
  const isOffered = first === undefined || userMessage.includes('Did you mean')
  const offered = isOffered ? '' : ` Try “${first}”.`
  return `${userMessage.replaceAll(/`([^`]*)`/g, '“$1”')}${offered}`
}
