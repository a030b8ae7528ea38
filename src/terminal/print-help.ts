import { helpPage } from '../query/help.ts'

/** A page of help as plain text, two columns: what to type, what it means. */
export function printHelp(topic: string | undefined): string {
  const page = helpPage(topic)
  const width = Math.max(0, ...page.sections.flatMap(({ entries }) => entries.map(({ text }) => text.length)))
  const sections = page.sections.map(({ heading, entries }) => {
    const lines = entries.map(({ text, meaning }) => `  ${text.padEnd(width)}  ${meaning}`.trimEnd())
    return `${heading}\n${lines.join('\n')}\n`
  })
  return `${page.title}\n\n${sections.join('\n')}`
}
