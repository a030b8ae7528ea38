import type { BenchRow } from './bench-row.ts'
import { rowOf } from './row-of.ts'

export interface LoopWatch {
  /** For how long the event loop was busy at a time, in ms, by looking every 5 ms. Ends the watch. */
  row(name: string): BenchRow
}

const everyMs = 5

/**
 * Watches how long the event loop is busy at a time. Counted is the time that this thread computed, so that a machine which is busy with
 * something else does not count; how late the loop was by the clock stands in the note.
 */
export function watchLoop(): LoopWatch {
  const busy: number[] = []
  const late: number[] = []
  let at = performance.now()
  let cpu = process.threadCpuUsage()
  const timer = setInterval(() => {
    const now = performance.now()
    const { user, system } = process.threadCpuUsage(cpu)
    const lateMs = Math.max(0, now - at - everyMs)
    late.push(lateMs)
    busy.push(Math.min(now - at, (user + system) / 1_000))
    at = now
    cpu = process.threadCpuUsage()
  }, everyMs)
  return {
    row: (name) => {
      clearInterval(timer)
      const { p95 } = rowOf(name, 'ms', late)
      const longest = Math.max(...busy)
      const byClock = `by the clock p95 ${p95.toFixed(1)}, longest ${Math.max(...late).toFixed(1)} ms`
      return { ...rowOf(name, 'ms', busy), note: `longest ${longest.toFixed(1)} ms; ${byClock}` }
    },
  }
}
