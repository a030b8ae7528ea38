import { describe, expect, it } from 'vitest'
import type { Condition, PropertyCondition } from '../../src/query/query.ts'
import { describeCondition } from '../../src/result/describe-condition.ts'

function property(name: string, operator: PropertyCondition['operator'], values: string[]): Condition {
  return { kind: 'property', property: { of: 'user', name }, operator, values }
}

function behaviour(operator: '>=' | '=' | '<', count: number): Condition {
  const event = { kind: 'named' as const, name: 'Purchase', conditions: [] }
  return { kind: 'behaviour', event, operator, count, withinDays: 30 }
}

describe('describeCondition', () => {
  it.each([
    [property('country', 'is', ['Japan']), 'country is Japan'],
    [property('country', 'is', ['Germany', 'Japan']), 'country is Germany or Japan'],
    [property('country', 'is', ['A', 'B', 'C', 'D']), 'country is A, B, C or D'],
    [property('country', 'is', ['A', 'B', 'C', 'D', 'E']), 'country is A, B, C or 2 more'],
    [property('gp:plan', 'is not', ['free']), 'plan is not free'],
    [property('gp:plan', 'is', ['(none)']), 'plan is not set'],
    [property('gp:plan', 'is not', ['(none)']), 'plan is set'],
    [property('version', 'does not contain', ['beta']), 'version does not contain beta'],
    [property('price', 'greater or equal', ['10']), 'price ≥ 10'],
    [{ kind: 'cohort', operator: 'is', id: '5mjbq8w' }, 'in cohort 5mjbq8w'],
    [{ kind: 'cohort', operator: 'is not', id: '5mjbq8w' }, 'not in cohort 5mjbq8w'],
    [behaviour('>=', 1), 'did Purchase in 30 days'],
    [behaviour('=', 0), 'did not do Purchase in 30 days'],
    [behaviour('>=', 2), 'did Purchase ≥ 2 times in 30 days'],
    [behaviour('<', 1), 'did Purchase < 1 time in 30 days'],
  ] satisfies [Condition, string][])('says %o as “%s”', (condition, words) => {
    expect(describeCondition(condition)).toBe(words)
  })
})
