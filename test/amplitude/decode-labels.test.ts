import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  decodeLabels,
  labelSchema,
  seriesLabelsSchema,
  seriesMetaSchema,
  type LabelShape,
  type SeriesLabel,
  type WireLabel,
} from '../../src/amplitude/decode-labels.ts'
import { amplitudeFixture } from '../support/loopback-amplitude.ts'

const one: LabelShape = { events: 1, segments: 1, groupBys: 0 }
const oneGroup: LabelShape = { ...one, groupBys: 1 }
const twoGroups: LabelShape = { ...one, groupBys: 2 }
const twoEvents: LabelShape = { ...one, events: 2 }
const twoSegments: LabelShape = { ...one, segments: 2 }

const bodySchema = z.object({
  data: z.object({
    series: z.array(z.unknown()),
    seriesLabels: seriesLabelsSchema,
    seriesMeta: seriesMetaSchema,
  }),
})

const fixtures: [fixture: string, shape: LabelShape, labels: string[]][] = [
  ['users-active-daily', one, ['0/0']],
  [
    'users-new-grouped-country',
    oneGroup,
    ['0/0 United States', '0/0 Germany', '0/0 Netherlands', '0/0 (none)'],
  ],
  ['segmentation-uniques-daily', one, ['0/0']],
  ['segmentation-formula-ratio', one, ['0/0']],
  ['segmentation-hourly', one, ['0/0']],
  ['segmentation-groupby-event-property', oneGroup, ['0/0 card', '0/0 paypal', '0/0 (none)']],
  ['segmentation-groupby-segment-property', oneGroup, ['0/0 United States', '0/0 Germany']],
  [
    'segmentation-two-groupbys',
    twoGroups,
    ['0/0 card, iOS', '0/0 card, Android', '0/0 paypal, iOS', '0/0 (none), (none)'],
  ],
  ['segmentation-two-events', twoEvents, ['0/0', '1/0']],
  ['segmentation-multi-segments', twoSegments, ['0/0', '0/1']],
  ['chart-query-segmentation', twoEvents, ['0/0', '1/0']],
  ['retention-nday-daily', one, ['0/0']],
  ['retention-bracket', one, ['0/0']],
]

interface OddRow {
  sentence: string
  labels: readonly WireLabel[] | undefined
  meta?: unknown[]
  shape: LabelShape
  decoded: string[]
}

