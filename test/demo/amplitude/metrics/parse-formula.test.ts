import { describe, expect, it } from 'vitest'
import { InvalidDefinitionError } from '../../../../src/demo/amplitude/metrics/definition.ts'
import { formulaLines } from '../../../../src/demo/amplitude/metrics/formula-lines.ts'
import { parseFormulas } from '../../../../src/demo/amplitude/metrics/parse-formula.ts'
import type { CountedEvent, SegmentationQuery } from '../../../../src/demo/amplitude/metrics/count-events.ts'

/** One event in two buckets: 4 then 10 events of 2 then 5 people, 3 then 6 dollars; 8 then 20 are active. */
function counted(eventIndex: number, segmentIndex: number): CountedEvent {
  const figures = (totals: number, uniques: number, sum: number) => ({ totals, uniques, sum, numbers: 3 })
  const tally = { buckets: [figures(4, 2, 3), figures(10, 5, 6)], range: figures(14, 6, 9) }
  const active = { buckets: [figures(0, 8, 0), figures(0, 20, 0)], range: figures(0, 24, 0) }
  return {
    eventIndex,
    segmentIndex,
    grouping: { size: 1, groupAt: () => 0, valuesOf: () => [] },
    groups: new Map([[0, tally]]),
    active: new Map([[0, active]]),
    userGroups: 1,
  }
}

function valuesOf(text: string): (readonly number[])[] {
  const query = { formulas: parseFormulas(text), groupBy: [], limit: 100 } as unknown as SegmentationQuery
  const events = [counted(0, 0), counted(1, 0), counted(0, 1), counted(1, 1)]
  return formulaLines(events, query, 2).map(({ values, wholeRange }) => values.concat(wholeRange))
}

describe('formulas', () => {
  it.each([
    ['UNIQUES(A)', [2, 5, 6]],
    ['totals(b)', [4, 10, 14]],
    ['AVG(A)', [2, 2, 14 / 6]],
    ['ACTIVE(A)', [0.25, 0.25, 0.25]],
    ['PROPSUM(A)', [3, 6, 9]],
    ['PROPAVG(A)', [1, 2, 3]],
    ['ARPAU(A)', [3 / 8, 0.3, 9 / 24]],
    ['%: UNIQUES(A) / TOTALS(B)', [0.5, 0.5, 6 / 14]],
    ['$:REVENUETOTAL(A)', [3, 6, 9]],
    ['2 + 3 * UNIQUES(A)', [8, 17, 20]],
    ['(2 + 3) * UNIQUES(A) - 1', [9, 24, 29]],
    ['-UNIQUES(A) + 10 / 4', [0.5, -2.5, -3.5]],
    ['UNIQUES(A) / (TOTALS(A) - TOTALS(B))', [0, 0, 0]],
    ['POWER(UNIQUES(A), 2)', [4, 25, 36]],
    ['SQRT(TOTALS(A))', [2, Math.sqrt(10), Math.sqrt(14)]],
    ['LOG10(100)', [2, 2, 2]],
    ['LN(UNIQUES(A) - 2)', [0, Math.log(3), Math.log(4)]],
    ['CUMSUM(TOTALS, A)', [4, 14, 14]],
    ['ROLLAVG(TOTALS, A, 2)', [4, 7, 14]],
  ])('%s', (text, expected) => {
    const [line] = valuesOf(text)
    for (const [index, value] of expected.entries()) expect(line![index]).toBeCloseTo(value, 9)
  })

  it('make a line per segment, unless they name the segment', () => {
    expect(valuesOf('UNIQUES(A)')).toHaveLength(2)
    expect(valuesOf('UNIQUES(A1) / UNIQUES(A2)')).toEqual([[1, 1, 1]])
    expect(valuesOf('UNIQUES(A); TOTALS(A)')).toHaveLength(4)
  })

  it.each([
    'UNIQUES(A',
    'UNIQUES()',
    'UNIQUES(C)',
    'NOSUCH(A)',
    '1 +',
    '1 2',
    'A / B',
    'ROLLAVG(TOTALS, A, x)',
    'UNIQUES(A) ?',
  ])('refuses %s', (text) => {
    expect(() => parseFormulas(text)).toThrow(InvalidDefinitionError)
  })
})
