import { capitalize, inBucket, nameBucket } from '../result/bucket-phrase.ts'
import { formatChange, formatValue } from '../result/format-value.ts'
import { hiddenNote, type ChosenSeries, type SeriesFrame, type ShownSeries } from './shown-series.ts'
import { howUnfinished } from './unfinished-buckets.ts'

/** The numbers of a picture over time in words: one series bucket by bucket, several by their newest complete value. */
export function seriesNumbers(result: SeriesFrame, { shown, hidden }: ChosenSeries): string[] {
  const [only] = shown
  if (only !== undefined && shown.length === 1) return bucketNumbers(only, result)
  const lines = shown.flatMap((line) => newestNumber(line, result))
  return hidden.length === 0 ? lines : [...lines, hiddenNote(hidden).replace('+ ', 'and ')]
}

function newestNumber({ series, lastIndex, comparison }: ShownSeries, result: SeriesFrame): string[] {
  const bucket = result.buckets[lastIndex]
  const value = series.values[lastIndex] ?? undefined
  if (bucket === undefined || value === undefined) return [`${series.label}: no data`]
  const earlier = comparison?.values[lastIndex] ?? undefined
  const change =
    earlier === undefined
      ? ''
      : ` (${formatChange(earlier, value, result.unit).text} against ${result.comparison?.label ?? ''})`
  return [
    `${series.label}: ${formatValue(value, result.unit)} ${inBucket(bucket.label, result.interval)}${change}`,
  ]
}

function bucketNumbers({ series }: ShownSeries, result: SeriesFrame): string[] {
  return result.buckets.flatMap((bucket, index) => {
    const value = series.values[index] ?? undefined
    if (value === undefined) return []
    const name = capitalize(nameBucket(bucket.label, result.interval))
    const text = `${name}: ${formatValue(value, result.unit)}`
    return [bucket.isComplete ? text : `${text} ${howUnfinished(bucket.label, result)}`]
  })
}
