import { intervalWords, nameBucket } from './bucket-phrase.ts'
import { formatChange, formatValue, plural } from './format-value.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import type { Remark } from './remark.ts'
import { alignedPoints, completePoints, meanOf, referencePoint, valuesOf } from './series-figures.ts'
import { recentBuckets } from './series-remarks.ts'
import type { Change } from './summary.ts'

interface Move {
  label: string
  from: number
  to: number
  change: Pick<Change, 'text' | 'direction'>
  /** Against what, the same words for every line of a result. */
  versus: string
  /** Whether the two sides are means over several buckets. */
  isMean: boolean
  /** The difference in units of its own chance scatter, so that small groups need larger moves. */
  strength: number
}

/** A group that moved less than this is level. */
const smallestMove = 0.03

/**
 * Who moved most: against the comparison where there is one, else lately against just before, else the newest bucket
 * against its reference. Where all move one way, that is the news and the strongest only its example.
 */
export function moverRemark(result: SeriesResult, lines: readonly Series[]): Remark | undefined {
  const moves = lines.map((line) => moveOf(result, line)).filter((move) => move !== undefined)
  const [strongest] = [...moves].sort((a, b) => b.strength - a.strength)
  if (strongest === undefined) return undefined
  const weight = moves.length > 2 ? 72 : 66
  return {
    text: `${describeMoves(result, strongest, moves)} (${strongest.versus}).`,
    weight,
    isRequired: true,
  }
}

function describeMoves(result: SeriesResult, strongest: Move, moves: readonly Move[]): string {
  const everyone = moves.length === 2 ? 'Both' : `All ${moves.length}`
  if (moves.length > 1 && moves.every(isLevel)) {
    return `${everyone} are level, no move above ${largestChange(moves)}`
  }
  const { direction, text } = strongest.change
  const per = strongest.isMean ? ` ${intervalWords[result.interval].per}` : ''
  const figures = `${text} to ${formatValue(strongest.to, result.unit)}${per}`
  const isShared =
    moves.length > 1 && moves.every((move) => !isLevel(move) && move.change.direction === direction)
  if (!isShared) return `${strongest.label} moved most: ${figures}`
  return `${everyone} are ${direction}, ${strongest.label} most: ${figures}`
}

function isLevel({ from, to }: Move): boolean {
  return Math.abs(to - from) < smallestMove * from
}

function largestChange(moves: readonly Move[]): string {
  const [largest] = [...moves].sort((a, b) => Math.abs(b.to / b.from - 1) - Math.abs(a.to / a.from - 1))
  return largest === undefined ? '0%' : largest.change.text.replace(/^[+−]/, '')
}

function moveOf(result: SeriesResult, line: Series): Move | undefined {
  const sides = sidesOf(result, line)
  if (sides === undefined || (sides.from === 0 && sides.to === 0)) return undefined
  const change = formatChange(sides.from, sides.to, result.unit)
  const strength = Math.abs(sides.to - sides.from) / Math.sqrt(Math.abs(sides.from) + Math.abs(sides.to))
  return { label: line.label, ...sides, change, strength }
}

type Sides = Pick<Move, 'from' | 'to' | 'versus' | 'isMean'>

function sidesOf(result: SeriesResult, line: Series): Sides | undefined {
  return result.comparison === undefined ? recentSides(result, line) : comparedSides(result, line)
}

function comparedSides(result: SeriesResult, line: Series): Sides | undefined {
  const pairs = alignedPoints(result, line)
  if (pairs.length === 0) return undefined
  return {
    from: meanOf(pairs.map(({ earlier }) => earlier.value)),
    to: meanOf(pairs.map(({ current }) => current.value)),
    versus: `vs ${result.comparison?.label ?? ''}`,
    isMean: pairs.length > 1,
  }
}

function recentSides(result: SeriesResult, line: Series): Sides | undefined {
  const points = completePoints(result, line)
  const size = recentBuckets[result.interval]
  if (points.length >= 2 * size) {
    return {
      from: meanOf(valuesOf(points.slice(-2 * size, -size))),
      to: meanOf(valuesOf(points.slice(-size))),
      versus: `last ${plural(size, intervalWords[result.interval].noun)} vs the ${size} before`,
      isMean: true,
    }
  }
  const latest = points.at(-1)
  const reference = latest === undefined ? undefined : referencePoint(points, latest, result.interval)
  if (latest === undefined || reference === undefined) return undefined
  const versus = `vs ${nameBucket(reference.label, result.interval)}`
  return { from: reference.value, to: latest.value, versus, isMean: false }
}
