import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { expect, test } from 'vitest'
import { DeliveryError } from '../../src/errors.ts'
import { callSlack } from '../../src/slack/call-slack.ts'
import { ImpatientClock } from '../support/fake-clock.ts'

/** A call that fails with each of the errors in turn, and then answers. */
function failing(...errors: Error[]): () => Promise<string> {
  const left = [...errors]
  return () => {
    const error = left.shift()
    return error === undefined ? Promise.resolve('answer') : Promise.reject(error)
  }
}

const platformError = (error: string): WebAPIPlatformError => new WebAPIPlatformError({ ok: false, error })

test('a rate limit is waited out for as long as Slack says', async () => {
  const clock = new ImpatientClock()
  const answer = await callSlack(clock, failing(new WebAPIRateLimitedError(2), new WebAPIRateLimitedError(5)))
  expect(answer).toBe('answer')
  expect(clock.slept).toEqual([2_000, 5_000])
})

test('a rate limit without a hint is waited out for a second', async () => {
  const clock = new ImpatientClock()
  expect(await callSlack(clock, failing(platformError('ratelimited')))).toBe('answer')
  expect(clock.slept).toEqual([1_000])
})

test('a wait beyond half a minute is not worth it', async () => {
  const clock = new ImpatientClock()
  const refused = callSlack(clock, failing(new WebAPIRateLimitedError(31)))
  await expect(refused).rejects.toMatchObject({ slackCode: 'ratelimited', isPermanent: false })
  expect(clock.slept).toEqual([])
})

const refusals: { sentence: string; error: Error; code: string; isPermanent: boolean }[] = [
  {
    sentence: 'a bot that is no member will not become one by trying',
    error: platformError('not_in_channel'),
    code: 'not_in_channel',
    isPermanent: true,
  },
  {
    sentence: 'an archived channel stays archived',
    error: platformError('is_archived'),
    code: 'is_archived',
    isPermanent: true,
  },
  {
    sentence: 'a revoked token stays revoked',
    error: platformError('token_revoked'),
    code: 'token_revoked',
    isPermanent: true,
  },
  {
    sentence: 'malformed blocks stay malformed',
    error: platformError('invalid_blocks'),
    code: 'invalid_blocks',
    isPermanent: true,
  },
  {
    sentence: 'Slack recovers from its own errors',
    error: platformError('internal_error'),
    code: 'internal_error',
    isPermanent: false,
  },
  {
    sentence: 'a 503 passes',
    error: new WebAPIHTTPError(503, 'Unavailable', {}),
    code: 'http_503',
    isPermanent: false,
  },
  {
    sentence: 'a 404 does not',
    error: new WebAPIHTTPError(404, 'Not Found', {}),
    code: 'http_404',
    isPermanent: true,
  },
  {
    sentence: 'a lost connection says nothing about the message',
    error: new WebAPIRequestError(new Error('socket hang up')),
    code: 'no_response',
    isPermanent: false,
  },
]

test.each(refusals)('$sentence', async ({ error, code, isPermanent }) => {
  const refused = callSlack(new ImpatientClock(), failing(error))
  await expect(refused).rejects.toBeInstanceOf(DeliveryError)
  await expect(callSlack(new ImpatientClock(), failing(error))).rejects.toMatchObject({
    slackCode: code,
    isPermanent,
    isRetryable: !isPermanent,
    cause: error,
  })
})

test('an error that Slack did not cause stays what it is', async () => {
  const bug = new TypeError('undefined is not a function')
  await expect(callSlack(new ImpatientClock(), failing(bug))).rejects.toBe(bug)
})
