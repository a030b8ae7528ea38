import { intervalWords, nameBucket } from './bucket-phrase.ts'
import { formatChange, formatValue, plural } from './format-value.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import type { Remark } from './remark.ts'
import { alignedPoints, completePoints, meanOf, referencePoint, valuesOf } from './series-figures.ts'
import { isBeyondChance, recentBuckets } from './series-remarks.ts'
import { isAdditive } from './series-words.ts'
import type { Change } from './summary.ts'

interface Move {
  label: string
  from: number
  to: number
  change: Pick<Change, 'text' | 'direction'>
  /** Against what, the same words for every line of a result. */
  versus: string
  /** Over how many buckets each of the two sides is a mean. */
  size: number
  /** The difference in units of its own chance scatter, so that small groups need larger moves. */
  strength: number
  isBeyondChance: boolean
}

/** A group that moved less than this is level. */
const smallestMove = 0.03

/**
 * Who moved most: against the comparison where there is one, else lately against just before, else the newest bucket
 * against its reference. Where all move one way, that is the news and the strongest only its example.
 */
export function moverRemark(result: SeriesResult, lines: readonly Series[]): Remark | undefined {
  const all = lines.map((line) => moveOf(result, line)).filter((move) => move !== undefined)
  const moves = all.filter((move) => !isAdditive(result) || isNotable(move, all))
  const [first] = moves
  if (first === undefined) return undefined
  const [strongest] = moves
    .filter(({ isBeyondChance }) => isBeyondChance)
    .sort((a, b) => b.strength - a.strength)
  const isNews = strongest !== undefined && !moves.every(isLevel)
  const crowd = { moves, of: lines.length }
  const text = isNews ? describeMove(result, strongest, crowd) : describeCalm(result, crowd)
  return { text: `${text} (${first.versus}).`, weight: isNews ? 68 : 50, isRequired: true }
}

/** In a long tail something always doubles or vanishes; only who holds a part of the whole can move it. */
function isNotable({ from, to }: Move, all: readonly Move[]): boolean {
  return from + to >= notableShare * all.reduce((sum, move) => sum + move.from + move.to, 0)
}

const notableShare = 0.01

/** Nobody moved, or only as much as small counts do by themselves. */
function describeCalm({ splitBy }: SeriesResult, crowd: Crowd): string {
  const { moves } = crowd
  if (moves.length < 2 || !moves.every(isLevel)) return `No ${splitBy} moved by more than chance`
  return `${everyone(crowd)} are level, no move above ${largestChange(moves)}`
}

function describeMove(result: SeriesResult, strongest: Move, crowd: Crowd): string {
  const { moves } = crowd
  const { direction, text } = strongest.change
  const per = strongest.size > 1 && isAdditive(result) ? ` ${intervalWords[result.interval].per}` : ''
  const figures = `${text} to ${formatValue(strongest.to, result.unit)}${per}`
  const isShared =
    moves.length > 1 && moves.every((move) => !isLevel(move) && move.change.direction === direction)
  if (!isShared) return `${strongest.label} moved most: ${figures}`
  return `${everyone(crowd)} are ${direction}, ${strongest.label} most: ${figures}`
}

/** Those that can be judged, of so many. */
interface Crowd {
  moves: readonly Move[]
  of: number
}

function everyone({ moves, of }: Crowd): string {
  if (moves.length < of) return `${moves.length} of ${of}`
  return moves.length === 2 ? 'Both' : `All ${moves.length}`
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
  const sums = { early: sides.from * sides.size, recent: sides.to * sides.size }
  return { label: line.label, ...sides, change, strength, isBeyondChance: isBeyondChance(result, sums) }
}

type Sides = Pick<Move, 'from' | 'to' | 'versus' | 'size'>

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
    size: pairs.length,
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
      size,
    }
  }
  const latest = points.at(-1)
  const reference = latest === undefined ? undefined : referencePoint(points, latest, result.interval)
  if (latest === undefined || reference === undefined) return undefined
  const versus = `vs ${nameBucket(reference.label, result.interval)}`
  return { from: reference.value, to: latest.value, versus, size: 1 }
}
