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
import { practicalLimit } from './practical-limit.ts'
import { rowOf } from './row-of.ts'

const run = promisify(execFile)
const rounds = 40
const starts = 5

interface NamedSpec {
  name: string
  spec: ChartSpec
}

/** Time and size of every kind of picture beside what is possible, the first one after a start, and what many leave behind. */
export async function benchPictures(): Promise<BenchRow[]> {
  const specs = galleryCases.flatMap(({ name, result, summary }) => {
    const spec = chartFor(result, summary, 'light')
    return spec === undefined ? [] : [{ name, spec }]
  })
  const [thread, here] = [await createLocalRenderer(), await createCanvasRenderer()]
  const rows = [
    ...(await timeAndSize({ thread, here }, specs)),
    await memoryRow(thread, specs),
    await blockedRow('event loop blocked, drawing in a thread', thread, specs),
    await blockedRow('event loop blocked, drawing on the main thread', here, specs),
  ]
  await thread.close()
  return [...rows, await firstPicture()]
}

interface Measured {
  name: string
  times: number[]
  /** The same pictures drawn on the main thread: the difference is what the thread costs. */
  ownTimes: number[]
  limits: number[]
  kilobytes: number
}

/** The kinds take turns, each with its limit behind it, so that whatever else the machine does hits all of them alike. */
async function timeAndSize(
  { thread, here }: { thread: ChartRenderer; here: ChartRenderer },
  specs: readonly NamedSpec[],
): Promise<BenchRow[]> {
  const kinds: (Measured & { spec: ChartSpec; limit: () => Buffer })[] = []
  for (const { name, spec } of specs) {
    const limit = await practicalLimit(spec)
    kinds.push({ name, spec, limit, times: [], ownTimes: [], limits: [], kilobytes: 0 })
  }
  for (let round = -3; round < rounds; round += 1) {
    for (const kind of kinds) {
      const marks = [performance.now()]
      const { png } = await thread.render(kind.spec)
      marks.push(performance.now())
      await here.render(kind.spec)
      marks.push(performance.now())
      kind.limit()
      marks.push(performance.now())
      kind.kilobytes = png.length / 1000
      if (round < 0) continue
      const [time = 0, ownTime = 0, limit = 0] = marks
        .slice(1)
        .map((mark, index) => mark - (marks[index] ?? 0))
      kind.times.push(time)
      kind.ownTimes.push(ownTime)
      kind.limits.push(limit)
    }
  }
  return summarized(kinds)
}

function summarized(kinds: readonly Measured[]): BenchRow[] {
  const all = (name: string, pick: (kind: Measured) => readonly number[]): BenchRow =>
    rowOf(name, 'ms', kinds.flatMap(pick))
  const byKind = (name: string, pick: (shares: Shares) => number): BenchRow =>
    rowOf(name, '×', kinds.map(sharesOf).map(pick))
  const size = kinds.map(({ kilobytes }) => kilobytes)
  return [
    ...kinds.map(kindRow),
    all('picture: any kind', ({ times }) => times),
    all('picture: any kind, on the main thread', ({ ownTimes }) => ownTimes),
    all('practical limit: any kind', ({ limits }) => limits),
    byKind('picture ÷ limit by kind, at p50', ({ p50 }) => p50),
    byKind('picture ÷ limit by kind, at p95', ({ p95 }) => p95),
    byKind('picture ÷ limit by kind, both at their fastest', ({ fastest }) => fastest),
    byKind('picture from its thread ÷ limit by kind, at p50', ({ threadP50 }) => threadP50),
    rowOf('picture: size', 'kB', size),
  ]
}

interface Shares {
  p50: number
  p95: number
  /** Of the fastest rounds, in which no other program came in between: a machine that others use favours what is short. */
  fastest: number
  threadP50: number
}

/** How many times the practical limit a kind takes, on the main thread as the limit itself, and from its own thread. */
function sharesOf({ times, ownTimes, limits }: Measured): Shares {
  const [thread, own, limit] = [rowOf('', 'ms', times), rowOf('', 'ms', ownTimes), rowOf('', 'ms', limits)]
  return {
    p50: own.p50 / limit.p50,
    p95: own.p95 / limit.p95,
    fastest: Math.min(...ownTimes) / Math.min(...limits),
    threadP50: thread.p50 / limit.p50,
  }
}

function kindRow(kind: Measured): BenchRow {
  const { p50, p95, fastest } = sharesOf(kind)
  const times = `${p50.toFixed(1)}× the limit, p95 ${p95.toFixed(1)}×, fastest ${fastest.toFixed(1)}×`
  return {
    ...rowOf(`picture: ${kind.name}`, 'ms', kind.times),
    note: `${kind.kilobytes.toFixed(1)} kB; ${times}`,
  }
}

async function drawMany(renderer: ChartRenderer, specs: readonly NamedSpec[], count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const next = specs[done % specs.length]
    if (next !== undefined) await renderer.render(next.spec)
  }
}

/** What pictures leave behind: the first thousand grow the pools and heaps, after that nothing should grow. */
async function memoryRow(renderer: ChartRenderer, specs: readonly NamedSpec[]): Promise<BenchRow> {
  await drawMany(renderer, specs, 1000)
  const before = megabytes()
  await drawMany(renderer, specs, 3000)
  const growth = megabytes() - before
  const note = `resident size from ${before.toFixed(0)} MB`
  return {
    name: 'memory growth from picture 1,000 to 4,000',
    unit: 'MB',
    p50: growth,
    p95: growth,
    samples: 1,
    note,
  }
}

async function blockedRow(
  name: string,
  renderer: ChartRenderer,
  specs: readonly NamedSpec[],
): Promise<BenchRow> {
  await drawMany(renderer, specs, specs.length)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await drawMany(renderer, specs, 500)
  delay.disable()
  const blocked = { p50: delay.percentile(50) / 1e6, p95: delay.percentile(95) / 1e6 }
  return { name, unit: 'ms', ...blocked, samples: delay.count }
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
