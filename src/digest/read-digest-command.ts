import { itemNumber, readWhose } from '../query/language/list-words.ts'
import { InvalidQueryError, type Span } from '../errors.ts'
import { escapeText, normalizeText } from '../query/language/normalize-text.ts'
import { nearest } from '../query/language/nearest.ts'
import type { KnownWorld } from '../query/language/token-reader.ts'
import { readPlan, type DigestPlan } from './read-plan.ts'

/** What can be said about digests. */
export type DigestCommand =
  /** `every weekday at 9:00 dau last 30d; retention` */
  | { kind: 'makeDigest'; plan: DigestPlan }
  /** The form for a new one; `draft` are questions as typed, behind a schedule perhaps, to be filled in. */
  | { kind: 'digestForm'; draft: string }
  | { kind: 'digests'; whose: 'channel' | 'mine' | 'all' }
  | { kind: 'digest'; id: number; act: DigestAct }

export type DigestAct =
  | { do: (typeof digestDeeds)[number] }
  /** To that person, by Slack id. */
  | { do: 'handOver'; to: string }

export const digestDeeds = ['show', 'run', 'pause', 'resume', 'edit', 'history', 'delete'] as const
type Deed = (typeof digestDeeds)[number]

/**
 * Reads what is about digests; undefined where the text is about something else. Never throws: a mistake comes back as the
 * error to show. Questions are read as `parseCommand` reads them, with what is known of the project.
 */
export function readDigestCommand(
  typed: string,
  known: KnownWorld = {},
): DigestCommand | InvalidQueryError | undefined {
  const text = normalizeText(typed).replace(/^\/amp(?= |$) ?/i, '')
  const [first = '', ...rest] = text.split(/\s+/)
  try {
    switch (first.toLowerCase()) {
      case 'every':
      case 'each':
      case 'cron':
        return { kind: 'makeDigest', plan: readPlan(text, known) }
      case 'digests':
        return readList(text, rest)
      case 'digest':
        return readOne({ typed, text, rest, known })
      default:
        return undefined
    }
  } catch (error) {
    if (error instanceof InvalidQueryError) return error
    throw error
  }
}

function readList(text: string, rest: readonly string[]): DigestCommand {
  const whose = readWhose(rest)
  if (whose !== undefined) return { kind: 'digests', whose }
  throw new InvalidQueryError({
    problem: 'Digests are listed for this channel, for you (`mine`), or, for administrators, `all`.',
    text,
    span: { start: 'digests '.length, end: text.length },
    suggestions: ['digests', 'digests mine', 'digests all'],
  })
}

interface Typed {
  /** With Slack's markup, which holds people's ids. */
  typed: string
  text: string
  rest: readonly string[]
  known: KnownWorld
}

function readOne({ typed, text, rest, known }: Typed): DigestCommand {
  const behind = text.replace(/^\S+\s*/, '')
  if (/^(?:every|each|cron)\b/i.test(behind)) return { kind: 'makeDigest', plan: readPlan(behind, known) }
  if (/^new\b/i.test(behind)) return { kind: 'digestForm', draft: escapeText(behind.replace(/^new\s*/i, '')) }
  // `digest pause 3` says the same as `digest 3 pause`.
  const [one = '', other = ''] = rest
  const isTurned =
    itemNumber(one) === undefined && itemNumber(other) !== undefined && deedIn(one) !== undefined
  const words = isTurned ? [other, one, ...rest.slice(2)] : rest
  const id = itemNumber(words[0] ?? '')
  if (id === undefined) return { kind: 'digestForm', draft: escapeText(behind) }
  return { kind: 'digest', id, act: readAct(typed, text, words.slice(1)) }
}

const alsoSaid: Readonly<Record<string, Deed>> = {
  '': 'show',
  test: 'run',
  stop: 'pause',
  start: 'resume',
  unpause: 'resume',
  change: 'edit',
  remove: 'delete',
  runs: 'history',
}

function deedIn(word: string): Deed | undefined {
  return digestDeeds.find((deed) => deed === word.toLowerCase()) ?? alsoSaid[word.toLowerCase()]
}

function readAct(typed: string, text: string, words: readonly string[]): DigestAct {
  const said = words.join(' ').toLowerCase()
  const deed = deedIn(said === 'run now' ? 'run' : said)
  if (deed !== undefined) return { do: deed }
  if (/^(?:give|hand|owner)\b/.test(said)) return { do: 'handOver', to: personIn(typed, text) }
  const start = text.length - words.join(' ').length
  const number = text.slice(0, start).trim()
  const meant = nearest(words[0] ?? '', digestDeeds)
  const offered = meant === undefined ? ['run', 'pause', 'edit', 'history'] : [meant]
  throw new InvalidQueryError({
    problem: `I don’t know “${text.slice(start)}”. Of a digest: \`run\`, \`pause\`, \`resume\`, \`edit\`, \`history\`, \`delete\`, \`give to @someone\`.`,
    text,
    span: { start, end: text.length },
    suggestions: offered.map((one) => `${number} ${one}`),
  })
}

/** Slack writes people as `<@U012|ana>`; a name alone would not say who is meant. */
function personIn(typed: string, text: string): string {
  const id = /<@([UW][A-Z0-9]+)/.exec(typed)?.[1]
  if (id !== undefined) return id
  const span: Span = { start: 0, end: text.length }
  const problem = 'To whom? Mention the person with @, so that Slack tells me who is meant.'
  throw new InvalidQueryError({ problem, text, span, suggestions: [] })
}
