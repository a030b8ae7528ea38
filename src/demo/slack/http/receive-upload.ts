import { readMultipart } from '../web-api/read-arguments.ts'
import type { Workspace } from '../state/workspace.ts'
import { sendText, type Exchange } from './http-exchange.ts'

/** `POST /upload/<file id>`: the bytes of an announced file, raw or as the one file of a multipart form. */
export async function receiveUpload(workspace: Workspace, exchange: Exchange): Promise<void> {
  const file = workspace.files.find(exchange.url.pathname.slice('/upload/'.length))
  const bytes = await readBytes(exchange)
  if (file === undefined || bytes === undefined || bytes.length !== file.declaredBytes) {
    sendText(exchange.response, 400, { type: 'text/plain', text: 'Unexpected file or length' })
    return
  }
  file.bytes = bytes
  sendText(exchange.response, 200, { type: 'text/plain', text: `OK - ${bytes.length}` })
}

async function readBytes({ body, headers }: Exchange): Promise<Buffer | undefined> {
  const contentType = headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data')) return body
  return Object.values(await readMultipart(body, contentType)).find((value) => Buffer.isBuffer(value))
}
