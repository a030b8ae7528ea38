import { UpstreamError } from '../errors.ts'

/** No answer at all: the connection was refused, the name is unknown, the certificate is wrong. */
export function unreachable(host: string, cause: unknown): UpstreamError {
  return new UpstreamError('unavailable', {
    userMessage: `${host} cannot be reached. Ask again in a minute; if it stays, check the network and AMPLITUDE_BASE_URL.`,
    details: 'no connection',
    isRetryable: true,
    cause,
  })
}

/** The answer began and the connection ended in the middle of it. */
export function brokenOff(cause: unknown): UpstreamError {
  return new UpstreamError('invalidResponse', {
    userMessage: 'The connection to Amplitude broke off in the middle of the answer. Ask again in a minute.',
    details: 'the connection broke off',
    isRetryable: true,
    cause,
  })
}

/** Amplitude is known to keep a connection open without a word when it is loaded; that is no rate limit. */
export function timedOut(timeoutMs: number): UpstreamError {
  return new UpstreamError('timeout', {
    userMessage: `Amplitude did not answer within ${Math.round(timeoutMs / 1000)} seconds. Ask again in a minute, or for fewer days or groups.`,
    isRetryable: true,
  })
}

export function oversized(maxBytes: number): UpstreamError {
  return new UpstreamError('tooLarge', {
    userMessage: 'The answer is too large to read. Ask for fewer days or groups.',
    details: `more than ${maxBytes} bytes`,
  })
}

/** The answer is JSON, yet not the JSON that this endpoint is known to give. */
export function unexpectedShape(path: string, cause: unknown): UpstreamError {
  return new UpstreamError('invalidResponse', {
    userMessage: `Amplitude's answer is not in the shape that ${path} is known to have. This is likely a mistake in Ampbot: please report it.`,
    details: `unexpected shape of ${path}`,
    cause,
  })
}
