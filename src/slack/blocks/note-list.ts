import { formatDay, plural } from '../../result/format-value.ts'
import { cutText } from './cut-text.ts'
import type { MessageContent } from './message-content.ts'
import { escapeText } from './mrkdwn.ts'
import { bold, code, lines, paragraph, person, words } from './rich-text.ts'

interface Note {
  day: string
  text: string
  by: string
}

const mostShown = 40

/** `/amp notes`: the days that are known to be special, the newest first. */
export function noteList(notes: readonly Note[], projectName: string): MessageContent {
  const example = '/amp note 2026-11-27 Black Friday'
  if (notes.length === 0)
    return {
      text: escapeText(`No day of ${projectName} has a note. Write one down: ${example}`),
      blocks: [
        paragraph(
          words(`No day of ${projectName} has a note. Write one down with `),
          code(example),
          words('.'),
        ),
      ],
    }
  const shown = notes.toSorted((a, b) => b.day.localeCompare(a.day)).slice(0, mostShown)
  const heading = `${plural(notes.length, 'known day')} of ${projectName}`
  return {
    text: cutText(escapeText([heading, ...shown.map(({ day, text }) => `${day} ${text}`)].join('\n')), 4_000),
    blocks: [
      paragraph(bold(heading), words(': left out of what is usual, marked in pictures, quoted by alerts.')),
      lines(
        shown.map(({ day, text, by }) => [
          bold(formatDay(day, { weekday: true, year: true })),
          words(`  ${text} · `),
          person(by),
        ]),
      ),
    ],
  }
}
