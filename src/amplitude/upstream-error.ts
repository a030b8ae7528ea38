import { UpstreamError } from '../errors.ts'
import { parseJson } from './parse-json.ts'

/** An answer that cannot be used: a refusal, or a success whose body is not JSON. */
export interface UnusableAnswer {
  status: number
  /** As received, with keys already taken out. */
  body: string
  /** Where the project is asked, `amplitude.com`; for the words only. */
  host: string
}

/** The one place where a status and a body become an error, with what happened and what to do about it. */
export function upstreamError(answer: UnusableAnswer): UpstreamError {
  const { status, host } = answer
  const details = detailsOf(answer.body)
  if (status >= 200 && status < 300) return unreadable(answer)
  if (status < 400) return redirected(host, status)
  switch (status) {
    case 401:
    case 403:
      return forbidden(host, status, details)
    case 404:
      return notFound(host, details)
    case 408:
      return unavailable(status, details)
    case 413:
    case 414:
    case 431:
      return tooLong(details)
    case 429:
      return rateLimited(details)
    default:
      return status >= 500 ? unavailable(status, details) : invalidRequest(status, details)
  }
}

/** The useful words stand in `metadata.details`; `message` is mostly "Unspecified Error". */
function detailsOf(body: string): string | undefined {
  const error = memberOf(parseJson(body), 'error')
  const candidates = [memberOf(memberOf(error, 'metadata'), 'details'), memberOf(error, 'message'), error]
  const text = candidates.find((each): each is string => typeof each === 'string' && each.trim() !== '')
  return text?.replaceAll(/\s+/g, ' ').trim().slice(0, longestDetails)
}

const longestDetails = 300

function unreadable({ body, host }: UnusableAnswer): UpstreamError {
  const shape = shapeOf(body)
  const checkAddress = `If it stays, check that ${host} is Amplitude's API (AMPLITUDE_REGION, AMPLITUDE_BASE_URL).`
  const words = {
    truncated: "Amplitude's answer broke off in the middle. Ask again in a minute.",
    html: `Amplitude answered with a web page instead of numbers. Ask again in a minute. ${checkAddress}`,
    text: `Amplitude answered with text instead of numbers. Ask again in a minute. ${checkAddress}`,
  }
  return new UpstreamError('invalidResponse', {
    userMessage: words[shape],
    details: { truncated: 'JSON that breaks off', html: 'a web page', text: 'text' }[shape],
    isRetryable: shape !== 'text',
  })
}

/** Nothing at all counts as broken off: the connection may have ended before the first byte. */
function shapeOf(body: string): 'html' | 'truncated' | 'text' {
  const start = body.trimStart()
  if (start.startsWith('<')) return 'html'
  return start === '' || start.startsWith('{') || start.startsWith('[') ? 'truncated' : 'text'
}

function redirected(host: string, status: number): UpstreamError {
  return new UpstreamError('invalidResponse', {
    userMessage: `${host} sends questions elsewhere, which Amplitude's API never does. Check AMPLITUDE_BASE_URL: it is https://amplitude.com, or https://analytics.eu.amplitude.com in the EU.`,
    details: `status ${status}`,
  })
}

function forbidden(host: string, status: number, details: string | undefined): UpstreamError {
  return new UpstreamError('auth', {
    userMessage: forbiddenWords(host, details),
    details: details ?? `status ${status}`,
  })
}

function forbiddenWords(host: string, details = ''): string {
  if (/not available on your plan/i.test(details)) return `Amplitude refused: ${sentence(details)}`
  if (/secret/i.test(details))
    return "The secret key does not belong to the API key. Check AMPLITUDE_SECRET_KEY against the project's settings in Amplitude."
  if (/api key/i.test(details))
    return `Amplitude does not know the API key at ${host}. ${regionHint(host)} Otherwise check AMPLITUDE_API_KEY.`
  return `Amplitude did not accept the project's keys at ${host}. Check AMPLITUDE_API_KEY and AMPLITUDE_SECRET_KEY. ${regionHint(host)}`
}

/** A key of the other region is answered like a key that nobody has. */
function regionHint(host: string): string {
  switch (host) {
    case 'amplitude.com':
      return 'That is the US region: a project whose data stays in the EU needs AMPLITUDE_REGION=eu.'
    case 'analytics.eu.amplitude.com':
      return 'That is the EU region: a project in the US needs AMPLITUDE_REGION=us.'
    default:
      return 'The usual cause is the wrong region (AMPLITUDE_REGION is us or eu).'
  }
}

function notFound(host: string, details: string | undefined): UpstreamError {
  const userMessage =
    details === undefined
      ? `${host} does not have the page that was asked for. Check AMPLITUDE_BASE_URL.`
      : `Amplitude did not find it: ${sentence(details)}`
  return new UpstreamError('notFound', { userMessage, details })
}

function tooLong(details: string | undefined): UpstreamError {
  return new UpstreamError('tooLarge', {
    userMessage: 'The question is too long for Amplitude. Ask with fewer conditions, values or segments.',
    details,
  })
}

/** The texts of the two budgets differ in one word. Without it nothing is known, and waiting long is the safe reading. */
function rateLimited(details: string | undefined): UpstreamError {
  const isConcurrent = /concurrent/i.test(details ?? '')
  return new UpstreamError('rateLimited', {
    userMessage: isConcurrent
      ? 'Amplitude is busy with other questions of this project. Ask again in a minute; if it stays, ask for fewer days, groups or segments.'
      : "The project's hourly budget of Amplitude's API is used up. Ask again within the hour.",
    details,
    limit: isConcurrent ? 'concurrent' : 'hourly',
    isRetryable: true,
  })
}

function unavailable(status: number, details: string | undefined): UpstreamError {
  return new UpstreamError('unavailable', {
    userMessage:
      status === 504 || status === 408
        ? 'Amplitude took too long to work this out. Ask again in a minute, or for fewer days or groups.'
        : `Amplitude has a problem of its own (status ${status}). Ask again in a few minutes.`,
    details: details ?? `status ${status}`,
    isRetryable: true,
  })
}

function invalidRequest(status: number, details: string | undefined): UpstreamError {
  return new UpstreamError('invalidRequest', {
    userMessage: invalidRequestWords(details),
    details: details ?? `status ${status}`,
  })
}

function invalidRequestWords(details: string | undefined): string {
  if (details === undefined) return 'Amplitude cannot answer this question as it stands, and did not say why.'
  const words = `(Amplitude says: ${sentence(details)})`
  const [, of = '', property = ''] = /^Invalid (user|event) property (.+)$/i.exec(details) ?? []
  if (property !== '')
    return `Amplitude has never received the ${of.toLowerCase()} property “${property}” in this project.${ownPropertyHint(of, property)} ${words}`
  const [, event] = /^Invalid event (?:type )?(.+)$/i.exec(details) ?? []
  if (event !== undefined)
    return `Amplitude has never received the event “${event}” in this project. ${words}`
  return `Amplitude cannot answer this question: ${sentence(details)}`
}

function ownPropertyHint(of: string, property: string): string {
  const isPlainUserProperty = of.toLowerCase() === 'user' && !property.startsWith('gp:')
  return isPlainUserProperty ? ` A property of your own is written gp:${property}.` : ''
}

function sentence(details: string): string {
  return /[.!?]$/.test(details) ? details : `${details}.`
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Record<string, unknown>)[key]
    : undefined
}
