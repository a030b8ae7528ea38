import type { Workspace } from '../state/workspace.ts'
import { readMultipart } from '../web-api/read-arguments.ts'
import type { Exchange } from './http-exchange.ts'
import { serveBotCall, type CallAnswer } from './serve-bot-call.ts'

/** `POST /upload/<file id>`: the bytes of an announced file, raw or as the one file of a multipart form. */
export async function receiveUpload(workspace: Workspace, exchange: Exchange): Promise<void> {
  const fileId = exchange.url.pathname.slice('/upload/'.length)
  const bytes = await readBytes(exchange)
  await serveBotCall(workspace, exchange, {
    target: 'upload',
    args: { file: fileId, bytes: bytes?.length ?? 0 },
    work: () => keep(workspace, fileId, bytes),
  })
}

function keep(workspace: Workspace, fileId: string, bytes: Buffer | undefined): CallAnswer {
  const file = workspace.files.find(fileId)
  if (file === undefined || bytes === undefined || bytes.length !== file.declaredBytes) {
    const problem = 'Unexpected file or length'
    return { status: 400, body: problem, error: 'invalid_upload', problem }
  }
  file.bytes = bytes
  return { status: 200, body: `OK - ${bytes.length}` }
}

async function readBytes({ body, headers }: Exchange): Promise<Buffer | undefined> {
  const contentType = headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data')) return body
  return Object.values(await readMultipart(body, contentType)).find((value) => Buffer.isBuffer(value))
}
