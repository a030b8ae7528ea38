import type { DigestLine, DigestMessage } from './digest-message.ts'

/** Slack takes so much as a message's text, escaped. */
const longestText = 3_600

/** Everything in words, the most important first, for notifications and screen readers; a part is never cut in half. */
export function digestText(message: Omit<DigestMessage, 'text'>): string {
  const sentences = [
    `${message.title}, ${message.dateLine}.`,
    ...message.marks,
    ...(message.verdict === undefined || message.verdict === '' ? [] : [message.verdict]),
    ...message.lines.map(lineInWords),
    ...(message.quiet.length === 0
      ? []
      : [`Within their usual range: ${message.quiet.map(inBrief).join('; ')}.`]),
    ...message.failures.map(({ command, reason }) => `Not answered: ${command}. ${reason}`),
    ...(message.context.length === 0 ? [] : [`${message.context.join('. ')}.`]),
  ]
  return joined(sentences)
}

function joined(sentences: readonly string[]): string {
  let text = ''
  for (const [index, sentence] of sentences.entries()) {
    const next = text === '' ? sentence : `${text} ${sentence}`
    const rest = ` And ${sentences.length - index} more.`
    if (next.length > longestText - rest.length)
      return text === '' ? sentence.slice(0, longestText) : `${text}${rest}`
    text = next
  }
  return text
}

/** `Daily active users: 8,210 on Sun, Nov 22, −31.2% vs last Sun. 31% below a usual Sunday (11,900).` */
function lineInWords(line: DigestLine): string {
  const moved = moveWords(line)
  const figure = `${line.title}: ${line.value} ${line.label}`.trim()
  return `${figure}${moved === '' ? '' : `, ${moved}`}.${line.remark === undefined ? '' : ` ${line.remark}`}`
}

/** `New users 312 (+2.1% vs last Sun)` */
function inBrief(line: DigestLine): string {
  const moved = moveWords(line)
  return `${line.title} ${line.brief}${moved === '' ? '' : ` (${moved})`}`
}

export function moveWords({ change }: DigestLine): string {
  return change === undefined ? '' : `${change.text} ${change.versus}`
}
