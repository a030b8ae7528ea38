import type { InvalidQueryError, Span } from '../../errors.ts'
import { longestSavedName, savedName } from '../saved-name.ts'
import { actionNames } from './actions.ts'
import { findKind, kindWords, takeKind } from './kinds/kinds.ts'
import { escapeText } from './normalize-text.ts'
import type { TokenReader } from './token-reader.ts'

/** Something to do that is no question. */
export type Action =
  /** Open the form: `about` is the kind of question it begins with, `draft` what is to be filled in, as typed. */
  | { kind: 'build'; about: string | undefined; draft: string }
  | { kind: 'save' | 'forget'; name: string }
  | { kind: 'saved' | 'status' | 'projects' }

/** Digests and alerts are read where schedules and rules are known; here they are only words that mean something already. */
const ownNames = ['build', 'save', 'saved', 'forget', 'status', 'projects'] as const

/** Reads an action where the text begins with one, or with the bare name of a kind that only a form can complete. */
export function readAction(reader: TokenReader): Action | undefined {
  const name = ownNames.find((action) => reader.takeIf(action))
  if (name === undefined) return readBareKind(reader)
  const rest = { start: reader.peek().span.start, end: reader.text.length }
  switch (name) {
    case 'build':
      return { kind: 'build', ...readDraft(reader, rest) }
    case 'save':
      return { kind: 'save', name: readFreeName(reader, rest) }
    case 'forget':
      return { kind: 'forget', name: readSavedName(reader, name, rest) }
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

/** A name under which a question can be asked again. */
function readFreeName(reader: TokenReader, rest: Span): string {
  const name = readSavedName(reader, 'save', rest)
  if (!isTaken(name)) return name
  const problem = `\`${name}\` means something already, so a question saved as that could not be asked.`
  throw reader.error(problem, rest, { suggestions: [`save my-${name}`] })
}

function readSavedName(reader: TokenReader, verb: 'save' | 'forget', rest: Span): string {
  const example = `${verb} weekly-signups`
  if (reader.isAtEnd) {
    const named = verb === 'save' ? 'a name for your last question' : 'the name of a saved question'
    const problem = `\`${verb}\` needs ${named}, for example \`${example}\`.`
    const suggestions = [verb === 'save' ? example : 'saved']
    throw reader.error(problem, reader.lastTaken().span, { suggestions, isUnfinished: true })
  }
  const typed = reader.slice(rest)
  const name = savedName(typed)
  if (name !== undefined) return name
  const problem = `A name is one word of at most ${longestSavedName} letters, digits, \`-\` and \`_\`, for example \`${example}\`.`
  throw reader.error(problem, rest, { suggestions: [`${verb} ${asOneWord(typed)}`] })
}

/** Words that begin something of their own without a page of help. */
const otherWords = ['help', 'each', 'cron']

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

function leftOver(reader: TokenReader, name: string, rest: Span): InvalidQueryError {
  return reader.error(`\`${name}\` stands alone.`, rest, { suggestions: [name] })
}
