import { describe, expect, it } from 'vitest'
import { upstreamError } from '../../src/amplitude/upstream-error.ts'
import type { UpstreamLimit, UpstreamReason } from '../../src/errors.ts'
import { amplitudeFixture } from '../support/loopback-amplitude.ts'

interface RecordedError {
  status: number
  case: string
  body: unknown
}

interface Expected {
  reason: UpstreamReason
  limit?: UpstreamLimit
  words: RegExp
  details: string | undefined
}

/** One row for each case of errors.json, by its name there. */
const recorded: Record<string, Expected> = {
  'group-by on a property the project has never received': {
    reason: 'invalidRequest',
    words: /never received the user property “country”.*gp:country/,
    details: 'Invalid user property country',
  },
  'event type never received by the project': {
    reason: 'invalidRequest',
    words: /never received the event “Nope”/,
    details: 'Invalid event type Nope',
  },
  'missing/malformed start or end': {
    reason: 'invalidRequest',
    words: /cannot answer this question: Invalid start date\./,
    details: 'Invalid start date',
  },
  'no Authorization header (status seen, body not)': {
    reason: 'auth',
    words: /did not accept the project's keys at amplitude\.com/,
    details: 'status 401',
  },
  'unknown API key, typically wrong region host': {
    reason: 'auth',
    words: /does not know the API key at amplitude\.com.*US region.*AMPLITUDE_REGION=eu/,
    details: 'Invalid API Key',
  },
  'known key, wrong secret': {
    reason: 'auth',
    words: /secret key does not belong to the API key/,
    details: 'Invalid API/Secret Key combination',
  },
  'unknown chart id': {
    reason: 'notFound',
    words: /did not find it: Chart not found\./,
    details: 'Chart not found',
  },
  'hourly cost budget': {
    reason: 'rateLimited',
    limit: 'hourly',
    words: /hourly budget .* within the hour/,
    details: 'Too Many Requests: Exceeded rate limit with query of cost 1800',
  },
  'in-flight/5-minute cost budget': {
    reason: 'rateLimited',
    limit: 'concurrent',
    words: /busy with other questions.*in a minute/,
    details: 'Too Many Requests: Exceeded concurrent limit with query of cost 415',
  },
  'user endpoints, 360/hour': {
    reason: 'rateLimited',
    limit: 'hourly',
    words: /hourly budget/,
    details: 'Too Many Requests: Exceeded rate limit with query of cost 1',
  },
  'internal error': {
    reason: 'unavailable',
    words: /problem of its own \(status 500\)/,
    details: 'Internal Server Error',
  },
  'gateway timeout, HTML/plain body, not JSON': {
    reason: 'unavailable',
    words: /took too long/,
    details: 'status 504',
  },
}

const refusal = (details: string) => JSON.stringify({ error: { metadata: { details } } })

const others: [sentence: string, status: number, body: string, reason: UpstreamReason, words: RegExp][] = [
  ['an address that redirects is not the API', 302, '', 'invalidResponse', /sends questions elsewhere/],
  ['a page that does not exist may be HTML', 404, '<html>Not found', 'notFound', /Check AMPLITUDE_BASE_URL/],
  ['a body beyond the limit', 413, '', 'tooLarge', /question is too long/],
  ['an address beyond the limit', 414, '<html>', 'tooLarge', /fewer conditions/],
  ['headers beyond the limit, as some proxies call it', 431, '', 'tooLarge', /question is too long/],
  [
    'a plan that lacks the feature',
    403,
    refusal('Taxonomy is not available on your plan'),
    'auth',
    /not available on your plan\./,
  ],
  ['a refusal without a word', 403, '', 'auth', /AMPLITUDE_API_KEY and AMPLITUDE_SECRET_KEY/],
  ['too many requests, said by somebody else', 429, '<html>slow down', 'rateLimited', /within the hour/],
  ['a web page in place of numbers', 200, '<!doctype html>', 'invalidResponse', /a web page/],
  ['JSON that ends too early', 200, '{"data":{"series":[[1,2', 'invalidResponse', /broke off in the middle/],
  ['nothing at all', 200, '', 'invalidResponse', /broke off in the middle/],
  ['words in place of JSON', 200, 'OK', 'invalidResponse', /answered with text/],
  [
    'an event property without data',
    400,
    refusal('Invalid event property genre'),
    'invalidRequest',
    /event property “genre” in this project\. \(/,
  ],
  [
    'a property that has its gp: already',
    400,
    refusal('Invalid user property gp:plan'),
    'invalidRequest',
    /“gp:plan” in this project\. \(/,
  ],
  ['a refusal that says nothing', 400, '{}', 'invalidRequest', /did not say why/],
  ['a refusal in an unknown form', 400, '{"error":"bad things"}', 'invalidRequest', /bad things/],
  ['a status that Amplitude is not known to use', 418, '', 'invalidRequest', /did not say why/],
]

describe('upstreamError', () => {
  const fixture = amplitudeFixture('errors') as RecordedError[]

  it.each(fixture)('$status: $case', ({ status, case: name, body }) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const error = upstreamError({ status, body: text, host: 'amplitude.com' })
    const expected = recorded[name]
    expect(error).toMatchObject({ reason: expected?.reason, details: expected?.details })
    expect(error.limit).toBe(expected?.limit)
    expect(error.userMessage).toMatch(expected?.words ?? /never/)
  })

  it.each(others)('%s (%i)', (...[, status, body, reason, words]) => {
    const error = upstreamError({ status, body, host: 'amplitude.com' })
    expect(error.reason).toBe(reason)
    expect(error.userMessage).toMatch(words)
  })

  it('hints at the US from the EU, and at both from anywhere else', () => {
    const body = refusal('Invalid API Key')
    const words = (host: string) => upstreamError({ status: 403, body, host }).userMessage
    expect(words('analytics.eu.amplitude.com')).toContain('AMPLITUDE_REGION=us')
    expect(words('proxy.example')).toContain('us or eu')
  })

  it('speaks in whole sentences, whatever happened', () => {
    for (const status of [200, 301, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503, 504, 599])
      for (const body of ['', '<html>', '{', 'no', refusal('Some words'), refusal('x'.repeat(5000))]) {
        const { userMessage } = upstreamError({ status, body, host: 'amplitude.com' })
        expect(userMessage).toMatch(/^[A-Za-z].*[.)]$/)
        expect(userMessage.length).toBeLessThan(450)
      }
  })

  it('calls an outage worth another try, and a refusal not', () => {
    const isRetryable = (status: number, body = '') => upstreamError({ status, body, host: 'h' }).isRetryable
    expect([500, 502, 503, 504, 429].map((status) => isRetryable(status))).not.toContain(false)
    expect([400, 401, 403, 404, 413, 414].map((status) => isRetryable(status))).not.toContain(true)
    expect([isRetryable(200, '<html>'), isRetryable(200, '{"a'), isRetryable(200, 'OK')]).toEqual([
      true,
      true,
      false,
    ])
  })
})
