import { describe, expect, it } from 'vitest'
import { answerFormula } from '../../../src/amplitude/endpoints/formula.ts'
import type { FormulaQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { eventProperty, named, userProperty, where } from '../../support/queries.ts'
import { aFormulaQuery } from '../../support/queries-by-kind.ts'

const days = { kind: 'between', from: '2026-11-02', to: '2026-11-04' } as const
const byPlatform = ['iOS', 'Android'].map((platform) => [where(userProperty('platform'), 'is', platform)])

function formula(overrides: Partial<FormulaQuery> = {}): FormulaQuery {
  return aFormulaQuery({ range: days, ...overrides })
}

function body(series: (number | null)[][], seriesLabels: unknown[], more: object = {}) {
  const seriesCollapsed = series.map(() => [{ value: 0.5 }])
  return {
    data: {
      xValues: ['2026-11-02', '2026-11-03', '2026-11-04'],
      series,
      seriesLabels,
      seriesCollapsed,
      ...more,
    },
  }
}

async function linesOf(query: FormulaQuery, answer: unknown) {
  const result = await answerFormula(aQuestion(query), answersOf([answer]).ask)
  return { splitBy: result.splitBy, lines: result.series.map(({ label, values }) => [label, values[0]]) }
}

describe('answerFormula', () => {
  it('reads one line of two events, with the figure over the whole range', async () => {
    const { ask } = answersOf([amplitudeFixture('segmentation-formula-ratio')])
    const result = await answerFormula(aQuestion(formula({ range: { ...days, to: '2026-11-08' } })), ask)
    expect(result).toMatchObject({ kind: 'series', unit: 'ratio', splitBy: 'none', comparison: undefined })
    expect(result.buckets).toHaveLength(7)
    expect(result.series).toEqual([
      {
        label: 'UNIQUES(Purchase) / UNIQUES(Play Song)',
        values: [0.528926, 0.551347, 0.535088, 0.530361, 0.550157, 0.533524, 0.536674],
        wholeRange: 0.567187,
      },
    ])
  })

  it.each([
    [
      'a line for each formula between semicolons',
      formula({ formula: 'UNIQUES(A); TOTALS(A) ;' }),
      body([[1], [2]], [0, 1]),
      {
        splitBy: 'event',
        lines: [
          ['UNIQUES(Purchase)', 1],
          ['TOTALS(Purchase)', 2],
        ],
      },
    ],
    [
      'a line for each segment',
      formula({ formula: 'UNIQUES(A)', segments: byPlatform }),
      body([[1], [2]], [0, 1]),
      {
        splitBy: 'segment',
        lines: [
          ['platform is iOS', 1],
          ['platform is Android', 2],
        ],
      },
    ],
    [
      'one line where the formula names its segments',
      formula({ formula: 'UNIQUES(A1)/UNIQUES(A2)', segments: byPlatform }),
      body([[3]], [0]),
      { splitBy: 'none', lines: [['UNIQUES(Purchase in segment 1) / UNIQUES(Purchase in segment 2)', 3]] },
    ],
    [
      'every formula in every segment',
      formula({ formula: 'UNIQUES(A);TOTALS(A)', segments: byPlatform }),
      body([[1], [2], [3], [4]], [0, 1, 2, 3]),
      {
        splitBy: 'segment',
        lines: [
          ['UNIQUES(Purchase) · platform is iOS', 1],
          ['UNIQUES(Purchase) · platform is Android', 2],
          ['TOTALS(Purchase) · platform is iOS', 3],
          ['TOTALS(Purchase) · platform is Android', 4],
        ],
      },
    ],
    [
      'a line for each group',
      formula({ groupBy: [userProperty('platform')] }),
      body(
        [[1], [2]],
        [
          [0, 'iOS'],
          [0, '(none)'],
        ],
      ),
      {
        splitBy: 'group',
        lines: [
          ['iOS', 1],
          ['(none)', 2],
        ],
      },
    ],
    [
      'no groups of the property that is summed up',
      formula({ formula: 'PROPSUM(A)', groupBy: [eventProperty('price')] }),
      body([[9.99]], [0]),
      { splitBy: 'none', lines: [['PROPSUM(Purchase)', 9.99]] },
    ],
    [
      'groups of the property that stands beside the one that is summed up',
      formula({ formula: 'propavg(A)', groupBy: [eventProperty('price'), userProperty('platform')] }),
      body(
        [[9.99], [4.99]],
        [
          [0, 'iOS'],
          [0, 'Web'],
        ],
      ),
      {
        splitBy: 'group',
        lines: [
          ['iOS', 9.99],
          ['Web', 4.99],
        ],
      },
    ],
    [
      'a line without values for no series',
      formula(),
      body([], []),
      { splitBy: 'none', lines: [['UNIQUES(Purchase) / UNIQUES(Play Song)', null]] },
    ],
    [
      'zeros as they are',
      formula(),
      body([[0]], [0]),
      { splitBy: 'none', lines: [['UNIQUES(Purchase) / UNIQUES(Play Song)', 0]] },
    ],
  ])('has %s', async (...[, query, answer, expected]) => {
    expect(await linesOf(query, answer)).toEqual(expected)
  })

  it('asks for the formula in place of a metric, limits groups, and compares', async () => {
    const { ask, asked } = answersOf([body([[1], [2]], ['iOS', 'Web']), body([[5], [6]], ['Web', 'iOS'])])
    const query = formula({
      events: [named('Purchase')],
      formula: 'UNIQUES(A)',
      groupBy: [userProperty('platform')],
      top: 2,
      comparison: 'last week',
    })
    const result = await answerFormula(aQuestion(query), ask)
    const question = '/api/2/events/segmentation?e={"event_type":"Purchase"}&m=formula&formula=UNIQUES(A)'
    expect(asked).toEqual([
      `${question}&start=20261102&end=20261104&i=1&g=platform&limit=2`,
      `${question}&start=20261026&end=20261028&i=1&g=platform`,
    ])
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
    expect(result.comparison?.series.map(({ label, values }) => [label, values[0]])).toEqual([
      ['iOS', 6],
      ['Web', 5],
    ])
  })
})
