import { describe, expect, it, test } from 'vitest'
import { composeDigest } from '../../src/digest/compose-digest.ts'
import { digestMessageSchema, type DigestMessage } from '../../src/digest/digest-message.ts'
import type { DigestDefinition } from '../../src/digest/digest.ts'
import type { PartAnswer } from '../../src/digest/part-answer.ts'
import type { SlotFacts } from '../../src/digest/slot-words.ts'
import { aDefinition, aDigest } from '../support/digests.ts'
import { aFunnelResult, aRetentionResult, aSeries, usersQuery } from '../support/metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
} from '../support/more-results.ts'
import {
  activeUsers,
  aPart,
  byPlatform,
  course,
  eventTotals,
  newUsers,
  readable,
  slotFacts,
  weeklyUsers,
} from '../support/part-answers.ts'

function compose(
  parts: readonly PartAnswer[],
  definition: Partial<DigestDefinition> = {},
  facts: Partial<SlotFacts> = {},
): DigestMessage {
  const digest = aDigest({ definition: aDefinition(definition) })
  const composed = composeDigest(parts, slotFacts({ digest, ...facts }))
  if (composed.kind === 'quiet') throw new Error(`Quiet: ${composed.reason}`)
  return composed.message
}

const dau = (newest = 1) => aPart('dau last 30d', activeUsers(newest))
const signUps = (newest = 1) => aPart('event "Sign Up" totals last 30d', eventTotals('Sign Up', 820, newest))
const retention = aPart('retention last 8 weeks', aRetentionResult())
const funnel = aPart('funnel Search > Play Song', aFunnelResult())
const failed: PartAnswer = {
  command: 'event Purchase last 30d',
  reason: "The project's hourly budget of Amplitude's API is used up. Ask again within the hour.",
}

const earlier = { start: '2026-09-25', end: '2026-10-24' }
const compared = activeUsers(1, {
  query: { ...usersQuery, comparison: 'previous' },
  comparison: {
    label: 'previous 30 days',
    range: earlier,
    buckets: activeUsers().buckets,
    series: [aSeries('Active users', course(10_400))],
  },
})

const japan = activeUsers(1, {
  query: {
    ...usersQuery,
    where: [
      { kind: 'property', property: { of: 'user', name: 'country' }, operator: 'is', values: ['Japan'] },
    ],
  },
})

const many = ['Search', 'Share', 'Log In', 'Play Song', 'Like', 'Follow'].map((name, index) =>
  aPart(`event ${name} totals last 30d`, eventTotals(name, 2_000 - index * 300)),
)

const digests: readonly { name: string; message: () => DigestMessage }[] = [
  { name: 'one-metric', message: () => compose([dau()]) },
  { name: 'one-metric-that-fell', message: () => compose([dau(0.6)]) },
  {
    name: 'movers-first',
    message: () =>
      compose([dau(), signUps(2.1), retention, funnel, aPart('new users last 30d', newUsers(0.4))], {
        title: 'Monday numbers',
      }),
  },
  { name: 'many-quiet', message: () => compose([dau(), ...many, signUps(1.9), retention]) },
  {
    name: 'everything-moved',
    message: () =>
      compose([
        dau(0.5),
        signUps(3),
        aPart('new users last 30d', newUsers(0.3)),
        aPart('x', eventTotals('Like', 900, 0.1)),
      ]),
  },
  {
    name: 'by-group',
    message: () =>
      compose([
        aPart(
          'event Purchase by platform',
          byPlatform({ iOS: [900, 1], Android: [700, 0.3], Web: [200, 0.4] }),
        ),
        aPart('event Play by platform', byPlatform({ iOS: [9_000, 1], Android: [7_000, 1] })),
      ]),
  },
  { name: 'compared', message: () => compose([aPart('dau last 30d vs previous', compared), funnel]) },
  {
    name: 'other-kinds',
    message: () =>
      compose([
        aPart(
          'wau last 8 weeks',
          weeklyUsers([40_100, 40_900, 40_500, 41_000, 40_700, 41_200, 52_000, 9_000]),
        ),
        aPart('composition platform', aCompositionResult()),
        aPart('ltv', anLtvResult()),
        aPart('chart abc123', aSavedChartResult()),
        aPart('realtime', aRealtimeResult()),
      ]),
  },
  { name: 'one-failed', message: () => compose([dau(), failed]) },
  { name: 'all-failed', message: () => compose([failed, { ...failed, command: 'dau' }]) },
  {
    name: 'late-and-joined',
    message: () =>
      compose(
        [dau()],
        {},
        {
          now: new Date('2026-11-23T08:42:10Z'),
          missed: 2,
          lateBecause: 'the bot was not running at 9:00',
        },
      ),
  },
  {
    name: 'test-of-one-that-comes-when-something-moves',
    message: () => compose([dau(), signUps()], { onlyWhenMoved: true }, { trigger: 'test' }),
  },
  {
    name: 'alike-but-for-a-condition-and-the-project',
    message: () =>
      compose([
        dau(),
        aPart('dau where country is Japan', japan),
        aPart('dau project Beta', activeUsers(1, { project: { name: 'Beta', timeZone: 'Asia/Tokyo' } })),
      ]),
  },
  {
    name: 'sampled',
    message: () =>
      compose([
        aPart(
          'dau',
          activeUsers(1, {
            caveats: [
              { kind: 'sampled', rate: 0.1 },
              { kind: 'cached', ageMs: 60_000 },
            ],
          }),
        ),
        aPart('new users', { ...newUsers(), caveats: [{ kind: 'sampled', rate: 0.1 }] }),
      ]),
  },
  {
    name: 'half-hour-zone',
    message: () =>
      compose(
        [dau()],
        { schedule: { cron: '30 9 * * 1', timeZone: 'Asia/Kolkata' } },
        { dueAt: new Date('2026-11-23T04:00:00Z'), now: new Date('2026-11-23T04:00:01Z') },
      ),
  },
]

