import { readFile } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import { sendBytes, sendJson, type Exchange } from '../http/http-exchange.ts'
import { mimeTypeOf } from '../state/mime-types.ts'

/** Serves the built page; `/` is its `index.html`, and nothing outside the directory can be reached. */
export async function sendStatic(directory: string | undefined, { url, response }: Exchange): Promise<void> {
  const path = url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname)
  const bytes = directory === undefined ? undefined : await readInside(directory, path)
  if (bytes === undefined) {
    sendJson(response, 404, { ok: false, problem: 'No such page.' })
    return
  }
  // Vite puts a hash of the content into the names of its assets, so they never change under one name.
  const cacheControl = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  sendBytes(response, bytes, { 'content-type': mimeTypeOf(path), 'cache-control': cacheControl })
}

async function readInside(directory: string, path: string): Promise<Buffer | undefined> {
  const file = normalize(join(directory, path))
  if (!file.startsWith(normalize(directory + sep))) return undefined
  try {
    return await readFile(file)
  } catch {
    return undefined
  }
}
