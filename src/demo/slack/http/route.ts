import { answerPage } from '../page-api/page-api.ts'
import type { EventStream } from '../page-api/event-stream.ts'
import type { PageDeps } from '../page-api/page-deps.ts'
import { sendStatic } from '../page-api/static-files.ts'
import { answerWebApi } from '../web-api/web-api.ts'
import type { Exchange } from './http-exchange.ts'
import { receiveResponse } from './receive-response.ts'
import { receiveUpload } from './receive-upload.ts'

/** Slack for the bot under `/api/`, `/upload/` and `/response/`; the demo for the page under `/demo/`; else the page. */
export async function route(deps: PageDeps, stream: EventStream, exchange: Exchange): Promise<void> {
  const { pathname } = exchange.url
  if (pathname.startsWith('/api/')) return await answerWebApi(deps.workspace, exchange)
  if (pathname.startsWith('/upload/')) return await receiveUpload(deps.workspace, exchange)
  if (pathname.startsWith('/response/')) return await receiveResponse(deps.workspace, exchange)
  if (pathname.startsWith('/demo/')) return await answerPage(deps, stream, exchange)
  return await sendStatic(deps.pageDirectory, exchange)
}
