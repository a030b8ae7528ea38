import { describe, expect, it } from 'vitest'
import { answerComposition } from '../../../src/amplitude/endpoints/composition.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { aCompositionQuery } from '../../support/queries-by-kind.ts'

function body(values: unknown[], counts: (number | null)[][]) {
  return { data: { series: counts, seriesLabels: ['platform'], xValues: values } }
}

async function valuesOf(answer: unknown) {
  const { values } = await answerComposition(aQuestion(aCompositionQuery()), answersOf([answer]).ask)
  return values.map(({ label, users }) => [label, users])
}

describe('answerComposition', () => {
  it('reads users by value, (none) among them', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('composition-platform')])
    const result = await answerComposition(aQuestion(aCompositionQuery()), ask)
    expect(asked).toEqual(['/api/2/composition?p=platform&start=20261016&end=20261114'])
    expect(result).toMatchObject({ kind: 'composition', interval: 'day', caveats: [] })
    expect(result.values).toEqual([
      { label: 'Web', users: 41_220 },
      { label: 'iOS', users: 33_870 },
      { label: 'Android', users: 19_033 },
      { label: '(none)', users: 2105 },
    ])
  })

  it('puts the largest first and cuts here, which it says', async () => {
    const { ask, asked } = answersOf([body(['a', '(none)', 'c'], [[1, 9, 5]])])
    const result = await answerComposition(aQuestion(aCompositionQuery({ top: 2 })), ask)
    expect(result.values.map(({ label }) => label)).toEqual(['(none)', 'c'])
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
    expect(asked[0]).not.toContain('limit')
  })

  it.each([
    [3, []],
    [99, []],
    [100, [{ kind: 'groupLimit', limit: 100 }]],
  ])('with %i values says whether there may be more', async (count, caveats) => {
    const values = Array.from({ length: count }, (_, index) => `${index}`)
    const { ask } = answersOf([body(values, [values.map(() => 1)])])
    const result = await answerComposition(aQuestion(aCompositionQuery({ top: 100 })), ask)
    expect(result.caveats).toEqual(caveats)
  })

  it.each([
    ['nothing at all', body([], []), []],
    ['an empty row', body([], [[]]), []],
    ['one value', body(['Web'], [[7]]), [['Web', 7]]],
    [
      'values that are no texts',
      body([1, true, null, '', '-1'], [[5, 4, 3, 2, 1]]),
      [
        ['1', 5],
        ['true', 4],
        ['(none)', 3],
        ['(empty)', 2],
        ['-1', 1],
      ],
    ],
    [
      'counts that are missing',
      body(['a', 'b'], [[null]]),
      [
        ['a', 0],
        ['b', 0],
      ],
    ],
  ])('reads %s', async (_sentence, answer, expected) => {
    expect(await valuesOf(answer)).toEqual(expected)
  })
})
