import { formatDuration, formatRatio, plural } from './format-value.ts'
import type { Caveat } from './metric-result.ts'

/** What a reader must know to trust the numbers, as one short phrase for the small print. */
export function describeCaveat(caveat: Caveat): string {
  switch (caveat.kind) {
    case 'sampled':
      return `estimated from a ${formatRatio(caveat.rate)} sample of users`
    case 'pruned':
      return 'Amplitude left out the smallest groups'
    case 'groupLimit':
      return `only the ${plural(caveat.limit, 'largest group', 'largest groups')}`
    case 'realtimeMissing':
      return 'the newest events are not counted yet'
    case 'partial':
      return 'Amplitude says that the numbers are not whole yet'
    case 'cached':
      return `from Amplitude's cache, ${formatDuration(caveat.ageMs)} old`
    case 'outage':
      return `Amplitude does not answer: the last known numbers, ${formatDuration(caveat.ageMs)} old`
  }
}
