import { describe, expect, it } from 'vitest'
import { FakeClock, ImpatientClock } from '../support/fake-clock.ts'
import { aClient, failureOf } from '../support/amplitude-clients.ts'
import {
  breaksOff,
  concurrent,
  drips,
  hangs,
  hourly,
  html,
  inTurn,
  limited,
  truncated,
  works,
} from '../support/amplitude-faults.ts'
import { answerJson, startLoopbackAmplitude, type Answer } from '../support/loopback-amplitude.ts'

const request = { path: '/api/2/users', params: [['m', 'active']] } as const
const never = new AbortController().signal

describe('what is asked again', () => {
  const rows: [sentence: string, fault: Answer, pauses: number[]][] = [
    ['a gateway that answers in HTML', html(504), [500]],
    ['an internal error', answerJson({ error: { http_code: 500 } }, 500), [500]],
    ['a web page with status 200', html(200), [500]],
    ['JSON that breaks off', truncated, [500]],
    ['a connection that breaks off', breaksOff, [500]],
    ['the concurrent limit', concurrent, [2000]],
    [
      'the concurrent limit with a time to wait',
      limited('Exceeded concurrent limit', { 'retry-after': '3' }),
      [3000],
    ],
  ]

  it.each(rows)('%s', async (_sentence, fault, pauses) => {
    await using amplitude = await startLoopbackAmplitude(inTurn(fault, works))
    const clock = new ImpatientClock()
    expect(await aClient(amplitude.project, { clock }).getJson(request, never)).toEqual({ data: 'ok' })
    expect(clock.slept).toEqual(pauses)
    expect(amplitude.asked).toHaveLength(2)
  })

  const giveUps: [sentence: string, fault: Answer, requests: number, expected: object][] = [
    ['an outage after three requests', html(503), 3, { reason: 'unavailable' }],
    ['broken JSON after three requests', truncated, 3, { reason: 'invalidResponse' }],
    ['the concurrent limit after four', concurrent, 4, { reason: 'rateLimited', limit: 'concurrent' }],
    ['the hourly limit at once', hourly, 1, { reason: 'rateLimited', limit: 'hourly' }],
    [
      'wrong keys at once',
      answerJson({ error: { metadata: { details: 'Invalid API Key' } } }, 403),
      1,
      { reason: 'auth' },
    ],
    ['a wrong question at once', answerJson({ error: {} }, 400), 1, { reason: 'invalidRequest' }],
    ['text at once', (_request, response) => void response.end('OK'), 1, { reason: 'invalidResponse' }],
    [
      'a refusal inside of status 200 at once',
      answerJson({ error: { http_code: 400, metadata: { details: 'Invalid event type X' } } }),
      1,
      { reason: 'invalidRequest', details: 'Invalid event type X' },
    ],
  ]

  it.each(giveUps)('gives up %s', async (...[, fault, requests, expected]) => {
    await using amplitude = await startLoopbackAmplitude(fault)
    expect(await failureOf(aClient(amplitude.project).getJson(request, never))).toMatchObject(expected)
    expect(amplitude.asked).toHaveLength(requests)
  })
})

describe('what takes too long, or is too much', () => {
  const limits = { timeoutMs: 150 }

  it.each([
    ['a hang', hangs],
    ['a body that drips', drips],
  ])('%s ends at the deadline and is not asked again', async (_sentence, fault) => {
    await using amplitude = await startLoopbackAmplitude(fault)
    const error = await failureOf(aClient(amplitude.project, { limits }).getJson(request, never))
    expect(error).toMatchObject({ reason: 'timeout', isRetryable: true })
    expect(amplitude.asked).toHaveLength(1)
  })

  it('one deadline holds for all attempts, and the last failure is told', async () => {
    await using amplitude = await startLoopbackAmplitude(html(504))
    const clock = new FakeClock()
    const error = await failureOf(aClient(amplitude.project, { clock, limits }).getJson(request, never))
    expect(error.reason).toBe('unavailable')
    expect(amplitude.asked).toHaveLength(1)
    expect(clock.sleeping).toBe(0)
  })

  it('an answer beyond the limit is not read to its end', async () => {
    let sent = 0
    await using amplitude = await startLoopbackAmplitude((_request, response) => {
      response.writeHead(200)
      const more = (): void => {
        if (response.destroyed) return
        sent += 64 * 1024
        if (response.write(Buffer.alloc(64 * 1024, 32))) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    })
    const error = await failureOf(
      aClient(amplitude.project, { limits: { maxBytes: 1024 * 1024 } }).getJson(request, never),
    )
    expect(error).toMatchObject({ reason: 'tooLarge', isRetryable: false })
    expect(sent).toBeLessThan(32 * 1024 * 1024)
    expect(amplitude.asked).toHaveLength(1)
  })

  it('a question that is aborted ends with the reason that was given, and its request with it', async () => {
    const closed = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    await using amplitude = await startLoopbackAmplitude((_request, response) => {
      response.on('close', () => closed.resolve())
      arrived.resolve()
    })
    const controller = new AbortController()
    const asking = aClient(amplitude.project).getJson(request, controller.signal)
    await arrived.promise
    controller.abort(new Error('the person left'))
    await expect(asking).rejects.toThrow('the person left')
    await closed.promise
  })

  it('closing ends what is under way', async () => {
    const arrived = Promise.withResolvers<void>()
    await using amplitude = await startLoopbackAmplitude(() => arrived.resolve())
    const client = aClient(amplitude.project)
    const asking = client.getJson(request, never)
    await arrived.promise
    client.close()
    await expect(asking).rejects.toThrow('shutting down')
  })
})
