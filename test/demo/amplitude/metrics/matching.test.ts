import { describe, expect, it } from 'vitest'
import type { Operator } from '../../../../src/demo/amplitude/metrics/definition.ts'
import { accepts } from '../../../../src/demo/amplitude/metrics/matching.ts'

describe('conditions on a value', () => {
  it.each<[string, Operator, string[], boolean]>([
    ['Rock', 'is', ['Jazz', 'Rock'], true],
    ['Rock', 'is', ['rock'], false],
    ['Rock', 'is not', ['Jazz', 'Rock'], false],
    ['(none)', 'is', ['(none)'], true],
    ['Rock', 'is not', ['(none)'], true],
    ['Hip-Hop', 'contains', ['HOP', 'x'], true],
    ['Hip-Hop', 'does not contain', ['x', 'hip'], false],
    ['Hip-Hop', 'does not contain', ['jazz'], true],
    ['9.99', 'less', ['10'], true],
    ['9.99', 'greater', ['10'], false],
    ['10', 'less or equal', ['10'], true],
    ['10', 'greater or equal', ['10'], true],
    ['100', 'greater', ['20'], true],
    ['(none)', 'less', ['10'], false],
    ['Rock', 'greater', ['10'], false],
    ['Rock', 'set is', ['Rock'], true],
    ['Rock', 'set is not', ['Rock'], false],
  ])('%s %s %j', (...[value, operator, values, expected]) => {
    expect(accepts({ of: 'event', property: 'any', operator, values }, value)).toBe(expected)
  })
})
