import type { Exchange } from '../http/http-exchange.ts'
import { parseJsonObject } from '../wire/parse-json.ts'

/** The arguments of a call: of its query, and of its body as form, multipart or JSON. A body that is broken has none. */
export async function readArguments(exchange: Exchange): Promise<Record<string, unknown>> {
  return { ...Object.fromEntries(exchange.url.searchParams), ...(await readBody(exchange)) }
}

async function readBody({ headers, body }: Exchange): Promise<Record<string, unknown>> {
  const contentType = headers['content-type'] ?? ''
  if (body.length === 0) return {}
  if (contentType.startsWith('application/json')) return parseJsonObject(body.toString()) ?? {}
  if (contentType.startsWith('multipart/form-data')) return await readMultipart(body, contentType)
  return Object.fromEntries(new URLSearchParams(body.toString()))
}

/** Files among the fields come out as their bytes. */
export async function readMultipart(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
  const fields: Record<string, unknown> = {}
  for (const [name, value] of await response.formData()) {
    fields[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer())
  }
  return fields
}