test.each(digests)('$name reads as it is kept', async ({ name, message }) => {
  const composed = message()
  expect(digestMessageSchema.parse(JSON.parse(JSON.stringify(composed)))).toEqual(
    JSON.parse(JSON.stringify(composed)),
  )
  expect(composed.text.length).toBeLessThanOrEqual(4_000)
  await expect(readable(composed)).toMatchFileSnapshot(`../fixtures/digests/${name}.txt`)
})

describe('a digest that comes only when something moved', () => {
  const onlyWhenMoved = { onlyWhenMoved: true }
  const composeIt = (parts: readonly PartAnswer[]) =>
    composeDigest(parts, slotFacts({ digest: aDigest({ definition: aDefinition(onlyWhenMoved) }) }))

  it('is quiet on a usual day, and says how usual', () => {
    expect(composeIt([dau(), signUps(), funnel])).toEqual({
      kind: 'quiet',
      reason:
        'Nothing moved: 2 metrics as usual, most of all Daily active users, 9,571 (+0.7% vs last Sun). About 1 other nothing can be said.',
    })
  })

  it('comes when one of them moved', () => {
    expect(composeIt([dau(), signUps(2)]).kind).toBe('message')
  })

  it('comes when one could not be answered, because that one may have moved', () => {
    expect(composeIt([dau(), failed]).kind).toBe('message')
  })

  it('comes each time where nothing in it can be judged, and says so', () => {
    const composed = composeIt([funnel])
    expect(composed).toMatchObject({
      message: { verdict: 'Whether anything moved cannot be told of these, so they come each time.' },
    })
  })
})

test('what moved is told with its picture’s numbers in the order in which it is read', () => {
  const composed = composeDigest([dau(), signUps(2)], slotFacts())
  expect(composed.kind === 'message' && composed.told.map(({ tile }) => tile.title)).toEqual([
    'Sign Up, totals',
    'Daily active users',
  ])
})

test('twelve parts with the longest names stay within what Slack takes as text', () => {
  const long = 'An event whose name somebody generated 🎉 '.repeat(20)
  const parts = Array.from({ length: 12 }, (_, index) =>
    aPart(`event ${index}`, eventTotals(`${long}${index}`, 900, index < 4 ? 3 : 1)),
  )
  const { text } = compose(parts)
  expect(text.length).toBeLessThanOrEqual(4_000)
  expect(text).toMatch(/And \d+ more\.$/)
})

test('whoever is to be called is, but not by a test', () => {
  expect(compose([dau()], { mention: 'here' }).mention).toBe('here')
  expect(compose([dau()], { mention: 'here' }, { trigger: 'test' }).mention).toBeUndefined()
})

test('a paused digest that is tested says that it does not come by itself', () => {
  const digest = aDigest({ state: 'paused' })
  const composed = composeDigest([dau()], slotFacts({ digest, trigger: 'test' }))
  expect(composed.kind === 'message' && composed.message.context).toContain(
    'Paused: it does not come by itself',
  )
})
