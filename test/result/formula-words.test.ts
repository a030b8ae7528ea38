import { describe, expect, it } from 'vitest'
import type { Unit } from '../../src/result/metric-result.ts'
import { formulaInNames, formulaMeasure, formulaUnit } from '../../src/result/formula-words.ts'
import { aFormulaQuery } from '../support/queries-by-kind.ts'

describe('what a formula counts', () => {
  it.each<[string, string, Unit, string]>([
    ['people by people are a share', 'UNIQUES(A)/UNIQUES(B)', 'ratio', ''],
    ['people of two segments as well', 'UNIQUES(A1)/UNIQUES(A2)', 'ratio', ''],
    ['whatever says that it is a percentage', '%:TOTALS(A)/TOTALS(B)', 'ratio', ''],
    ['events by events may be any number', 'TOTALS(A)/TOTALS(B)', 'number', ''],
    ['events by people are per user', 'TOTALS(A)/UNIQUES(A)', 'number', 'per user'],
    ['and so is money', '$:PROPSUM(A)/UNIQUES(B)', 'number', 'per user'],
    ['percent by hand is a number', '100*UNIQUES(A)/UNIQUES(B)', 'number', ''],
    ['several bear their own names', 'UNIQUES(A); TOTALS(A)', 'number', ''],
    ['several shares are shares', 'UNIQUES(A)/UNIQUES(B); UNIQUES(B)/UNIQUES(A)', 'ratio', ''],
  ])('%s: %s', (...[, formula, unit, measure]) => {
    expect([formulaUnit(formula), formulaMeasure(formula)]).toEqual([unit, measure])
  })
})

describe('formulaInNames', () => {
  it.each([
    ['UNIQUES(A)/UNIQUES(B)', 'UNIQUES(Purchase) / UNIQUES(Play Song)'],
    ['%:UNIQUES(A)-1', 'UNIQUES(Purchase) - 1'],
    ['ROLLAVG(UNIQUES, A, 7)', 'ROLLAVG(UNIQUES, Purchase, 7)'],
    ['UNIQUES(A1); UNIQUES(A2)', 'UNIQUES(Purchase in segment 1); UNIQUES(Purchase in segment 2)'],
  ])('%s reads %s', (formula, words) => {
    expect(formulaInNames(aFormulaQuery({ formula }))).toBe(words)
  })
})
