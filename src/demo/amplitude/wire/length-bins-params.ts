import { defaultLengthBins, type LengthBin } from '../metrics/length-bins.ts'

const unitMs: Readonly<Record<string, number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000 }
/** What the service chooses without a size is not known. */
const binsWithoutSize = 20
const mostBins = 1000

/** Reads the bins of session lengths: unit, minimum and maximum must all be there and make sense, else the default bins serve. */
export function readLengthBins(params: URLSearchParams): readonly LengthBin[] {
  const unit = unitMs[params.get('timeHistogramConfigBinTimeUnit') ?? '']
  const low = numberOf(params, 'timeHistogramConfigBinMin')
  const high = numberOf(params, 'timeHistogramConfigBinMax')
  if (unit === undefined || low === undefined || high === undefined || low < 0 || high <= low)
    return defaultLengthBins
  const size = numberOf(params, 'timeHistogramConfigBinSize') ?? (high - low) / binsWithoutSize
  const count = Math.ceil((high - low) / size)
  if (size <= 0 || count > mostBins) return defaultLengthBins
  return Array.from({ length: count }, (_, bin) => ({
    start: Math.round((low + bin * size) * unit),
    end: Math.round(Math.min(high, low + (bin + 1) * size) * unit),
  }))
}

function numberOf(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name)
  const value = Number(text)
  return text === null || text.trim() === '' || !Number.isFinite(value) ? undefined : value
}
