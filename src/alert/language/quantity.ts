import type { Span } from '../../errors.ts'
import type { Token } from '../../query/language/tokens.ts'

/** A number as it was typed, with the units behind it: `40 %`, `1.2k`, `2m 30s`. What it means depends on what is counted. */
export interface Quantity {
  parts: readonly { count: number; unit: QuantityUnit | undefined }[]
  /** A word that stood where a unit stands and is none. */
  unknownUnit: string | undefined
  span: Span
}

type QuantityUnit = '%' | 'pp' | 'k' | 'm' | 'b' | 'ms' | 's' | 'min' | 'h'

const spellings: readonly (readonly [QuantityUnit, RegExp])[] = [
  ['%', /^(%|percent|pct)$/],
  ['pp', /^(pp|pts?|points?|ppt)$/],
  ['k', /^(k|thousand)$/],
  ['m', /^(m|mio|mn|million)$/],
  ['b', /^(b|bn|billion)$/],
  ['ms', /^(ms|milliseconds?)$/],
  ['s', /^(s|secs?|seconds?)$/],
  ['min', /^(min|mins|minutes?)$/],
  ['h', /^(h|hrs?|hours?)$/],
]

const numberPattern = /^[$€£]?(-?\d{1,15}(?:\.\d{1,9})?)([^\d\s]*)$/

/** Reads the quantity at a place, and how many tokens it takes; undefined where no number stands. */
export function readQuantity(
  tokens: readonly Token[],
  index: number,
): { quantity: Quantity; length: number } | undefined {
  const parts: { count: number; unit: QuantityUnit | undefined }[] = []
  let unknownUnit: string | undefined
  let at = index
  for (;;) {
    const part = readPart(tokens, at)
    if (part === undefined || (parts.length > 0 && !goesOn(parts.at(-1)?.unit, part.unit))) break
    parts.push({ count: part.count, unit: part.unit })
    unknownUnit ??= part.unknownUnit
    at += part.length
  }
  if (parts.length === 0) return undefined
  const span = { start: tokens[index]?.span.start ?? 0, end: tokens[at - 1]?.span.end ?? 0 }
  return { quantity: { parts, unknownUnit, span }, length: at - index }
}

/** `30s` belongs to the `2m` before it, `50` to nothing. */
function goesOn(before: QuantityUnit | undefined, unit: QuantityUnit | undefined): boolean {
  const sizes: readonly (QuantityUnit | undefined)[] = ['h', 'min', 's', 'ms']
  const size = sizes.indexOf(before === 'm' ? 'min' : before)
  return size >= 0 && sizes.indexOf(unit === 'm' ? 'min' : unit) > size
}

interface Part {
  count: number
  unit: QuantityUnit | undefined
  unknownUnit: string | undefined
  length: number
}

function readPart(tokens: readonly Token[], index: number): Part | undefined {
  const grouped = groupedDigits(tokens, index)
  const [, digits, attached = ''] = numberPattern.exec(grouped.text) ?? []
  if (digits === undefined || tokens[index]?.kind !== 'word') return undefined
  const count = Number(digits)
  const { length } = grouped
  if (attached !== '') {
    const unit = unitOf(attached)
    return { count, unit, unknownUnit: unit === undefined ? attached : undefined, length }
  }
  const unit = detachedUnit(tokens, index + length)
  return { count, unit, unknownUnit: undefined, length: length + (unit === undefined ? 0 : 1) }
}

/** `12,345` is cut at its comma; `12, 345` are two numbers. */
function groupedDigits(tokens: readonly Token[], index: number): { text: string; length: number } {
  let text = tokens[index]?.key ?? ''
  let length = 1
  while (/^[$€£]?-?\d{1,3}(\d{3})*$/.test(text)) {
    const [last, comma, next] = [
      tokens[index + length - 1],
      tokens[index + length],
      tokens[index + length + 1],
    ]
    const isGlued =
      comma?.key === ',' && comma.span.start === last?.span.end && next?.span.start === comma.span.end
    if (!isGlued || !/^\d{3}(\D|$)/.test(next?.key ?? '')) break
    text += next?.key ?? ''
    length += 2
  }
  return { text, length }
}

/** A unit of its own, as in `40 %`; `min 50` behind a number is the least size and no minutes. */
function detachedUnit(tokens: readonly Token[], index: number): QuantityUnit | undefined {
  const unit = tokens[index]?.kind === 'word' ? unitOf(tokens[index].key) : undefined
  if (unit !== 'min' || !/^min(imum)?$/.test(tokens[index]?.key ?? '')) return unit
  const [, , behind] = numberPattern.exec(tokens[index + 1]?.key ?? '') ?? []
  const seconds = behind === '' ? (tokens[index + 2]?.key ?? '') : behind
  return behind === undefined || unitOf(seconds ?? '') === 's' ? 'min' : undefined
}

function unitOf(word: string): QuantityUnit | undefined {
  return spellings.find(([, pattern]) => pattern.test(word))?.[0]
}
