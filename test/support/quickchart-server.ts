import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runInNewContext } from 'node:vm'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { Chart, type ChartConfiguration } from 'chart.js'
import { registerChartParts } from '../../src/render/draw-chart.ts'

/** What reached the server: the method, the path, and the body of `POST /chart`. */
export interface QuickChartCall {
  method: string
  path: string
  body: {
    chart: string
    width: number
    height: number
    devicePixelRatio: number
    backgroundColor: string
    format: string
    version: string
  }
}

export interface QuickChartServer extends AsyncDisposable {
  url: string
  calls: QuickChartCall[]
  /** Answers the next calls instead of drawing. */
  answer: ((response: ServerResponse) => void) | undefined
}

/**
 * Stands in for a QuickChart server: it takes the source of a chart, as that one does, evaluates it where there is nothing
 * but the language, and draws it with Chart.js. It writes down everything that it is sent.
 */
export async function startQuickChartServer(): Promise<QuickChartServer> {
  installInter()
  const calls: QuickChartCall[] = []
  const http = createServer((request, response) => {
    void receive(request).then((call) => {
      calls.push(call)
      if (server.answer !== undefined) return server.answer(response)
      const png = draw(call.body)
      return response.writeHead(200, { 'content-type': 'image/png' }).end(png)
    })
  })
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve)
  })
  const server: QuickChartServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    calls,
    answer: undefined,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise((resolve) => {
        http.close(resolve)
      })
    },
  }
  return server
}

async function receive(request: IncomingMessage): Promise<QuickChartCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = JSON.parse(Buffer.concat(chunks).toString()) as QuickChartCall['body']
  return { method: request.method ?? '', path: request.url ?? '', body }
}

/** The configuration that a source evaluates to in an empty context: no modules, no process, no console. */
export function evaluated({ chart }: Pick<QuickChartCall['body'], 'chart'>): ChartConfiguration {
  return runInNewContext(chart, Object.create(null) as object) as ChartConfiguration
}

/** A server of one's own can have the fonts that are drawn with here, under their own name. */
function installInter(): void {
  const folder = join(createRequire(import.meta.url).resolve('inter-ui/package.json'), '../web')
  for (const weight of ['Regular', 'Medium', 'SemiBold', 'Bold'])
    GlobalFonts.registerFromPath(join(folder, `Inter-${weight}.woff2`), 'Inter')
}

function draw(body: QuickChartCall['body']): Buffer {
  registerChartParts()
  const canvas = createCanvas(body.width, body.height)
  const config = evaluated(body)
  Object.assign(config.options ?? {}, { devicePixelRatio: body.devicePixelRatio })
  const chart = new Chart(canvas.getContext('2d'), config)
  const png = canvas.toBuffer('image/png')
  chart.destroy()
  return png
}
