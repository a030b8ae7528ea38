import { execFile } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chartFor } from '../src/chart/chart-for.ts'
import type { ChartRenderer, ChartSpec } from '../src/chart/chart-picture.ts'
import { createCanvasRenderer } from '../src/render/canvas-renderer.ts'
import { createLocalRenderer } from '../src/render/local-renderer.ts'
import { galleryCases } from '../test/gallery/gallery-cases.ts'
import type { BenchRow } from './bench-row.ts'
import { rowOf } from './row-of.ts'

const run = promisify(execFile)
const rounds = 40
const starts = 5
const longRun = 1000

interface NamedSpec {
  name: string
  spec: ChartSpec
}

/** Time and size of every kind of picture, the first one after a start, and what a thousand leave behind. */
export async function benchPictures(): Promise<BenchRow[]> {
  const renderer = await createLocalRenderer()
  const specs = galleryCases.flatMap(({ name, result, summary }) => {
    const spec = chartFor(result, summary, 'light')
    return spec === undefined ? [] : [{ name, spec }]
  })
  const rows = await timeAndSize(renderer, specs)
  const own = { renderer: await createCanvasRenderer(), where: 'drawing on the main thread' }
  const rest = [
    ...(await longRunRows({ renderer, where: 'drawing in a thread' }, specs)),
    ...(await longRunRows(own, specs)),
    await firstPicture(),
  ]
  await renderer.close()
  return [...rows, ...rest]
}

/** The kinds take turns, so that whatever else the machine does hits all of them alike. */
async function timeAndSize(renderer: ChartRenderer, specs: readonly NamedSpec[]): Promise<BenchRow[]> {
  const times = new Map(specs.map(({ name }) => [name, [] as number[]]))
  const sizes = new Map<string, number>()
  for (let round = -3; round < rounds; round += 1) {
    for (const { name, spec } of specs) {
      const startedAt = performance.now()
      const { png } = await renderer.render(spec)
      if (round >= 0) times.get(name)?.push(performance.now() - startedAt)
      sizes.set(name, png.length / 1000)
    }
  }
  const perKind = specs.map(({ name }) => ({
    ...rowOf(`picture: ${name}`, 'ms', times.get(name) ?? []),
    note: `${(sizes.get(name) ?? 0).toFixed(1)} kB`,
  }))
  const all = [...times.values()].flat()
  return [
    ...perKind,
    rowOf('picture: any kind', 'ms', all),
    rowOf('picture: size', 'kB', [...sizes.values()]),
  ]
}

/** Memory is read once a pool of canvases exists, so that growth is what pictures leave behind. */
async function longRunRows(
  { renderer, where }: { renderer: ChartRenderer; where: string },
  specs: readonly NamedSpec[],
): Promise<BenchRow[]> {
  for (const { spec } of specs) await renderer.render(spec)
  const before = megabytes()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (let done = 0; done < longRun; done += 1) {
    const next = specs[done % specs.length]
    if (next !== undefined) await renderer.render(next.spec)
  }
  delay.disable()
  const after = megabytes()
  const blocked = { p50: delay.percentile(50) / 1e6, p95: delay.percentile(95) / 1e6 }
  return [
    { name: `event loop blocked, ${where}`, unit: 'ms', ...blocked, samples: delay.count },
    {
      name: `memory after ${longRun} pictures, ${where}`,
      unit: 'MB',
      p50: after,
      p95: after,
      samples: 1,
      note: `${(after - before).toFixed(0)} MB more than before`,
    },
  ]
}

/** From the start of a process to its first picture. */
async function firstPicture(): Promise<BenchRow> {
  const times: number[] = []
  for (let start = 0; start < starts; start += 1) {
    const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.resolve('./first-picture.ts'))])
    times.push(Number(stdout))
  }
  return rowOf('picture: first after start', 'ms', times)
}

function megabytes(): number {
  return process.memoryUsage.rss() / 1e6
}
