import type { InvalidQueryError } from '../../errors.ts'
import type { Condition } from '../query.ts'
import { clauseDefinitions, type ClauseName } from './clause-definitions.ts'
import { usualInterval } from './defaults.ts'
import { intervalWord } from './interval-words.ts'
import type { Clauses } from './clauses.ts'
import type { KindDefinition } from './kinds/kind-definition.ts'
import { kinds } from './kinds/kinds.ts'
import { listedCode } from './listed.ts'
import { limits } from './limits.ts'
import { shortened } from './shortened.ts'
import type { TokenReader } from './token-reader.ts'
import { validateGroups } from './validate-groups.ts'

/** A question whose clauses have been read and are held against what its kind takes. */
interface Candidate {
  reader: TokenReader
  kind: KindDefinition
  clauses: Clauses
}

/** Throws where a kind is given a clause, interval or property that it does not take; the mistake names both. */
export function validateClauses(candidate: Candidate): void {
  refuseForeignClauses(candidate)
  refuseForeignInterval(candidate)
  validateGroups(candidate.reader, candidate.kind, candidate.clauses.groupBy)
  refuseTogether(candidate)
  const { clauses } = candidate
  for (const condition of [...clauses.where, ...clauses.segments.flat()])
    refuseForeignCondition(candidate, condition)
}

function refuseForeignClauses({ reader, kind, clauses }: Candidate): void {
  const fixed: ClauseName = 'interval'
  for (const [clause, span] of clauses.spans) {
    if (kind.clauses.includes(clause) || (clause === fixed && clauses.interval === kind.intervals[0])) {
      continue
    }
    if (clause === fixed && kind.intervals.length > 0) throw fixedInterval({ reader, kind, clauses })
    const problem = `\`${kind.name}\` does not take \`${shortened(reader.slice(span), 40)}\``
    throw reader.error(`${problem}${insteadOf(clause, kind)}.`, span, { instead: [''] })
  }
}

/** Whichever is the shorter help: what goes with the clause, or what the kind takes. */
function insteadOf(clause: ClauseName, kind: KindDefinition): string {
  const takers = kinds.filter((other) => other.clauses.includes(clause)).map(({ name }) => name)
  if (takers.length <= kind.clauses.length) return `; it goes with ${listedCode(takers)}`
  return `, only ${listedCode(kind.clauses.map((own) => clauseDefinitions[own].examples[0]))}`
}

/** `dau weekly` wants `wau`. */
function fixedInterval({ reader, kind, clauses }: Candidate): InvalidQueryError {
  const span = clauses.spans.get('interval') ?? { start: 0, end: 0 }
  const fixed = usualInterval(kind)
  const sibling = kinds.find(
    (other) => isActiveUsers(kind) && isActiveUsers(other) && other.intervals[0] === clauses.interval,
  )
  const withoutInterval = reader.replaced(span, '')
  const suggestion = sibling === undefined ? withoutInterval : withoutInterval.replace(/^\S+/, sibling.name)
  return reader.error(`\`${kind.name}\` is always ${intervalWord(fixed)}.`, span, {
    suggestions: [suggestion],
  })
}

function isActiveUsers({ name }: KindDefinition): boolean {
  return ['dau', 'wau', 'mau'].includes(name)
}

function refuseForeignInterval({ reader, kind, clauses }: Candidate): void {
  const span = clauses.spans.get('interval')
  if (span === undefined || clauses.interval === undefined || kind.intervals.includes(clauses.interval)) {
    return
  }
  const possible = listedCode(
    kind.intervals.map((interval) => intervalWord(interval)),
    'or',
  )
  throw reader.error(
    `\`${kind.name}\` can be ${possible}, not \`${intervalWord(clauses.interval)}\`.`,
    span,
    { instead: [intervalWord(usualInterval(kind))] },
  )
}

/** Clauses that are fine alone but not with each other. */
function refuseTogether({ reader, kind, clauses }: Candidate): void {
  const { groupBy, segments, metric, top, spans } = clauses
  const grouped = groupBy.find((property) => property.of === 'user')
  const segmentSpan = spans.get('segment')
  const bySpan = spans.get('by')
  if (segments.length > 0 && grouped !== undefined && segmentSpan !== undefined && bySpan !== undefined) {
    const problem = `\`segment\` and \`by ${grouped.name}\` both split the answer: keep one of them.`
    throw reader.error(problem, segmentSpan, { suggestions: [reader.replaced(bySpan, '')] })
  }
  const topSpan = spans.get('top')
  const needsGroups = kind.clauses.includes('by') && groupBy.length === 0
  if (top !== undefined && needsGroups && topSpan !== undefined) {
    throw reader.error('`top` chooses among groups, so it needs a `by`.', topSpan, {
      instead: [`by country top ${top}`, ''],
    })
  }
  // The number to add up is itself sent as a grouping of the event.
  const eventGroups = groupBy.filter((property) => property.of === 'event')
  const last = eventGroups[limits.groupBys - 1]
  if (metric !== undefined && 'property' in metric && last !== undefined) {
    throw reader.error(
      'With a number of the event, it can be split by one of its properties only.',
      reader.placeOf(last),
    )
  }
}

function refuseForeignCondition({ reader, kind }: Candidate, condition: Condition): void {
  if (condition.kind !== 'property' || condition.property.of === 'user' || kind.takesEventConditions) return
  const span = reader.placeOf(condition.property)
  const { name } = condition.property
  if (kind.name === 'funnel' || kind.name === 'retention') {
    throw reader.error(
      `In a \`${kind.name}\`, a condition on an event stands in brackets behind it: \`Select [${name} is …]\`.`,
      span,
    )
  }
  throw reader.error(`\`${kind.name}\` is about people, not events: it has no \`event.${name}\`.`, span)
}
