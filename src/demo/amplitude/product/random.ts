/**
 * Randomness that depends on nothing but its keys: the same keys give the same numbers on every path, which is what
 * lets one day of the product be made again at any time.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  chance(probability: number): boolean
  /** Uniform integer in [low, high]. */
  integer(low: number, high: number): number
  /** Exponentially distributed with this mean, cut at eight times the mean so that no outlier spoils a chart. */
  exponential(mean: number): number
}

/** Mixes integer keys into one unsigned 32-bit number (the finaliser of MurmurHash3, chained). */
export function hash(a: number, b: number, c = 0): number {
  return finish(finish(finish(a ^ 0x9e3779b9) ^ b) ^ c)
}

/** `hash` as a fraction in [0, 1), for single decisions that need no generator. */
export function fraction(a: number, b: number, c = 0): number {
  return hash(a, b, c) / 4294967296
}

/** FNV-1a, so that names and identifiers can be keys. */
export function hashText(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return finish(value)
}

/** Mulberry32: small, fast and good enough for made-up people. */
export function createRandom(seed: number): Random {
  let state = seed
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    chance: (probability) => next() < probability,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    exponential: (mean) => Math.min(-Math.log(1 - next()), 8) * mean,
  }
}

/** Prepares a choice among weighted options; `pick(u)` takes a uniform number in [0, 1). */
export function weightedChoice<T>(options: readonly { value: T; weight: number }[]): (u: number) => T {
  const total = options.reduce((sum, option) => sum + option.weight, 0)
  return function pick(u) {
    let rest = u * total
    for (const option of options) {
      rest -= option.weight
      if (rest < 0) return option.value
    }
    const last = options.at(-1)
    if (last === undefined) throw new RangeError('A choice needs at least one option')
    return last.value
  }
}

function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