const oddRows: OddRow[] = [
  {
    sentence: 'a leading number that only counts the groups is not an event',
    labels: [
      [0, 'iOS'],
      [1, 'Android'],
      [2, 'Web'],
    ],
    shape: oneGroup,
    decoded: ['0/0 iOS', '0/0 Android', '0/0 Web'],
  },
  {
    sentence: 'two user properties come as a list of texts',
    labels: [['Germany', 'iOS']],
    shape: twoGroups,
    decoded: ['0/0 Germany, iOS'],
  },
  {
    sentence: 'two values in one text stay as they are',
    labels: [[0, 'card; iOS']],
    shape: twoGroups,
    decoded: ['0/0 card; iOS'],
  },
  {
    sentence: 'a property that was summed before the one that splits is not a group',
    labels: [[0, '9.99', 'rock']],
    shape: oneGroup,
    decoded: ['0/0 rock'],
  },
  {
    sentence: 'values that are numbers or true and false are texts to people',
    labels: [
      [0, 42],
      [0, true],
    ],
    shape: oneGroup,
    decoded: ['0/0 42', '0/0 true'],
  },
  {
    sentence: 'null is a property that is not set, and an empty text gets a name',
    labels: [[0, null], ''],
    shape: oneGroup,
    decoded: ['0/0 (none)', '0/0 (empty)'],
  },
  {
    sentence: 'a lone number where a group belongs is all there is to show',
    labels: [7],
    shape: oneGroup,
    decoded: ['0/0 7'],
  },
  {
    sentence: 'labels may stand in seriesMeta, as the documentation of users has it',
    labels: undefined,
    meta: ['Germany', 'Japan'],
    shape: oneGroup,
    decoded: ['0/0 Germany', '0/0 Japan'],
  },
  {
    sentence: 'without any labels a group is everybody',
    labels: undefined,
    shape: oneGroup,
    decoded: ['0/0 All users'],
  },
  {
    sentence: 'without any labels series are taken in the order in which they were asked for',
    labels: undefined,
    shape: twoEvents,
    decoded: ['0/0', '1/0'],
  },
  {
    sentence: 'labels that are all 0 do not make all series the first',
    labels: [0, 0],
    shape: twoSegments,
    decoded: ['0/0', '0/1'],
  },
  {
    sentence: 'seriesMeta is believed before the order',
    labels: [0, 1],
    meta: [{ segmentIndex: 1 }, { segmentIndex: 0 }],
    shape: twoSegments,
    decoded: ['0/1', '0/0'],
  },
  {
    sentence: 'an index in seriesMeta that cannot be is not believed',
    labels: [0, 1],
    meta: [{ segmentIndex: 9 }, { segmentIndex: -1 }],
    shape: twoSegments,
    decoded: ['0/0', '0/1'],
  },
  {
    sentence: 'seriesMeta of an unknown kind does no harm',
    labels: ['Germany'],
    meta: [17],
    shape: oneGroup,
    decoded: ['0/0 Germany'],
  },
  {
    sentence: 'two grouped events are told apart by the leading number',
    labels: [
      [0, 'rock'],
      [0, 'pop'],
      [1, 'rock'],
    ],
    shape: { ...oneGroup, events: 2 },
    decoded: ['0/0 rock', '0/0 pop', '1/0 rock'],
  },
  {
    sentence: 'two grouped events without numbers: the same group again is that of the second event',
    labels: ['rock', 'pop', 'rock', 'pop'],
    shape: { ...oneGroup, events: 2 },
    decoded: ['0/0 rock', '0/0 pop', '1/0 rock', '1/0 pop'],
  },
  {
    sentence: 'a grouped answer of the second event alone stays the second event',
    labels: [[1, 'rock']],
    shape: { ...oneGroup, events: 2 },
    decoded: ['1/0 rock'],
  },
  {
    sentence: 'groups of two segments come one segment after the other',
    labels: [
      [0, 'rock'],
      [0, 'pop'],
      [0, 'rock'],
      [0, 'pop'],
    ],
    shape: { ...oneGroup, segments: 2 },
    decoded: ['0/0 rock', '0/0 pop', '0/1 rock', '0/1 pop'],
  },
  {
    sentence: 'two events with two segments each, in order',
    labels: [0, 0, 1, 1],
    shape: { events: 2, segments: 2, groupBys: 0 },
    decoded: ['0/0', '0/1', '1/0', '1/1'],
  },
  {
    sentence: 'two events with two segments each, as seriesMeta has them',
    labels: [0, 1, 0, 1],
    meta: [
      { segmentIndex: 0, eventIndex: 0 },
      { segmentIndex: 0, eventIndex: 1 },
      { segmentIndex: 1, eventIndex: 0 },
      { segmentIndex: 1, eventIndex: 1 },
    ],
    shape: { events: 2, segments: 2, groupBys: 0 },
    decoded: ['0/0', '1/0', '0/1', '1/1'],
  },
  { sentence: 'an answer without series has no labels', labels: [], shape: oneGroup, decoded: [] },
]

describe('decodeLabels', () => {
  it.each(fixtures)('reads the labels of %s', (fixture, shape, labels) => {
    const { data } = bodySchema.parse(amplitudeFixture(fixture))
    expect(decodeLabels(data, shape).map(short)).toEqual(labels)
  })

  it.each(oddRows)('$sentence', ({ labels, meta, shape, decoded }) => {
    const data = bodySchema.shape.data.parse({
      series: decoded.map(() => []),
      seriesLabels: labels,
      seriesMeta: meta,
    })
    expect(decodeLabels(data, shape).map(short)).toEqual(decoded)
  })

  it('gives every series one place within the question, whatever the labels are', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.integer(),
      // JSON has no infinity either.
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    )
    const label = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }))
    const shape = fc.record({
      events: fc.integer({ min: 1, max: 2 }),
      segments: fc.integer({ min: 1, max: 4 }),
      groupBys: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(label), shape, (labels, asked) => {
        const seriesLabels = z.array(labelSchema).parse(labels)
        const decoded = decodeLabels({ series: labels.map(() => []), seriesLabels }, asked)
        expect(decoded).toHaveLength(labels.length)
        for (const { event, segment, groupValues } of decoded) {
          expect(Number.isInteger(event) && event >= 0 && event < asked.events).toBe(true)
          expect(Number.isInteger(segment) && segment >= 0 && segment < asked.segments).toBe(true)
          expect(groupValues.length).toBeLessThanOrEqual(asked.groupBys)
        }
      }),
    )
  })
})

/** `event/segment group, group`. */
function short({ event, segment, groupValues }: SeriesLabel): string {
  return [`${event}/${segment}`, ...(groupValues.length === 0 ? [] : [groupValues.join(', ')])].join(' ')
}
