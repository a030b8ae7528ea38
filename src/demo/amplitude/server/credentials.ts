import { missingCredentials, unknownApiKey, wrongSecretKey, type Refusal } from '../wire/refusal.ts'

export interface Credentials {
  apiKey: string
  secretKey: string
}

/** Why a request may not be answered, judged by its `Authorization` header; undefined when it may. */
export function refuseCredentials(header: string | undefined, expected: Credentials): Refusal | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return missingCredentials
  const [apiKey, secretKey] = splitOnce(Buffer.from(encoded, 'base64').toString('utf8'))
  if (apiKey !== expected.apiKey) return unknownApiKey
  return secretKey === expected.secretKey ? undefined : wrongSecretKey
}

function splitOnce(text: string): [string, string] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)]
}
