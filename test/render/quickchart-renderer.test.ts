import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import type { ChartRenderer, ChartSpec } from '../../src/chart/chart-picture.ts'
import { decor } from '../../src/chart/decor/decor.ts'
import type { DecoratedChart } from '../../src/chart/decor/surface.ts'
import { ConfigError } from '../../src/errors.ts'
import { silentLogger } from '../../src/logger.ts'
import { createCanvasRenderer } from '../../src/render/canvas-renderer.ts'
import {
  createQuickChartRenderer,
  type QuickChartRendererOptions,
} from '../../src/render/quickchart-renderer.ts'
import { gallerySpecs } from '../gallery/gallery-specs.ts'
import { aFakeChart } from '../support/fake-chart.ts'
import { aSeriesResult, aSummary } from '../support/metric-results.ts'
import { evaluated, startQuickChartServer } from '../support/quickchart-server.ts'

const server = await startQuickChartServer()
const local = await createCanvasRenderer()
afterAll(() => server[Symbol.asyncDispose]())
afterEach(() => {
  server.calls.splice(0)
  server.answer = undefined
})

const spec = chartFor(aSeriesResult(), aSummary(), 'light')!
const drawnHere = await local.render(spec)

function aRenderer(options: Partial<QuickChartRendererOptions> = {}): ChartRenderer {
  const usual = { url: server.url, allowPublicHost: false, fallback: local, logger: silentLogger }
  return createQuickChartRenderer({ ...usual, ...options })
}

describe('the quickchart renderer', () => {
  it.each(gallerySpecs)('has $name drawn by the server, as it is drawn here', async ({ spec: specFor }) => {
    const drawn = specFor('dark')
    const image = await aRenderer({ fallback: noFallback }).render(drawn)
    expect([image.width, image.height]).toEqual([1200, 2 * drawn.height])
    expect(image.altText).toBe(drawn.altText)
    expect(server.calls).toHaveLength(1)
    // The server takes no more than 100 kB.
    expect(JSON.stringify(server.calls[0]?.body).length).toBeLessThan(95_000)
    if (otherScripts.test(JSON.stringify(drawn.config))) return
    const here = await local.render(drawn)
    expect(await differingChannels(image.png, here.png)).toBeLessThan(mostDiffering)
  })

  it('posts, and puts nothing into the address', async () => {
    await aRenderer({ url: `${server.url}/charts/` }).render(spec)
    expect(server.calls[0]).toMatchObject({
      method: 'POST',
      path: '/charts/chart',
      body: { width: 600, height: 338, devicePixelRatio: 2, format: 'png', version: '4' },
    })
    expect(server.calls[0]?.body.backgroundColor).toBe('#FFFFFF')
  })

  it('sends the drawing that draws here', async () => {
    await aRenderer().render(spec)
    const [plugin] = (evaluated(server.calls[0]!.body).plugins ?? []) as unknown as (typeof decor)[]
    expect(strokesOf(plugin!, spec)).toEqual(strokesOf(decor, spec))
  })

  it.each([
    '__BEGINFUNCTION__(() => { throw new Error("run") })()__ENDFUNCTION__',
    '"]});process.exit(1);//',
    '${process.exit(1)} ` \\ \u2028 \u2029 </script>',
    '__proto__',
  ])('sends the name %j as text', async (title) => {
    await aRenderer({ fallback: noFallback }).render(chartFor(aSeriesResult(), aSummary({ title }), 'light')!)
    const { options } = evaluated(server.calls[0]!.body)
    expect(options).toMatchObject({ plugins: { decor: { header: { title } } } })
  })

  it.each<[string, NonNullable<typeof server.answer>]>([
    ['refuses', (response) => response.writeHead(400, { 'x-quickchart-error': 'no' }).end('no')],
    ['breaks off', (response) => response.destroy()],
    ['redirects', (response) => response.writeHead(307, { location: `${server.url}/chart` }).end()],
    ['sends something else', (response) => response.end('<html>'.repeat(100))],
    ['sends half a picture', (response) => response.end(drawnHere.png.subarray(0, 5000))],
    ['sends a picture of another size', (response) => response.end(tiny)],
    ['sends too much', (response) => response.end(Buffer.alloc(300_000))],
    ['hangs', () => undefined],
    ['hangs in the middle', (response) => response.write(drawnHere.png.subarray(0, 100))],
  ])('draws itself where the server %s', async (_how, answer) => {
    server.answer = answer
    const { png } = await aRenderer({ timeoutMs: 300, mostBytes: 200_000 }).render(spec)
    expect(png.equals(drawnHere.png)).toBe(true)
    expect(server.calls).toHaveLength(1)
  })

  it('draws itself where there is no server', async () => {
    const { png } = await aRenderer({ url: 'http://127.0.0.1:9' }).render(spec)
    expect(png.equals(drawnHere.png)).toBe(true)
  })

  it('stops when nobody wants the picture any more, and draws nothing instead', async () => {
    server.answer = () => undefined
    const giveUp = new AbortController()
    const picture = aRenderer({ fallback: noFallback }).render(spec, giveUp.signal)
    setTimeout(() => giveUp.abort(new Error('changed my mind')), 20)
    await expect(picture).rejects.toThrow('changed my mind')
  })

  it.each([
    'https://quickchart.io',
    'https://QuickChart.io.',
    'http://eu.quickchart.io:8080/x',
    'ftp://x',
    'x',
  ])('refuses the address %s', (url) => {
    expect(() => aRenderer({ url })).toThrow(ConfigError)
  })

  it('takes the public host where that is meant', () => {
    expect(aRenderer({ url: 'https://quickchart.io', allowPublicHost: true }).name).toBe('quickchart')
    expect(aRenderer({ url: 'https://notquickchart.io' }).name).toBe('quickchart')
  })
})

/** Letters that Inter lacks look as the server's other fonts do. */
const otherScripts = /[\p{Script=Arabic}\p{Script=Han}\p{Script=Katakana}\p{Extended_Pictographic}]/u

/** Our palette has 256 colours, the server's picture all: an edge may be off by some levels, a label that moved is off by all. */
const visibleLevels = 64
const mostDiffering = 300

async function differingChannels(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)]
  let count = 0
  for (let at = 0; at < a.length; at += 1) {
    const levels = Math.abs((a[at] ?? 0) - (b[at] ?? 0))
    if (levels > visibleLevels) count += 1
  }
  return count
}

async function pixelsOf(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.data()
}

const noFallback: ChartRenderer = {
  name: 'none',
  render: () => Promise.reject(new Error('the server should have drawn')),
  close: () => Promise.resolve(),
}

const tiny = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function strokesOf(plugin: typeof decor, drawn: ChartSpec): string[] {
  const { chart, strokes } = aFakeChart(drawn)
  const steps: ((on: DecoratedChart) => void)[] = [
    plugin.beforeInit,
    plugin.beforeDraw,
    plugin.beforeDatasetsDraw,
    plugin.afterDraw,
  ]
  for (const step of steps) step(chart)
  return strokes
}
