import type { Clock } from '../../clock.ts'
import { InvalidQueryError } from '../../errors.ts'
import type { Digest } from '../../digest/digest.ts'
import { isToldByNewest } from '../../digest/newest-figure.ts'
import { describeQuery } from '../../query/describe-query.ts'
import { parseCommand, type ParsedQuestion } from '../../query/parse-command.ts'
import type { MetricQuery } from '../../query/query.ts'
import { isMetricQuery } from '../../report/answer-question.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import type { AskOptions, MetricSource } from '../../result/metric-source.ts'

export interface AskDeps {
  source: MetricSource
  clock: Clock
}

/** One question of a digest, as canonical text. */
export interface DigestPart {
  digest: Digest
  command: string
}

/** A digest waits for its turn for so long; whoever reads it at half past nine still wants it. */
const longestWaitMs = 15 * 60_000

/**
 * Asks one part of a digest as a question of the timetable: with the digest's comparison where it takes one, of the digest's project
 * where it names none. The slot and the one that asks ahead of it ask here, so that they ask the very same. Throws
 * `InvalidQueryError` for a part that is not valid any more, and `UpstreamError`.
 */
export async function askPart(deps: AskDeps, part: DigestPart, signal: AbortSignal): Promise<MetricResult> {
  const asking = askOptions(part.digest)
  const query = await understandPart({ ...deps, asking }, part, signal)
  // Where the line tells the newest bucket, a figure over the whole range would be paid for and not shown.
  const wholeRange = isToldByNewest(query) ? 'left out' : 'asked'
  return await deps.source.answer(query, signal, { ...asking, wholeRange })
}

function askOptions({ teamId, id }: Digest): AskOptions {
  return {
    priority: 'timetable',
    fairnessKey: `digest ${teamId} ${id}`,
    takesLastKnown: false,
    longestWaitMs,
  }
}

async function understandPart(
  deps: AskDeps & { asking: AskOptions },
  { digest: { projectName, definition }, command }: DigestPart,
  signal: AbortSignal,
): Promise<MetricQuery> {
  const question = compared(readQuestion(command), definition.comparison)
  const project = question.query.project ?? projectName
  const query = await understandQuestion(deps, { ...question, query: { ...question.query, project } }, signal)
  if (!isMetricQuery(query)) throw notForDigests(command)
  return query
}

function readQuestion(command: string): ParsedQuestion {
  const parsed = parseCommand(command)
  if (parsed instanceof InvalidQueryError) throw parsed
  if (parsed.kind !== 'question') throw notForDigests(command)
  return parsed.question
}

function notForDigests(command: string): InvalidQueryError {
  return new InvalidQueryError({
    problem: 'A digest holds questions whose answer is a number.',
    text: command,
    span: { start: 0, end: command.length },
  })
}

/** As if it had been typed with it; a question that does not take it, or has its own, stays as it is. */
function compared(question: ParsedQuestion, comparison: Digest['definition']['comparison']): ParsedQuestion {
  const { query } = question
  const isOpen = comparison !== undefined && !('comparison' in query && query.comparison !== undefined)
  if (!isOpen) return question
  const parsed = parseCommand(`${describeQuery(query)} vs ${comparison}`)
  return parsed instanceof InvalidQueryError || parsed.kind !== 'question' ? question : parsed.question
}
