import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../src/amplitude/envelope.ts'
import type { Caveat } from '../../src/result/metric-result.ts'
import { amplitudeFixture } from '../support/loopback-amplitude.ts'

const now = new Date('2026-11-23T14:40:00Z')
const hourMs = 3_600_000

const flags: [sentence: string, fields: object, caveats: Caveat[]][] = [
  ['nothing is wrong', { wasCached: false, minSampleRate: 1, prunedResult: false }, []],
  ['a sample of users', { minSampleRate: 0.1 }, [{ kind: 'sampled', rate: 0.1 }]],
  ['pruned groups', { prunedResult: true }, [{ kind: 'pruned' }]],
  ['pruned groups, called otherwise', { hitChunkGroupByLimit: true }, [{ kind: 'pruned' }]],
  ['both at once are one caveat', { prunedResult: true, hitChunkGroupByLimit: true }, [{ kind: 'pruned' }]],
  ['the newest events are missing', { realtimeDataMissing: true }, [{ kind: 'realtimeMissing' }]],
  ['the newest events took too long', { timedOutRealtimeData: true }, [{ kind: 'realtimeMissing' }]],
  ['not computed at all', { missedCacheAndNotComputed: true }, [{ kind: 'partial' }]],
  ['merged users are missing', { partialMergedAndNewUserInformation: true }, [{ kind: 'partial' }]],
  [
    'an old answer from the cache',
    { wasCached: true, millisSinceComputed: 2 * hourMs },
    [{ kind: 'cached', ageMs: 2 * hourMs }],
  ],
  ['a young answer from the cache', { wasCached: true, millisSinceComputed: 900_000 }, []],
  ['fields of unknown kinds', { minSampleRate: 'all', prunedResult: 1, timeComputed: 'now' }, []],
  ['an integer beyond JavaScript', { earliestServerReceivedTime: 9223372036854775807n.toString() }, []],
]

describe('readEnvelope', () => {
  it.each(flags)('%s', (_sentence, fields, caveats) => {
    expect(readEnvelope({ data: {}, ...fields }, now).caveats).toEqual(caveats)
  })

  it('prints the time of computation as the "as of"', () => {
    const json = amplitudeFixture('segmentation-uniques-daily')
    expect(readEnvelope(json, now).computedAt).toEqual(new Date('2026-11-18T00:00:00Z'))
  })

  it.each([['users-active-daily'], ['events-list']])(
    'takes %s, which has no envelope, as computed when received',
    (name) => {
      expect(readEnvelope(amplitudeFixture(name), now)).toEqual({ computedAt: now, asOf: now, caveats: [] })
    },
  )

  it('knows nothing later than the moment of computation', () => {
    const cached = {
      wasCached: true,
      millisSinceComputed: 4 * hourMs,
      timeComputed: now.getTime() - 4 * hourMs,
    }
    expect(readEnvelope(cached, now).asOf).toEqual(new Date('2026-11-23T10:40:00Z'))
    expect(readEnvelope({ timeComputed: now.getTime() - hourMs }, now).asOf).toEqual(
      new Date('2026-11-23T13:40:00Z'),
    )
  })

  it('does not let a clock that differs from ours declare the past unfinished or the future begun', () => {
    const asOf = (timeComputed: number) => readEnvelope({ timeComputed }, now).asOf
    expect(asOf(now.getTime() + hourMs)).toEqual(now)
    expect(asOf(new Date('2025-01-01T00:00:00Z').getTime())).toEqual(now)
  })

  it.each([[null], ['text'], [[]], [17]])('survives %j', (json) => {
    expect(readEnvelope(json, now)).toEqual({ computedAt: now, asOf: now, caveats: [] })
  })
})
