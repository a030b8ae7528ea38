import type { Span } from '../../errors.ts'
import { comparisons, type Condition, type Property } from '../query.ts'
import type { ClauseName } from './clause-definitions.ts'
import type { Clauses } from './clauses.ts'
import { readNumber } from './duration.ts'
import { intervalWords } from './interval-words.ts'
import { limits } from './limits.ts'
import { readName } from './name.ts'
import { needsMore } from './needs-more.ts'
import type { Opening } from './opening.ts'
import { parseMethod } from './parse-method.ts'
import { parseMetric } from './parse-metric.ts'
import { parseRange } from './parse-range.ts'
import { parseWindow } from './parse-window.ts'
import { readConditions } from './people-condition.ts'
import { readProperty } from './property.ts'
import type { TokenReader } from './token-reader.ts'

/** Reads one clause into the others. The keyword is still to be taken: in some clauses it is the value. */
export type ClauseParser = (reader: TokenReader, clauses: Clauses, opening: Opening) => void

export const clauseParsers: Readonly<Record<ClauseName, ClauseParser>> = {
  range: (reader, clauses) => {
    clauses.range = parseRange(reader)
  },
  interval: (reader, clauses) => {
    clauses.interval = intervalWords[reader.take().key] ?? 'day'
  },
  by: (reader, clauses) => {
    clauses.groupBy.push(...parseProperties(reader))
  },
  where: (reader, clauses) => {
    clauses.where.push(...parseConditions(reader, 'where'))
  },
  cohort: (reader, clauses) => {
    clauses.where.push(...readConditions(reader))
  },
  'who did': (reader, clauses, opening) => {
    if (opening.length < 2) throw needsMore(reader, 'who did', reader.take().span)
    clauses.where.push(...readConditions(reader))
  },
  segment: (reader, clauses) => {
    clauses.segments.push(parseConditions(reader, 'segment'))
  },
  metric: (reader, clauses) => {
    clauses.metric = parseMetric(reader)
  },
  rolling: (reader, clauses) => {
    clauses.rolling = parseCount(reader, 'rolling', { min: 2, max: Infinity })
  },
  smoothed: (reader, clauses) => {
    clauses.smoothed = parseCount(reader, 'smoothed', { min: 2, max: Infinity })
  },
  within: (reader, clauses) => {
    clauses.windowSeconds = parseWindow(reader)
  },
  order: (reader, clauses) => {
    clauses.order = choose(reader, 'order', {
      'in order': 'ordered',
      'in any order': 'unordered',
      'in sequence': 'sequential',
    })
  },
  population: (reader, clauses) => {
    clauses.population = choose(reader, 'population', {
      'for new users': 'new',
      'for active users': 'active',
    })
  },
  method: (reader, clauses) => {
    clauses.method = parseMethod(reader)
  },
  top: (reader, clauses) => {
    clauses.top = parseCount(reader, 'top', { min: 1, max: limits.groups })
  },
  vs: (reader, clauses) => {
    clauses.comparison = choose(
      reader,
      'vs',
      Object.fromEntries(comparisons.map((kind) => [`vs ${kind}`, kind])),
    )
  },
  project: (reader, clauses) => {
    const keyword = reader.take().span
    const name = readName(reader, 'project')
    if (name === undefined) throw needsMore(reader, 'project', keyword)
    clauses.project = name.text
  },
  private: (reader, clauses) => {
    reader.take()
    clauses.isPrivate = true
  },
  as: (reader, clauses) => {
    clauses.output = choose(reader, 'as', { 'as table': 'table', 'as csv': 'csv', 'as picture': 'picture' })
  },
}

function parseProperties(reader: TokenReader): Property[] {
  const keyword = reader.take().span
  const properties: Property[] = []
  do {
    const property = readProperty(reader, 'split property', 'user')
    if (property === undefined) {
      throw needsMore(reader, 'by', properties.length === 0 ? keyword : reader.lastTaken().span)
    }
    properties.push(property)
  } while (reader.takeIf(',') || reader.takeIf('and'))
  return properties
}

function parseConditions(reader: TokenReader, clause: 'where' | 'segment'): Condition[] {
  const keyword = reader.take().span
  const next = reader.openingAt()?.clause
  const isMissing = reader.isAtEnd || (next !== undefined && next !== 'cohort' && next !== 'who did')
  if (isMissing) throw needsMore(reader, clause, keyword)
  return readConditions(reader)
}

function parseCount(
  reader: TokenReader,
  clause: ClauseName,
  { min, max }: { min: number; max: number },
): number {
  const keyword = reader.take().span
  const count = readNumber(reader)
  if (count === undefined) throw needsMore(reader, clause, keyword)
  if (count >= min && count <= max) return count
  const span: Span = reader.spanFrom(keyword.start)
  const nearest = count < min ? min : max
  const problem =
    count < min
      ? `\`${clause}\` begins at ${min}.`
      : `\`${clause}\` goes up to ${max}, which is Amplitude's limit.`
  throw reader.error(problem, span, { instead: [`${clause} ${nearest}`] })
}

/** Takes the longest of the given wordings that stands here. */
function choose<Choice>(
  reader: TokenReader,
  clause: ClauseName,
  wordings: Readonly<Record<string, Choice>>,
): Choice {
  for (const [wording, choice] of Object.entries(wordings)) {
    if (reader.takeIf(...wording.split(' '))) return choice
  }
  throw needsMore(reader, clause, reader.take().span)
}
