import type { Unit } from '../../result/metric-result.ts'
import type { Quantity } from './quantity.ts'

/** What a quantity is in the unit of a question, or why it is none and what to type instead. */
export type Amount = { value: number } | { problem: string; instead: readonly string[] }

const sizes = { k: 1e3, m: 1e6, b: 1e9 } as const
const durationsMs = { ms: 1, s: 1_000, min: 60_000, m: 60_000, h: 3_600_000 } as const
/** Beyond that, numbers are not exact. */
const mostCount = 1e15

/** `unit` is undefined where the question does not tell it: of a saved chart. */
export function amountIn(quantity: Quantity, unit: Unit | undefined): Amount {
  const { unknownUnit, parts } = quantity
  const typed = writeQuantity(quantity)
  if (unknownUnit !== undefined) {
    const numbers = parts.map(({ count }) => String(count))
    return {
      problem: `I don’t know the unit “${unknownUnit}”.`,
      instead: [exampleFor(numbers[0] ?? '1', unit)],
    }
  }
  const [{ count, unit: said } = { count: 0, unit: undefined }] = parts
  const isShare = said === '%' || said === 'pp'
  if (unit === 'durationMs') return durationOf(quantity, typed)
  if (said !== undefined && !isShare && !(said in sizes)) {
    return {
      problem: `“${typed}” is a length of time, and here ${nounOf(unit)} are counted.`,
      instead: [String(count)],
    }
  }
  if (unit === 'ratio') return shareOf(count, said)
  if (isShare && unit !== undefined) {
    return {
      problem: `“${typed}” is a share, and here ${nounOf(unit)} are counted.`,
      instead: [String(count)],
    }
  }
  const value = isShare
    ? hundredth(count)
    : count * (said !== undefined && said in sizes ? sizes[said as keyof typeof sizes] : 1)
  return Math.abs(value) > mostCount
    ? { problem: `“${typed}” is more than I can count.`, instead: [] }
    : { value }
}

/** A bare number above 1 can only be percent; below, it could be either. */
function shareOf(count: number, said: string | undefined): Amount {
  if (said === '%' || said === 'pp') return { value: hundredth(count) }
  if (said === undefined && Math.abs(count) > 1) return { value: hundredth(count) }
  return {
    problem: `Shares are written as percent: is “${count}” ${plainNumber(count * 100)}%, or ${count}%?`,
    instead: [`${plainNumber(count * 100)}%`, `${count}%`],
  }
}

function durationOf({ parts }: Quantity, typed: string): Amount {
  let value = 0
  for (const { count, unit } of parts) {
    if (unit === undefined || !(unit in durationsMs))
      return {
        problem: `“${typed}” needs a unit of time, such as \`s\` or \`min\`.`,
        instead: [`${count}s`, `${count}min`],
      }
    value += count * durationsMs[unit as keyof typeof durationsMs]
  }
  return { value }
}

function exampleFor(number: string, unit: Unit | undefined): string {
  if (unit === 'ratio') return `${number}%`
  return unit === 'durationMs' ? `${number}s` : number
}

/** What is counted, in words. */
export function nounOf(unit: Unit | undefined): string {
  switch (unit) {
    case 'users':
      return 'people'
    case 'events':
      return 'events'
    case 'ratio':
      return 'shares'
    case 'durationMs':
      return 'lengths of time'
    case 'number':
    case undefined:
      return 'numbers'
  }
}

function writeQuantity({ parts, unknownUnit }: Quantity): string {
  return parts.map(({ count, unit }) => `${count}${unit ?? unknownUnit ?? ''}`).join(' ')
}

/** 7 / 100 is 0.07, and 0.07 * 100 a hair more than 7: twelve digits are what anybody has typed. */
function hundredth(percent: number): number {
  return Number((percent / 100).toPrecision(15))
}

/** An amount as `amountIn` reads it: `40%`, `2min 30s`, `1200`. */
export function writeAmount(value: number, unit: Unit | undefined): string {
  if (unit === 'ratio') return `${plainNumber(value * 100)}%`
  return unit === 'durationMs' ? writeDuration(value) : plainNumber(value)
}

function writeDuration(durationMs: number): string {
  const minutes = Math.floor(durationMs / 60_000)
  const seconds = plainNumber((durationMs - minutes * 60_000) / 1_000)
  if (minutes === 0) return `${seconds}s`
  return seconds === '0' ? `${minutes}min` : `${minutes}min ${seconds}s`
}

/** Without an exponent, and without the dust that binary fractions leave. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(12))
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(9).replace(/\.?0+$/, '') : text
}
