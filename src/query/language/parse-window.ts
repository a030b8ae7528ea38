import { ambiguousUnit, readDuration, secondsOf, unitSeconds, writeCount } from './duration.ts'
import { needsMore } from './needs-more.ts'
import type { TokenReader } from './token-reader.ts'

/** Amplitude's default conversion window, and ours; its own charts default to one day, so it is always sent. */
export const defaultWindowSeconds = 30 * unitSeconds.day

/** Reads `within 7d`: the seconds between the first step and the last. */
export function parseWindow(reader: TokenReader): number {
  const keyword = reader.take().span
  const duration = readDuration(reader)
  if (duration === undefined) throw needsMore(reader, 'within', keyword)
  const { count } = duration
  const span = reader.spanFrom(keyword.start)
  if (count === 0) {
    throw reader.error('`within` needs at least one second.', span, { instead: ['within 1d'] })
  }
  const seconds = secondsOf(duration)
  if (seconds !== undefined) return seconds
  if (duration.unit === 'm') {
    throw ambiguousUnit(reader, span, [`within ${count}min`, `within ${Math.round(count * 30)}d`])
  }
  if (typeof duration.unit === 'string' && Object.hasOwn(unitSeconds, duration.unit)) {
    throw reader.error('A window is counted in whole seconds.', span, {
      instead: [`within ${writeCount(Math.max(1, Math.round(count)), duration.unit)}`],
    })
  }
  const problem = duration.unit === undefined ? 'A unit is missing' : 'Windows are not counted in this unit'
  throw reader.error(`${problem}: use \`s\`, \`min\`, \`h\`, \`d\` or \`weeks\`.`, span, {
    instead: [`within ${Math.ceil(count)}d`],
  })
}

/** The window in the words that `parseWindow` reads: the largest unit that fits, days at most. */
export function writeWindow(seconds: number): string {
  const { day, hour, minute } = unitSeconds
  if (seconds % day === 0) return `within ${seconds / day}d`
  if (seconds % hour === 0) return `within ${seconds / hour}h`
  if (seconds % minute === 0) return `within ${seconds / minute}min`
  return `within ${seconds}s`
}
