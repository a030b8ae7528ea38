import type { ChartImage, ChartRenderer, ChartSpec } from '../chart/chart-picture.ts'
import { ConfigError, RenderError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { density, quickChartRequests } from './quickchart-request.ts'

export interface QuickChartRendererOptions {
  /** Address of a QuickChart server of one's own, for example `http://quickchart:3400`. */
  url: string
  /** The public quickchart.io gets to see every number, so it is refused unless somebody says that this is meant. */
  allowPublicHost: boolean
  /** Draws what the server does not; closed together with this renderer. */
  fallback: ChartRenderer
  logger: Logger
  /** For the whole answer, its body included. */
  timeoutMs?: number
  /** A picture larger than this is none of ours. */
  mostBytes?: number
}

const usualTimeoutMs = 5000
const usualMostBytes = 2_000_000

/**
 * Lets a QuickChart server draw. Whatever it does wrong (refuse, redirect, hang, send too much or no picture), the local
 * renderer draws instead; never the other way round, for numbers leave the machine only where that was asked for. Throws
 * `ConfigError` where the address cannot be used.
 */
export function createQuickChartRenderer(options: QuickChartRendererOptions): ChartRenderer {
  const address = chartAddress(options)
  const bodyOf = quickChartRequests()
  const { fallback, logger } = options
  return {
    name: 'quickchart',
    async render(spec, signal) {
      try {
        return await askServer(spec, { ...options, address, body: bodyOf(spec), signal })
      } catch (error) {
        signal?.throwIfAborted()
        logger.warn({ renderer: 'quickchart', error }, 'renderer.failed')
        return await fallback.render(spec, signal)
      }
    },
    close: () => fallback.close(),
  }
}

function chartAddress({ url, allowPublicHost }: QuickChartRendererOptions): URL {
  const base = URL.parse(url.endsWith('/') ? url : `${url}/`)
  if (base === null || !/^https?:$/.test(base.protocol))
    throw new ConfigError(['QUICKCHART_URL cannot be used: expected an http or https address.'])
  if (isPublic(base) && !allowPublicHost)
    throw new ConfigError([
      'QUICKCHART_URL is the public quickchart.io, which would see every number. Name a server of your own, or set QUICKCHART_ALLOW_PUBLIC_HOST=true.',
    ])
  return new URL('chart', base)
}

/** A host name may end in a dot and mean the same. */
function isPublic({ hostname }: URL): boolean {
  return /(?:^|\.)quickchart\.io\.?$/i.test(hostname)
}

interface Asking extends QuickChartRendererOptions {
  address: URL
  body: unknown
  signal: AbortSignal | undefined
}

async function askServer(spec: ChartSpec, asking: Asking): Promise<ChartImage> {
  const { timeoutMs = usualTimeoutMs, signal } = asking
  const timeout = AbortSignal.timeout(timeoutMs)
  const response = await fetch(asking.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asking.body),
    // A redirect would carry the numbers to wherever it points.
    redirect: 'error',
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  })
  if (!response.ok) {
    await response.body?.cancel()
    const reason = response.headers.get('x-quickchart-error') ?? ''
    throw new RenderError(`QuickChart answered ${response.status} ${reason.slice(0, 200)}`.trimEnd())
  }
  const png = await readCapped(response, asking.mostBytes ?? usualMostBytes)
  return { ...checkedSize(png, spec), png, altText: spec.altText }
}

async function readCapped({ body }: Response, mostBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw new RenderError(`QuickChart sent more than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** A PNG's last twelve bytes: an empty IEND chunk. */
const ending = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])

/** Whole PNGs of the size that was asked for, and nothing else. */
function checkedSize(png: Buffer, spec: ChartSpec): { width: number; height: number } {
  const isPng = png.length > 45 && png.subarray(0, 8).equals(signature) && png.subarray(-12).equals(ending)
  if (!isPng) throw new RenderError('QuickChart sent something that is not a whole PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  if (width !== spec.width * density || height !== spec.height * density)
    throw new RenderError(`QuickChart sent a picture of ${width} × ${height} pixels`)
  return { width, height }
}
