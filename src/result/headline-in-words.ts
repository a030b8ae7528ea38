import type { Headline } from './summary.ts'

/** What stands below a number, and whose number it is where the result has several: a group, a segment, an event. */
export function labelled(subject: string, label: string): Pick<Headline, 'label' | 'subject'> {
  return subject === '' ? { label } : { label: `${subject}${between}${label}`, subject }
}

/** A headline in one line: `633 users on Sun, Nov 22`, and of several `iOS: 193 users on Sun, Nov 22`. */
export function headlineInWords({ text, label, subject }: Headline): string {
  if (subject === undefined) return `${text} ${label}`.trim()
  return `${subject}: ${text} ${label.slice(subject.length + between.length)}`
}

const between = ' · '
