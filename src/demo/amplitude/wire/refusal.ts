/** An answer that is not what was asked for. */
export interface Refusal {
  status: number
  /** JSON, plain text or HTML, by the content type. */
  body: string
  contentType: string
  headers?: Readonly<Record<string, string>>
  /** Why, in a few words, for the log of requests. */
  problem: string
}

export function invalidDefinition(details: string): Refusal {
  return jsonRefusal(400, { type: 'invalid', message: 'Invalid chart definition', details })
}

export const missingCredentials: Refusal = {
  status: 401,
  body: 'Unauthorized',
  contentType: 'text/plain; charset=utf-8',
  headers: { 'www-authenticate': 'Basic realm="Amplitude"' },
  problem: 'no credentials',
}

export const unknownApiKey = unspecified(403, 'Invalid API Key')
export const wrongSecretKey = unspecified(403, 'Invalid API/Secret Key combination')
export const chartNotFound = unspecified(404, 'Chart not found')
export const tooLongUrl = unspecified(413, 'Request Entity Too Large')
export const internalError = unspecified(500, 'Internal Server Error')

export const unknownRoute: Refusal = {
  status: 404,
  body: '<html><head><title>404 Not Found</title></head><body></body></html>',
  contentType: 'text/html',
  problem: 'unknown route',
}

export const gatewayTimeout: Refusal = {
  status: 504,
  body: '<html><head><title>504 Gateway Time-out</title></head><body></body></html>',
  contentType: 'text/html',
  problem: 'gateway timeout',
}

/** The hour's budget is spent. */
export function rateLimited(cost: number): Refusal {
  return unspecified(429, `Too Many Requests: Exceeded rate limit with query of cost ${cost}`)
}

/** Too much is in flight. */
export function concurrencyLimited(cost: number): Refusal {
  return unspecified(429, `Too Many Requests: Exceeded concurrent limit with query of cost ${cost}`)
}

function unspecified(status: number, details: string): Refusal {
  return jsonRefusal(status, { type: 'unspecified', message: 'Unspecified Error', details })
}

function jsonRefusal(
  status: number,
  { type, message, details }: { type: string; message: string; details: string },
): Refusal {
  const error = { http_code: status, type, message, metadata: { details } }
  return { status, body: JSON.stringify({ error }), contentType: 'application/json', problem: details }
}
