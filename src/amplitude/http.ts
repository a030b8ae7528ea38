import { request, type Dispatcher } from 'undici'
import { z } from 'zod'
import { UpstreamError } from '../errors.ts'
import { parseJson } from './parse-json.ts'
import type { AmplitudeProject } from './project.ts'
import type { ApiRequest } from './request-params.ts'
import { brokenOff, oversized, unreachable } from './transport-error.ts'
import { upstreamError } from './upstream-error.ts'

/** What came of one request. A failure is a value here, because whoever retries needs what stands beside the error. */
export type Attempt =
  | { kind: 'json'; json: unknown; bytes: number }
  | { kind: 'failure'; error: UpstreamError; retryAfterMs: number | undefined }

export interface AttemptOptions {
  dispatcher: Dispatcher
  maxBytes: number
  signal: AbortSignal
}

/** One GET without redirects or retries. Throws the signal's reason when aborted, and nothing else. */
export async function attempt(
  project: AmplitudeProject,
  apiRequest: ApiRequest,
  options: AttemptOptions,
): Promise<Attempt> {
  try {
    return await exchange(project, apiRequest, options)
  } catch (error) {
    options.signal.throwIfAborted()
    if (error instanceof UpstreamError) return { kind: 'failure', error, retryAfterMs: undefined }
    throw error
  }
}

/** The whole address, in which keys never stand. Equal questions have equal addresses. */
export function addressOf(project: AmplitudeProject, { path, params }: ApiRequest): string {
  const query = new URLSearchParams(params.map(([key, value]): [string, string] => [key, value])).toString()
  return `${project.baseUrl.replace(/\/+$/, '')}${path}${query === '' ? '' : `?${query}`}`
}

async function exchange(
  project: AmplitudeProject,
  apiRequest: ApiRequest,
  options: AttemptOptions,
): Promise<Attempt> {
  const host = new URL(project.baseUrl).host
  const response = await send(project, apiRequest, options)
  const body = await readBody(response, options.maxBytes)
  const { statusCode, headers } = response
  const json = parseJson(body.text)
  const status = statusCode < 300 ? (refusalIn(json) ?? statusCode) : statusCode
  if (status >= 200 && status < 300 && json !== undefined) return { kind: 'json', json, bytes: body.bytes }
  return {
    kind: 'failure',
    error: upstreamError({ status, body: withoutKeys(body.text, project), host }),
    retryAfterMs: retryAfterMs(headers['retry-after']),
  }
}

async function send(
  project: AmplitudeProject,
  apiRequest: ApiRequest,
  { dispatcher, signal }: AttemptOptions,
): Promise<Dispatcher.ResponseData> {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    authorization: `Basic ${basicCredentials(project)}`,
    'user-agent': 'ampbot',
  }
  try {
    return await request(addressOf(project, apiRequest), { dispatcher, signal, headers })
  } catch (error) {
    throw unreachable(new URL(project.baseUrl).host, error)
  }
}

async function readBody(
  { body }: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<{ text: string; bytes: number }> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      bytes += chunk.length
      // Leaving the loop destroys the body, and with it the connection.
      if (bytes > maxBytes) break
    }
  } catch (error) {
    throw brokenOff(error)
  }
  if (bytes > maxBytes) throw oversized(maxBytes)
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), bytes }
}

const refusalSchema = z.object({ error: z.object({ http_code: z.int().min(400) }) })

/** A refusal may also come with status 200 and tell its own inside. */
function refusalIn(json: unknown): number | undefined {
  return refusalSchema.safeParse(json).data?.error.http_code
}

/** An error page may repeat what it was sent. */
function withoutKeys(text: string, project: AmplitudeProject): string {
  const keys = [basicCredentials(project), project.secretKey.reveal(), project.apiKey.reveal()]
  return keys.reduce((clean, key) => (key === '' ? clean : clean.replaceAll(key, '[key]')), text)
}

function basicCredentials({ apiKey, secretKey }: AmplitudeProject): string {
  return Buffer.from(`${apiKey.reveal()}:${secretKey.reveal()}`).toString('base64')
}

/** Only the form in seconds: no recorded answer of Amplitude has this header at all. */
function retryAfterMs(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d+$/.test(header) ? Number(header) * 1000 : undefined
}
