import type { RichTextBlock } from '@slack/types'
import { readersTime, wallTime } from './digest-words.ts'
import { bold, lines, paragraph, words, type RichPart } from '../rich-text.ts'

/** The next runs in the zone of the schedule and, beside it, as the reader's own clock will show them. */
export function nextRunLines(runs: readonly Date[], timeZone: string): RichTextBlock {
  if (runs.length === 0) return paragraph(words('It has no further run.'))
  const rows = runs.map((run): RichPart[] => [
    words(`${wallTime(run, timeZone)}  ·  for you `),
    readersTime(run, timeZone),
  ])
  return lines([[bold('Next runs'), words(` (${timeZone})`)], ...rows])
}
