import type { InvalidQueryError, Span } from '../../errors.ts'
import { longestSavedName, savedName } from '../saved-name.ts'
import { actionNames, type ActionName } from './actions.ts'
import { findKind, kindWords, takeKind } from './kinds/kinds.ts'
import { escapeText } from './normalize-text.ts'
import type { TokenReader } from './token-reader.ts'

/** Something to do that is no question. */
export type Action =
  /** Open the form: `about` is the kind of question it begins with, `draft` what is to be filled in, as typed. */
  | { kind: 'build'; about: string | undefined; draft: string }
  | { kind: 'save'; name: string }
  | { kind: 'saved' | 'status' | 'projects' }

/** Reads an action where the text begins with one, or with the bare name of a kind that only a form can complete. */
export function readAction(reader: TokenReader): Action | undefined {
  const name = actionNames.find((action) => reader.takeIf(action))
  if (name === undefined) return readBareKind(reader)
  const rest = { start: reader.peek().span.start, end: reader.text.length }
  switch (name) {
    case 'build':
      return { kind: 'build', ...readDraft(reader, rest) }
    case 'save':
      return { kind: 'save', name: readSavedName(reader, rest) }
    case 'saved':
    case 'status':
    case 'projects':
      if (reader.isAtEnd) return { kind: name }
      throw leftOver(reader, name, rest)
  }
}

/** Of these, nothing at all was said, so the form says more than a mistake would. */
const formKinds: ReadonlySet<string> = new Set(['event', 'funnel'])

function readBareKind(reader: TokenReader): Action | undefined {
  if (reader.peek(1).kind !== 'end') return undefined
  const kind = findKind(reader.peek().key)
  if (kind === undefined || !formKinds.has(kind.name)) return undefined
  return { kind: 'build', about: kind.name, draft: kind.name }
}

function readDraft(reader: TokenReader, rest: Span): { about: string | undefined; draft: string } {
  return { about: takeKind(reader)?.name, draft: escapeText(reader.slice(rest)) }
}

function readSavedName(reader: TokenReader, rest: Span): string {
  const example = 'save weekly-signups'
  if (reader.isAtEnd) {
    throw reader.error(
      `\`save\` needs a name for your last question, for example \`${example}\`.`,
      reader.lastTaken().span,
      {
        suggestions: [example],
        isUnfinished: true,
      },
    )
  }
  const typed = reader.slice(rest)
  const name = savedName(typed)
  if (name === undefined) {
    const problem = `A name is one word of at most ${longestSavedName} letters, digits, \`-\` and \`_\`, for example \`${example}\`.`
    throw reader.error(problem, rest, { suggestions: [`save ${asOneWord(typed)}`] })
  }
  if (!isTaken(name)) return name
  const problem = `\`${name}\` means something already, so a question saved as that could not be asked.`
  throw reader.error(problem, rest, { suggestions: [`save my-${name}`] })
}

/** Words that begin something of their own, now or as soon as there are digests and alerts. */
const otherWords = ['help', 'every', 'cron', 'digest', 'digests', 'alert', 'alerts', 'why', 'note', 'notes']

function isTaken(name: string): boolean {
  return [...kindWords, ...actionNames, ...otherWords].some(
    (words) => words === name || words.startsWith(`${name} `),
  )
}

function asOneWord(typed: string): string {
  const word = typed
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .slice(0, longestSavedName)
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
  return savedName(word) ?? 'weekly-signups'
}

function leftOver(reader: TokenReader, name: ActionName, rest: Span): InvalidQueryError {
  return reader.error(`\`${name}\` stands alone.`, rest, { suggestions: [name] })
}
