import { describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { createAnswerCache } from '../../src/amplitude/answer-cache.ts'
import { silentLogger } from '../../src/logger.ts'
import { inTurn } from '../support/amplitude-faults.ts'
import { FakeClock } from '../support/fake-clock.ts'
import {
  amplitudeFixture,
  answerJson,
  startLoopbackAmplitude,
  type Answer,
} from '../support/loopback-amplitude.ts'
import { funnelQuery } from '../support/metric-results.ts'

const never = new AbortController().signal
const at = new Date('2026-11-23T14:40:00Z')
const funnel = amplitudeFixture('funnels-ordered-3step') as object

async function aSource(answer: Answer) {
  await using stack = new AsyncDisposableStack()
  const amplitude = stack.use(await startLoopbackAmplitude(answer))
  const clock = new FakeClock(at.toISOString())
  const source = stack.use(
    createAmplitudeSource({ projects: [amplitude.project], clock, logger: silentLogger }),
  )
  const opened = stack.move()
  return { source, amplitude, clock, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

describe('an answer', () => {
  it('is used again for as long as Amplitude would give the same one, and says as of when it is', async () => {
    await using opened = await aSource(answerJson({ ...funnel, timeComputed: at.getTime() }))
    const { source, amplitude, clock } = opened
    await source.answer(funnelQuery, never)
    await clock.advance(6 * 3_600_000 - 1000)
    const again = await source.answer(funnelQuery, never)
    expect(amplitude.asked).toHaveLength(1)
    expect(again.computedAt).toEqual(at)
    await clock.advance(1000)
    await source.answer(funnelQuery, never)
    expect(amplitude.asked).toHaveLength(2)
  })

  it('that was old when it came is used again for the rest of its life', async () => {
    const millisSinceComputed = 5 * 3_600_000
    const timeComputed = at.getTime() - millisSinceComputed
    await using opened = await aSource(answerJson({ ...funnel, timeComputed, millisSinceComputed }))
    const { source, amplitude, clock } = opened
    await source.answer(funnelQuery, never)
    await clock.advance(3_600_000)
    await source.answer(funnelQuery, never)
    expect(amplitude.asked).toHaveLength(2)
  })

  it('is asked for anew by one who waits for numbers since then, once', async () => {
    await using opened = await aSource(answerJson({ ...funnel, timeComputed: at.getTime() }))
    const { source, amplitude, clock } = opened
    await source.answer(funnelQuery, never)
    await clock.advance(60_000)
    const askedSince = new Date(clock.now().getTime() - 1_000)
    for (let time = 0; time < 2; time += 1) await source.answer(funnelQuery, never, { askedSince })
    expect(amplitude.asked).toHaveLength(2)
  })

  it('that lacks data is not used again', async () => {
    const missing = answerJson({ ...funnel, timeComputed: at.getTime(), realtimeDataMissing: true })
    const whole = answerJson({ ...funnel, timeComputed: at.getTime() })
    await using opened = await aSource(inTurn(missing, whole))
    const { source, amplitude } = opened
    expect((await source.answer(funnelQuery, never)).caveats).toEqual([{ kind: 'realtimeMissing' }])
    expect((await source.answer(funnelQuery, never)).caveats).toEqual([])
    expect(amplitude.asked).toHaveLength(2)
  })
})

describe('the cache', () => {
  it('lets go what was used longest ago when there is no more room', () => {
    const cache = createAnswerCache(100)
    const answer = { json: {}, receivedAt: at, asOf: at }
    cache.keep('a', answer, 40)
    cache.keep('b', answer, 40)
    cache.find('a')
    cache.keep('c', answer, 40)
    expect(['a', 'b', 'c'].filter((address) => cache.find(address) !== undefined)).toEqual(['a', 'c'])
    cache.keep('huge', answer, 101)
    expect(cache.find('huge')).toBeUndefined()
    expect(cache.find('a')).toBeDefined()
  })
})
