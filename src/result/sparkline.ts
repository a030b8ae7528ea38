const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
/** Stands where Amplitude has no value: visible, and no bar. */
const gap = '·'
/** More columns than this wrap on a phone; longer series are folded into means of neighbours. */
const maxColumns = 40

/**
 * A series as bars of text, `▁▂▅▇`, from its lowest to its highest value, for places where a picture cannot stand.
 * '' for fewer than two values, which have no shape.
 */
export function sparkline(values: readonly (number | null)[], mostColumns = maxColumns): string {
  const columns = fold(values, mostColumns)
  const known = columns.filter((value) => value !== null)
  if (known.length < 2) return ''
  const low = Math.min(...known)
  const high = Math.max(...known)
  return columns.map((value) => (value === null ? gap : barFor(value, low, high))).join('')
}

function fold(values: readonly (number | null)[], mostColumns: number): (number | null)[] {
  const finite = values.map((value) => (value !== null && Number.isFinite(value) ? value : null))
  const width = Math.min(finite.length, mostColumns)
  return Array.from({ length: width }, (_, column) => {
    const from = Math.floor((column * finite.length) / width)
    const to = Math.floor(((column + 1) * finite.length) / width)
    return mean(finite.slice(from, to).filter((value) => value !== null))
  })
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function barFor(value: number, low: number, high: number): string {
  if (high === low) return high === 0 ? bars[0] : bars[3]
  const position = Math.round(((value - low) / (high - low)) * (bars.length - 1))
  return bars[position] ?? gap
}
