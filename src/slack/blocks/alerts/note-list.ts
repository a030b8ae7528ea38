import { knownSpans, type KnownDay, type KnownSpan, type SpecialDay } from '../../../alert/known-days.ts'
import { formatDay, formatRange, plural } from '../../../result/format-value.ts'
import { cutText } from '../cut-text.ts'
import type { MessageContent } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { bold, code, lines, paragraph, person, words } from '../rich-text.ts'

/** The known days of one project. */
export interface ProjectNotes {
  projectName: string
  /** Oldest first. */
  notes: readonly KnownDay[]
  /** Whose public holidays are known days, too, and the next ones; undefined where none are configured. */
  holidays: { places: readonly string[]; ahead: readonly SpecialDay[] } | undefined
}

/** Of one project, and of all together: so many stay within the 12,000 characters that a message's blocks may hold. */
const mostOfOne = 40
const mostOfAll = 60
const mostProjects = 10

/** `/amp notes`: the days that are known to be special, the newest first, and apart from them the public holidays ahead. */
export function noteList(projects: readonly ProjectNotes[]): MessageContent {
  const most = Math.min(mostOfOne, Math.floor(mostOfAll / Math.min(projects.length, mostProjects)))
  const shown = projects.slice(0, mostProjects).map((project) => withNewest(project, most))
  return {
    text: cutText(escapeText(shown.flatMap(textLines).join('\n')), 4_000),
    blocks: shown.flatMap(blocksOf),
  }
}

interface ShownNotes extends ProjectNotes {
  /** The newest first. */
  spans: readonly KnownSpan[]
  /** Said behind their number where some are left out. */
  rest: string
}

function withNewest(project: ProjectNotes, most: number): ShownNotes {
  const spans = knownSpans(project.notes).toReversed()
  const rest = spans.length > most ? `, the newest ${most} here` : ''
  return { ...project, spans: spans.slice(0, most), rest }
}

function blocksOf(project: ShownNotes) {
  const { spans } = project
  const told = spans.length === 0 ? [] : [lines(spans.map(spanLine))]
  return [heading(project), ...told, ...holidayBlocks(project)]
}

const example = '/amp note 2026-11-27 Black Friday'

function heading({ projectName, notes, rest }: ShownNotes) {
  if (notes.length === 0)
    return paragraph(
      words(`No day of ${projectName} has a note. Write one down with `),
      code(example),
      words('.'),
    )
  return paragraph(
    bold(`${plural(notes.length, 'known day')} of ${projectName}`),
    words(`${rest}: left out of what is usual, marked in pictures, quoted by alerts.`),
  )
}

function spanLine({ text, by, ...span }: KnownSpan) {
  return [bold(spanWords(span)), words(`  ${text} · `), person(by)]
}

/** `Fri, Nov 27, 2026`, `Dec 24 – 26, 2026` */
export function spanWords(span: { start: string; end: string }): string {
  return span.start === span.end ? formatDay(span.start, { weekday: true, year: true }) : formatRange(span)
}

function holidayBlocks({ holidays }: ProjectNotes) {
  if (holidays === undefined) return []
  const { title, ahead } = holidayWords(holidays)
  return [paragraph(bold(title), words(`: ${ahead}`))]
}

/** `Public holidays of DE-BE ahead: Fri, Dec 25 Christmas Day · Sat, Dec 26 Boxing Day` */
function holidayWords({ places, ahead }: NonNullable<ProjectNotes['holidays']>): {
  title: string
  ahead: string
} {
  const days = ahead.map(({ day, text }) => `${formatDay(day, { weekday: true })} ${text}`)
  return {
    title: `Public holidays of ${places.join(', ')} ahead`,
    ahead: days.length === 0 ? 'none that I know of.' : days.join(' · '),
  }
}

function textLines({ projectName, notes, holidays, spans, rest }: ShownNotes): string[] {
  const first =
    notes.length === 0
      ? `No day of ${projectName} has a note. Write one down: ${example}`
      : `${plural(notes.length, 'known day')} of ${projectName}${rest}`
  const told = spans.map(({ text, ...span }) => `${spanWords(span)} ${text}`)
  if (holidays === undefined) return [first, ...told]
  const { title, ahead } = holidayWords(holidays)
  return [first, ...told, `${title}: ${ahead}`]
}
