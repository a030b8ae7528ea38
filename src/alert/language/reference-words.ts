import type { Span } from '../../errors.ts'
import type { Token } from '../../query/language/tokens.ts'
import type { references } from '../alert-rule.ts'

/** What a change is measured against, as it was said; `other` is something that it cannot be. */
export interface SaidReference {
  against: (typeof references)[number] | 'other'
  span: Span
}

const openings = /^(vs|versus|against|than|from)$/
const closings: readonly (readonly [SaidReference['against'], RegExp])[] = [
  [
    'last week',
    /^(the )?same (weekday|day|hour|time|hour and weekday)( last week| a week (ago|earlier|before))?(?= |$)/,
  ],
  ['last week', /^(the )?(last week|(a |the )?week (ago|earlier|before)|usual weekday)(?= |$)/],
  ['previous', /^(the )?previous( (day|hour|week|month|bucket|point|value|one))?(?= |$)/],
  ['previous', /^(the )?(day|hour|week|month|bucket|point|value) before(?= |$)/],
  ['previous', /^(yesterday|last (day|hour))(?= |$)/],
]

/** Reads `vs last week`, `compared with the day before`; undefined where nothing is compared. */
export function readReference(tokens: readonly Token[], index: number): SaidReference | undefined {
  const length = openingLength(tokens, index)
  if (length === 0) return undefined
  const behind = tokens.slice(index + length, index + length + 6)
  const words = behind.map(({ kind, key }) => (kind === 'word' ? key : '\n')).join(' ')
  const found = closings
    .map(([against, pattern]) => ({ against, words: pattern.exec(words)?.[0] }))
    .find((closing) => closing.words !== undefined)
  const start = tokens[index]?.span.start ?? 0
  // What it cannot be is taken up to the end of its last word, so that the mistake marks all of it.
  const taken =
    found?.words?.split(' ').length ?? (/^(last|the|this|a) \w/.test(words) ? 2 : words === '' ? 0 : 1)
  const end = tokens[Math.min(index + length + taken, tokens.length - 1) - 1]?.span.end ?? start
  return { against: found?.against ?? 'other', span: { start, end } }
}

function openingLength(tokens: readonly Token[], index: number): number {
  const word = tokens[index]?.key ?? ''
  if (openings.test(word)) return 1
  return word === 'compared' && /^(to|with)$/.test(tokens[index + 1]?.key ?? '') ? 2 : 0
}
