import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertQuestion, alertQuestionText } from '../../../src/alert/alert-question.ts'
import { isJudgeable } from '../../../src/alert/language/judgeable.ts'
import { readAlertCommand } from '../../../src/alert/language/read-alert-command.ts'
import type { SaidRule } from '../../../src/alert/language/settle-rule.ts'
import { unitOf } from '../../../src/alert/unit-of.ts'
import { alertText } from '../../../src/alert/language/write-rule.ts'
import { InvalidQueryError } from '../../../src/errors.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'
import { parseCommand } from '../../../src/query/parse-command.ts'
import type { MetricQuery } from '../../../src/query/query.ts'

const questions = [
  'dau',
  'wau',
  'new users monthly by platform',
  'realtime',
  'event Purchase hourly totals',
  'event Purchase, Search sum of price where event.price >= 10',
  'formula UNIQUES(A)/UNIQUES(B) of Purchase, Play Song',
  'funnel Search > Select > Play within 1d by country top 5',
  'retention Sign Up > Play Song',
  'retention weekly',
  'ltv arppu',
  'ltv payers',
  'sessions average',
  'sessions per user',
  'chart abc123',
  'event "Drops 20%" vs last week',
]

describe('an alert as it is typed', () => {
  it('is read as the same alert again', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...questions)
          .map(queryOf)
          .chain((query) => fc.tuple(fc.constant(query), ruleFor(query))),
        ([query, rule]) => {
          const question = alertQuestionText(query)
          const text = alertText({ question, ...rule })
          const command = readAlertCommand(text)
          if (command instanceof InvalidQueryError || command?.kind !== 'makeAlert')
            throw new Error(`“${text}” is no alert: ${JSON.stringify(command)}`)
          expect(alertQuestionText(command.plan.question.query)).toBe(question)
          expect(rounded(command.plan.rule)).toEqual(rounded(rule))
        },
      ),
      { numRuns: 600 },
    )
  })

  it('keeps a question without its range, its comparison and who may see it', () => {
    const query = queryOf('dau last 90d vs last week private by platform')
    expect(alertQuestionText(query)).toBe('dau by platform')
    expect(describeQuery(alertQuestion(query))).toBe(alertQuestionText(query))
  })
})

function queryOf(text: string): MetricQuery {
  const command = parseCommand(text)
  if (command instanceof InvalidQueryError || command.kind !== 'question') throw new Error(text)
  const { query } = command.question
  if (!isJudgeable(query)) throw new Error(text)
  return query
}

/** Twelve digits are written; binary dust beyond them is nobody's. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(9)) : part,
    ),
  )
}

function ruleFor(query: MetricQuery): fc.Arbitrary<SaidRule> {
  const unit = unitOf(query)
  const amount =
    unit === 'durationMs'
      ? fc.integer({ min: 1, max: 20_000_000 })
      : unit === 'ratio' || unit === undefined
        ? fc.integer({ min: 1, max: 100_000 }).map((share) => share / 1e5)
        : fc.oneof(
            fc.integer({ min: 0, max: 2_000_000 }),
            fc.double({ min: 0.01, max: 1e6, noNaN: true }).map((value) => Number(value.toPrecision(6))),
          )
  const interval = 'interval' in query ? query.interval : query.kind === 'realtime' ? '5min' : 'day'
  const against = interval === 'week' || interval === 'month' ? ('previous' as const) : undefined
  const by = fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent) => ({ kind: 'percent' as const, percent })),
    amount.filter((value) => value > 0).map((value) => ({ kind: 'absolute' as const, value })),
  )
  const condition = fc.oneof(
    fc.record({ kind: fc.constantFrom('below', 'above'), value: amount }),
    fc
      .tuple(amount, amount)
      .filter(([one, other]) => rounded(one) !== rounded(other))
      .map(([one, other]) => ({
        kind: 'outside' as const,
        lower: Math.min(one, other),
        upper: Math.max(one, other),
      })),
    fc.record({
      kind: fc.constantFrom('drops', 'rises'),
      by,
      against: against === undefined ? fc.constantFrom('previous', 'last week') : fc.constant(against),
    }),
    fc.record({
      kind: fc.constant('unusual' as const),
      sensitivity: fc.constantFrom('quiet', 'normal', 'sensitive'),
    }),
  )
  const hasAges = query.kind === 'retention' || query.kind === 'ltv'
  return fc.record(
    {
      condition,
      forPoints: fc.integer({ min: 1, max: 12 }),
      minimum: fc.integer({ min: 0, max: 100_000 }),
      ...(hasAges ? { age: fc.integer({ min: 0, max: 365 }) } : {}),
    },
    { requiredKeys: ['condition', 'forPoints'] },
  )
}
