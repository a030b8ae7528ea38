import { formatDuration } from '../result/format-value.ts'
import type { SessionBin } from '../result/metric-result.ts'

/** A bin on an axis: `<3s`, `30s–1m`, `1h+`. */
export function shortBin({ fromMs, toMs }: SessionBin): string {
  if (fromMs === 0) return `<${formatDuration(toMs)}`
  const from = formatDuration(fromMs)
  if (toMs >= dayMs) return `${from}+`
  const to = formatDuration(toMs)
  // `3–10s` where both ends are of one unit.
  const isOneUnit = /^\d+[a-z]$/.test(from) && /^\d+[a-z]$/.test(to) && from.at(-1) === to.at(-1)
  return `${isOneUnit ? from.slice(0, -1) : from}–${to}`
}

const dayMs = 86_400_000
