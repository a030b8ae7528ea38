import { extname } from 'node:path'

const signatures: readonly { mimeType: string; bytes: string }[] = [
  { mimeType: 'image/png', bytes: '89504e470d0a1a0a' },
  { mimeType: 'image/jpeg', bytes: 'ffd8ff' },
  { mimeType: 'image/gif', bytes: '47494638' },
]

const byEnding: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

const unknownType = 'application/octet-stream'

/** A picture is what its first bytes say, whatever its name; everything else is what its name says. */
export function sniffMimeType(bytes: Buffer, name: string): string {
  const start = bytes.subarray(0, 8).toString('hex')
  const signature = signatures.find(({ bytes }) => start.startsWith(bytes))
  if (signature !== undefined) return signature.mimeType
  const claimed = mimeTypeOf(name)
  return claimed.startsWith('image/') ? unknownType : claimed
}

export function mimeTypeOf(name: string): string {
  return byEnding[extname(name).toLowerCase()] ?? unknownType
}
