import { basename } from 'node:path'
import { sendBytes, sendJson, type Exchange } from '../http/http-exchange.ts'
import type { Workspace } from '../state/workspace.ts'

/** `/demo/files/<id>.png`: what the bot uploaded, once Slack has processed it and as long as it is not deleted. */
export function sendFile(workspace: Workspace, { url, response }: Exchange): void {
  const id = basename(url.pathname).replace(/\.[^.]*$/, '')
  const file = workspace.files.find(id)
  if (file?.bytes === undefined || !workspace.files.isReady(file)) {
    sendJson(response, 404, { ok: false, problem: 'This file is not here.' })
    return
  }
  sendBytes(response, file.bytes, {
    'content-type': workspace.files.mimeType(file),
    // The next demo on this port gives its first picture the same name.
    'cache-control': 'no-store',
  })
}
