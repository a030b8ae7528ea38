import { expect, it } from 'vitest'
import { UpstreamError } from '../../../src/errors.ts'
import { aheadMs, createWarmUp, leadMs } from '../../../src/jobs/digests/warm-up.ts'
import { silentLogger } from '../../../src/logger.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'
import type { Digest } from '../../../src/digest/digest.ts'
import { aDefinition, aDigest } from '../../support/digests.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { aSeriesResult } from '../../support/metric-results.ts'
import { aMetricSource } from '../../support/metric-sources.ts'

const nine = new Date('2026-11-23T09:00:00Z')
const { signal } = new AbortController()

function aWorld(digests: readonly Digest[], { start = '2026-11-23T08:54:00Z', fails = false } = {}) {
  const clock = new FakeClock(start)
  const asked: { text: string; at: number; priority: string | undefined }[] = []
  const source = aMetricSource({
    answer: async (query, _signal, options) => {
      asked.push({ text: describeQuery(query), at: clock.now().getTime(), priority: options?.priority })
      if (fails) throw new UpstreamError('unavailable', { userMessage: 'Down.', isRetryable: true })
      return aSeriesResult()
    },
  })
  const timetable = {
    upcoming: async (from: Date, until: Date) =>
      digests.filter(({ nextDueAt }) => nextDueAt !== undefined && nextDueAt > from && nextDueAt <= until),
  }
  const warmUp = createWarmUp({ source, clock, timetable, logger: silentLogger })
  const beatEachSecond = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      await warmUp.beat(signal)
      await clock.advance(1_000)
    }
    await warmUp.settled()
  }
  return { asked, beatEachSecond }
}

function many(count: number, parts = ['dau last 14d']): Digest[] {
  return Array.from({ length: count }, (_, index) =>
    aDigest({ id: index + 1, definition: aDefinition({ parts }), nextDueAt: nine }),
  )
}

it('asks each part once, for the timetable, within five minutes before the slot', async () => {
  const { asked, beatEachSecond } = aWorld(many(1, ['dau last 14d', 'wau']))
  await beatEachSecond(8 * 60)
  expect(asked).toMatchObject([
    { text: 'dau last 14d project Acme', priority: 'timetable' },
    { text: 'wau project Acme', priority: 'timetable' },
  ])
  const [first] = asked
  expect(first?.at).toBeLessThan(nine.getTime())
  expect(first?.at).toBeGreaterThanOrEqual(nine.getTime() - aheadMs)
})

it('spreads those of the same minute over the time that there is', async () => {
  const { asked, beatEachSecond } = aWorld(many(270))
  await beatEachSecond(6 * 60)
  expect(asked).toHaveLength(270)
  const perSecond = new Map<number, number>()
  for (const { at } of asked) perSecond.set(at, (perSecond.get(at) ?? 0) + 1)
  expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(8)
  expect(perSecond.size).toBeGreaterThan(130)
})

it('has the same instant for a digest in every process', () => {
  expect(leadMs(aDigest({ id: 3 }))).toBe(leadMs(aDigest({ id: 3 })))
  expect(leadMs(aDigest({ id: 3 }))).not.toBe(leadMs(aDigest({ id: 4 })))
})

it('does not ask on the day before, when the same words mean other days', async () => {
  const midnight = new Date('2026-11-24T00:01:00Z')
  const digest = aDigest({ nextDueAt: midnight })
  const { asked, beatEachSecond } = aWorld([digest], { start: '2026-11-23T23:56:00Z' })
  await beatEachSecond(5 * 60)
  for (const { at } of asked) expect(at).toBeGreaterThanOrEqual(Date.parse('2026-11-24T00:00:00Z'))
})

it('leaves what fails to the slot, which tells it', async () => {
  const { asked, beatEachSecond } = aWorld(many(1), { fails: true })
  await beatEachSecond(6 * 60)
  expect(asked).toHaveLength(1)
})
