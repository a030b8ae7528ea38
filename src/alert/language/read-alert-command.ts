import { itemNumber, readWhose } from '../../query/language/list-words.ts'
import { InvalidQueryError } from '../../errors.ts'
import { nearest } from '../../query/language/nearest.ts'
import { escapeText, normalizeText } from '../../query/language/normalize-text.ts'
import type { KnownWorld } from '../../query/language/token-reader.ts'
import { mistakeIn } from './mistake-in.ts'
import { deedIn, readAlertAct, type AlertAct } from './read-alert-act.ts'
import { readAlertPlan, type AlertPlan } from './read-alert-plan.ts'
import { readNote, type NoteCommand } from './read-note.ts'
import { readWhy, type WhyCommand } from './read-why.ts'

/** What can be said about alerts, about what they look at and about days that are special. */
export type AlertCommand =
  /** `alert dau drops 20% vs last week` */
  | { kind: 'makeAlert'; plan: AlertPlan }
  /** The form for a new one; `draft` is what was typed of it. */
  | { kind: 'alertForm'; draft: string }
  | { kind: 'alerts'; whose: 'channel' | 'mine' | 'all' }
  | { kind: 'alert'; id: number; act: AlertAct }
  | WhyCommand
  | NoteCommand

/**
 * Reads what is about alerts; undefined where the text is about something else. Never throws: a mistake comes back as the error to
 * show, with its place in the whole text.
 */
export function readAlertCommand(
  typed: string,
  known: KnownWorld = {},
): AlertCommand | InvalidQueryError | undefined {
  const text = normalizeText(typed).replace(/^\/amp(?= |$) ?/i, '')
  const [first = '', ...rest] = text.split(/\s+/)
  try {
    switch (first.toLowerCase()) {
      case 'alerts':
        return readList(text, rest)
      case 'alert':
        return readOne({ typed, text, rest, known })
      case 'why':
        return readWhy(text, known)
      case 'notes':
        return readNotes(text, rest)
      case 'note':
        return readNote(text, known)
      default:
        return undefined
    }
  } catch (error) {
    if (error instanceof InvalidQueryError) return error
    throw error
  }
}

function readList(text: string, rest: readonly string[]): AlertCommand {
  const whose = readWhose(rest)
  if (whose !== undefined) return { kind: 'alerts', whose }
  throw mistakeIn(
    text,
    {
      span: { start: 'alerts '.length, end: text.length },
      problem: 'Alerts are listed for this channel, for you (`mine`), or, for administrators, `all`.',
    },
    { suggestions: ['alerts', 'alerts mine', 'alerts all'] },
  )
}

function readNotes(text: string, rest: readonly string[]): AlertCommand {
  if (rest.length === 0) return { kind: 'notes' }
  const span = { start: 'notes '.length, end: text.length }
  const suggestions = ['notes', `note ${escapeText(text.slice(span.start))}`]
  throw mistakeIn(text, { span, problem: '`notes` stands alone; `note` writes one down.' }, { suggestions })
}

interface Typed {
  /** With Slack's markup, which holds people's ids. */
  typed: string
  text: string
  rest: readonly string[]
  known: KnownWorld
}

function readOne({ typed, text, rest, known }: Typed): AlertCommand {
  const behind = text.replace(/^\S+\s*/, '')
  if (/^(?:new(?!\s+users?\b)|form)\b/i.test(behind)) return formFor(behind.replace(/^\S+\s*/, ''))
  if (behind === '') return { kind: 'alertForm', draft: '' }
  // `alert mute 4` says the same as `alert 4 mute`.
  const [one = '', other = ''] = rest
  const verb = one.toLowerCase()
  const isTurned =
    itemNumber(one) === undefined &&
    itemNumber(other) !== undefined &&
    (verb === 'snooze' || (deedIn(verb) !== undefined && nearest(verb, ['dau']) === undefined))
  const words = isTurned ? [other, one, ...rest.slice(2)] : rest
  const id = itemNumber(words[0] ?? '')
  if (id !== undefined)
    return {
      kind: 'alert',
      id,
      act: readAlertAct({ typed, text, words: words.slice(1), today: known.today }),
    }
  const start = fillersEnd(text)
  const plan = readAlertPlan(text, start, known)
  return 'draft' in plan ? { kind: 'alertForm', draft: plan.draft } : { kind: 'makeAlert', plan }
}

function formFor(draft: string): AlertCommand {
  return { kind: 'alertForm', draft: escapeText(draft) }
}

/** `alert me when dau drops 20%` */
function fillersEnd(text: string): number {
  return /^alert\s+(?:(?:me|us)\s+)?(?:(?:when|if|on)\s+)?/i.exec(text)?.[0].length ?? 0
}
