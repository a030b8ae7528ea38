import { capitalize, inBucket, intervalWords, nameBucket } from './bucket-phrase.ts'
import { compareWords } from './compare-words.ts'
import { formatChange, formatValue, plural } from './format-value.ts'
import { labelled } from './headline-in-words.ts'
import type { Unit } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import { outlierRemark } from './rhythm-remarks.ts'
import {
  rankSavedLines,
  savedComparison,
  savedLineName,
  savedMean,
  type RankedLine,
  type SavedLine,
  type SavedSeries,
} from './saved-series-figures.ts'
import { completePoints, referencePoint } from './series-figures.ts'
import { peakRemark, recordRemark, streakRemark, trendRemark, zeroRemark } from './series-remarks.ts'
import type { Change, Summary } from './summary.ts'

type Said = Pick<Summary, 'headline' | 'change' | 'sentences'>

/** A saved chart over time: the largest row's newest finished bucket, its change, and the other rows. */
export function summarizeSavedSeries(content: SavedSeries): Said {
  const ranked = rankSavedLines(content)
  const [main] = ranked
  const points = main === undefined ? [] : completePoints(content, main.line)
  const latest = points.at(-1)
  if (main === undefined || latest === undefined) return nothingFinished(content)
  const measured = { unit: content.unit, interval: intervalOf(content) }
  const isAlone = ranked.length === 1
  const when = inBucket(latest.label, measured.interval)
  const name = isAlone ? '' : savedLineName(main.line)
  const rank = isAlone ? '' : `, highest of ${ranked.length} rows`
  return {
    headline: {
      text: formatValue(latest.value, content.unit),
      ...labelled(name, `${unitPrefix(content.unit)}${when}${rank}`),
      value: latest.value,
    },
    change: changeOf(content, main.line),
    sentences: chooseSentences([
      comparisonRemark(content, main.line) ?? meanRemark(content, main.line),
      rivalsRemark(content, ranked),
      zeroRemark(measured, points),
      outlierRemark(measured, points) ?? streakRemark(measured, points) ?? recordRemark(measured, points),
      trendRemark(measured, points),
      isAlone ? peakRemark(measured, points) : undefined,
    ]),
  }
}

/** One bucket alone does not tell how long it is; a day is the likeliest. */
function intervalOf({ interval }: SavedSeries) {
  return interval ?? 'day'
}

function unitPrefix(unit: Unit): string {
  return unit === 'users' || unit === 'events' ? `${unit} ` : ''
}

function changeOf(content: SavedSeries, line: SavedLine): Change | undefined {
  const compared = savedComparison(content, line)
  if (compared !== undefined) {
    const { adverb } = intervalWords[intervalOf(content)]
    const change = formatChange(compared.before, compared.now, content.unit)
    return { ...change, versus: `${adverb} average vs the range before` }
  }
  const points = completePoints(content, line)
  const latest = points.at(-1)
  const reference = latest === undefined ? undefined : referencePoint(points, latest, intervalOf(content))
  if (latest === undefined || reference === undefined) return undefined
  const change = formatChange(reference.value, latest.value, content.unit)
  return { ...change, versus: `vs ${nameBucket(reference.label, intervalOf(content))}` }
}

function comparisonRemark(content: SavedSeries, line: SavedLine): Remark | undefined {
  const compared = savedComparison(content, line)
  if (compared === undefined) return undefined
  const { noun } = intervalWords[intervalOf(content)]
  const figures = `${formatValue(compared.now, content.unit)} on average against ${formatValue(compared.before, content.unit)} in the range before`
  const tally = `${compared.higher} of ${plural(compared.buckets, noun)} ${compared.higher === 1 ? 'is' : 'are'} higher`
  return { text: `${figures}; ${tally}.`, weight: 80, isRequired: true }
}

function meanRemark(content: SavedSeries, line: SavedLine): Remark | undefined {
  const { noun } = intervalWords[intervalOf(content)]
  const [first, ...others] = completePoints(content, line)
  if (first === undefined) return undefined
  if (others.length === 0) {
    const name = capitalize(nameBucket(first.label, intervalOf(content)))
    return { text: `${name} is the only finished ${noun} with a value.`, weight: 40 }
  }
  const mean = formatValue(savedMean(content, line), content.unit)
  return { text: `${mean} on average over ${plural(others.length + 1, noun)}.`, weight: 60, isRequired: true }
}

/** Rows may overlap and need not add up, so they are told against each other and never shared out. */
function rivalsRemark(
  { unit }: SavedSeries,
  [main, next, ...rest]: readonly RankedLine[],
): Remark | undefined {
  if (main === undefined || next === undefined) return undefined
  const last = rest.at(-1)
  const words = compareWords(main.value, next.value, unit)
  const lowest =
    last === undefined ? '' : `; lowest: ${savedLineName(last.line)} with ${formatValue(last.value, unit)}`
  const text = `${savedLineName(next.line)}: ${formatValue(next.value, unit)}, ${words} ${savedLineName(main.line)}${lowest}.`
  return { text, weight: 66, isRequired: true }
}

/** No row has a value in a finished bucket: what there is so far is marked as such. */
function nothingFinished(content: SavedSeries): Said {
  const { noun } = intervalWords[intervalOf(content)]
  const hasValues = content.series.some(({ values }) => values.some((value) => value !== null))
  const newest = content.buckets.at(-1)
  if (!hasValues || newest === undefined) {
    return {
      headline: { text: 'No data', label: 'in this chart', value: undefined },
      change: undefined,
      sentences: ['The chart is there, but none of its rows has a value.'],
    }
  }
  const name = capitalize(nameBucket(newest.label, intervalOf(content)))
  return {
    headline: { text: `No finished ${noun}`, label: 'yet', value: undefined },
    change: undefined,
    sentences: [`${name} is all that the chart covers so far, and it is not over.`],
  }
}
