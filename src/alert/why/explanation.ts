import { compareWords } from '../../result/compare-words.ts'
import { formatValue } from '../../result/format-value.ts'
import {
  breakdownSentence,
  isShared,
  isUnlike,
  nounOf,
  tellingness,
  type Breakdown,
  type ToldChange,
} from './breakdown-words.ts'

export interface ExplainedChange extends ToldChange {
  /** What was counted, as a heading: `Play Song, totals`. */
  title: string
  /** `on Sun, Nov 22`, `at 14:00 on Sun, Nov 22`. */
  when: string
  /** What it is compared with: `Sun, Nov 15`. */
  reference: string
  breakdowns: readonly Breakdown[]
  /** No more than counts move by themselves. */
  isChance: boolean
  /** One person may be in several groups. */
  overlaps: boolean
  /** What was left out, as sentences. */
  remarks: readonly string[]
}

/** A change in sentences: how large it is, then a line per property, the one that tells most first. */
export function explanationLines(change: ExplainedChange): string[] {
  const told = change.breakdowns
    .filter(({ contributions }) => contributions.length > 0)
    .toSorted((a, b) => tellingness(b) - tellingness(a))
  const isExplained = told.some((breakdown) => tellingness(breakdown) > 0)
  return [
    changeSentence(change),
    ...(isExplained || !change.isChance ? told.map((breakdown) => breakdownSentence(breakdown, change)) : []),
    ...conclusion(change, told, isExplained),
    ...change.remarks,
  ]
}

function conclusion(change: ExplainedChange, told: readonly Breakdown[], isExplained: boolean): string[] {
  if (isExplained) return change.overlaps ? [overlapCaveat] : []
  if (change.isChance) return ['That is no more than chance makes, and no group stands out.']
  if (told.some(isUnlike)) return [unlikeWords]
  return told.some(isShared) ? [sharedWords(change)] : []
}

const unlikeWords = 'Some moved more than others, but numbers as small as these do so by chance.'

const overlapCaveat = 'People may be in several groups, so shares need not add up to 100%.'

/** `1,204 on Sun, Nov 22 is 31% below Sun, Nov 15 (1,745).` */
function changeSentence({ whole, unit, when, reference }: Omit<ExplainedChange, 'breakdowns'>): string {
  const beside = compareWords(whole.before, whole.after, unit)
  return `${formatValue(whole.after, unit)} ${when} is ${beside} ${reference} (${formatValue(whole.before, unit)}).`
}

function sharedWords(change: ExplainedChange): string {
  return change.whole.after < change.whole.before
    ? `What makes the ${nounOf(change)} is common to all groups: think of counting, a release or a holiday first.`
    : `What makes the ${nounOf(change)} is common to all groups: think of a campaign, a release or events sent twice.`
}
