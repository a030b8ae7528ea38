import { describe, expect, it } from 'vitest'
import { answerRealtime } from '../../../src/amplitude/endpoints/realtime.ts'
import { answersOf, asAsked } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { realtimeQuery } from '../../support/queries-by-kind.ts'

async function pointsOf(answer: unknown, now: string, timeZone = 'UTC') {
  const { ask } = answersOf([answer], new Date(now))
  return (await answerRealtime(asAsked(realtimeQuery, { timeZone }), ask)).points
}

function body(xValues: string[], series: (number | null)[][], seriesLabels = ['Today', 'Yesterday']) {
  return { data: { xValues, seriesLabels, series } }
}

describe('answerRealtime', () => {
  it('gives 288 clock times their instants, the newest one without a value yet', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('realtime')], new Date('2026-11-14T15:03:20Z'))
    const result = await answerRealtime(asAsked(realtimeQuery), ask)
    expect(asked).toEqual(['/api/2/realtime'])
    expect(result).toMatchObject({ kind: 'realtime', caveats: [], project: { name: 'Acme' } })
    expect(result.points).toHaveLength(288)
    expect(result.points[0]).toMatchObject({ time: '15:05', start: new Date('2026-11-13T15:05:00Z') })
    expect(result.points.slice(-2)).toEqual([
      { time: '14:55', start: new Date('2026-11-14T14:55:00Z'), today: 31, yesterday: 32, isComplete: true },
      {
        time: '15:00',
        start: new Date('2026-11-14T15:00:00Z'),
        today: null,
        yesterday: 34,
        isComplete: false,
      },
    ])
  })

  it('marks the current five minutes also where they have a value', async () => {
    const points = await pointsOf(
      body(
        ['14:55', '15:00'],
        [
          [5, 2],
          [6, 7],
        ],
      ),
      '2026-11-14T15:03:20Z',
    )
    expect(points.map(({ isComplete }) => isComplete)).toEqual([true, false])
  })

  it('takes an answer that is a little old for what it is', async () => {
    const points = await pointsOf(
      body(
        ['14:50', '14:55'],
        [
          [5, 2],
          [6, 7],
        ],
      ),
      '2026-11-14T15:00:01Z',
    )
    expect(points[1]).toMatchObject({ start: new Date('2026-11-14T14:55:00Z'), isComplete: true })
  })

  it('marks everything behind the last value, also where the row is short', async () => {
    const times = ['14:40', '14:45', '14:50', '14:55']
    const points = await pointsOf(
      body(times, [
        [5, null, 0],
        [1, 2, 3, 4],
      ]),
      '2026-11-14T15:00:01Z',
    )
    expect(points.map(({ today, isComplete }) => [today, isComplete])).toEqual([
      [5, true],
      [null, true],
      [0, true],
      [null, false],
    ])
  })

  it("reads clock times in the project's zone", async () => {
    const points = await pointsOf(
      body(
        ['23:55', '00:00'],
        [
          [1, 2],
          [3, 4],
        ],
      ),
      '2026-11-14T15:02:00Z',
      'Asia/Seoul',
    )
    expect(points.map(({ start }) => start.toISOString())).toEqual([
      '2026-11-14T14:55:00.000Z',
      '2026-11-14T15:00:00.000Z',
    ])
  })

  it('finds the newest instant of a clock time that happens twice', async () => {
    const points = await pointsOf(
      body(
        ['02:25', '02:30'],
        [
          [1, 2],
          [3, 4],
        ],
      ),
      '2026-10-25T01:31:00Z',
      'Europe/Berlin',
    )
    expect(points[1]?.start).toEqual(new Date('2026-10-25T01:30:00Z'))
  })

  it.each([
    ['no labels', { xValues: ['14:55'], series: [[5], [6]] }, [5, 6]],
    ['labels the other way round', body(['14:55'], [[6], [5]], ['Yesterday', 'Today']).data, [5, 6]],
    ['one row', body(['14:55'], [[5]]).data, [5, null]],
    ['no rows', body(['14:55'], []).data, [null, null]],
    ['zeros', body(['14:55'], [[0], [0]]).data, [0, 0]],
  ])('reads %s', async (_sentence, data, expected) => {
    const [point] = await pointsOf({ data }, '2026-11-14T15:00:01Z')
    expect([point?.today, point?.yesterday]).toEqual(expected)
  })

  it('has no points where none came', async () => {
    expect(await pointsOf(body([], [[], []]), '2026-11-14T15:00:01Z')).toEqual([])
  })
})
