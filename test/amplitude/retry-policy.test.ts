import { describe, expect, it } from 'vitest'
import { pauseBeforeRetry } from '../../src/amplitude/retry-policy.ts'
import { timedOut, unreachable } from '../../src/amplitude/transport-error.ts'
import { upstreamError } from '../../src/amplitude/upstream-error.ts'
import type { UpstreamError } from '../../src/errors.ts'

const answered = (status: number, body = '') => upstreamError({ status, body, host: 'amplitude.com' })
const limited = (words: string) => answered(429, JSON.stringify({ error: { metadata: { details: words } } }))

const rows: [sentence: string, error: UpstreamError, pauses: number[]][] = [
  ['an outage is tried twice more', answered(500), [500, 2000]],
  ['so is a gateway that gave up', answered(504, '<html>'), [500, 2000]],
  ['so is a web page in place of JSON', answered(200, '<html>'), [500, 2000]],
  ['so is JSON that breaks off', answered(200, '{"data"'), [500, 2000]],
  ['so is a connection that was refused', unreachable('amplitude.com', undefined), [500, 2000]],
  ['the concurrent budget frees within seconds', limited('Exceeded concurrent limit'), [2000, 5000, 10_000]],
  ['the hourly budget does not', limited('Exceeded rate limit'), []],
  ['a 429 without words is taken for the hourly one', answered(429), []],
  ['wrong keys stay wrong', answered(403), []],
  ['a wrong question stays wrong', answered(400), []],
  ['what is not there stays away', answered(404), []],
  ['text in place of JSON is a wrong address', answered(200, 'OK'), []],
  ['a hang has used up the time', timedOut(60_000), []],
]

describe('pauseBeforeRetry', () => {
  it.each(rows)('%s', (_sentence, error, pauses) => {
    const pauseAfter = (failures: number) =>
      pauseBeforeRetry({ error, retryAfterMs: undefined }, failures, () => 0.5)
    expect([0, 1, 2, 3].map(pauseAfter).filter((pause) => pause !== undefined)).toEqual(pauses)
  })

  it('spreads the pauses around the middle', () => {
    const pause = (random: number) =>
      pauseBeforeRetry({ error: answered(500), retryAfterMs: undefined }, 0, () => random)
    expect([pause(0), pause(0.999)]).toEqual([250, 749.5])
  })

  it('keeps a time that Amplitude names, unless nobody would wait so long', () => {
    const pause = (retryAfterMs: number) =>
      pauseBeforeRetry({ error: limited('concurrent'), retryAfterMs }, 0, () => 0.9)
    expect([pause(3000), pause(3_600_000)]).toEqual([3000, undefined])
  })
})
