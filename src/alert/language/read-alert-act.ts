import type { InvalidQueryError } from '../../errors.ts'
import { nearest } from '../../query/language/nearest.ts'
import type { Day } from '../../query/query.ts'
import { mistakeIn } from './mistake-in.ts'
import { readSnooze } from './read-snooze.ts'
import type { SnoozeSaid } from '../snooze.ts'

const alertDeeds = [
  'show',
  'test',
  'backtest',
  'acknowledge',
  'mute',
  'resume',
  'edit',
  'history',
  'delete',
] as const
export type AlertDeed = (typeof alertDeeds)[number]

export type AlertAct =
  | { do: AlertDeed }
  | { do: 'snooze'; until: SnoozeSaid }
  /** To that person, by Slack id. */
  | { do: 'handOver'; to: string }

const alsoSaid: Readonly<Record<string, AlertDeed>> = {
  '': 'show',
  check: 'test',
  run: 'test',
  ack: 'acknowledge',
  pause: 'mute',
  stop: 'mute',
  silence: 'mute',
  unmute: 'resume',
  unsnooze: 'resume',
  wake: 'resume',
  start: 'resume',
  unpause: 'resume',
  change: 'edit',
  remove: 'delete',
  runs: 'history',
}

export function deedIn(word: string): AlertDeed | undefined {
  const key = word.toLowerCase()
  return alertDeeds.find((deed) => deed === key) ?? (Object.hasOwn(alsoSaid, key) ? alsoSaid[key] : undefined)
}

interface Said {
  /** With Slack's markup, which holds people's ids. */
  typed: string
  /** The whole text, normalised. */
  text: string
  /** What stands behind the alert's number. */
  words: readonly string[]
  today: Day | undefined
}

/** Reads what is to be done with one alert. Throws `InvalidQueryError`. */
export function readAlertAct(said: Said): AlertAct {
  const { typed, text, words, today } = said
  const phrase = words.join(' ').toLowerCase()
  const deed = deedIn(phrase)
  if (deed !== undefined) return { do: deed }
  if (/^snooze\b/.test(phrase)) {
    const until = readSnooze(phrase.replace(/^snooze\s*/, ''), today)
    if (until !== undefined) return { do: 'snooze', until }
    throw unknownTime(said)
  }
  if (/^(?:give|hand|owner)\b/.test(phrase)) return { do: 'handOver', to: personIn(typed, text) }
  throw unknownDeed(said)
}

function unknownTime({ text, words }: Said): InvalidQueryError {
  const start = text.length - words.slice(1).join(' ').length
  const before = text.slice(0, start).trim()
  return mistakeIn(
    text,
    {
      span: { start: Math.min(start, text.length - 'snooze'.length), end: text.length },
      problem: 'Until when? For example `snooze 2h`, `snooze until tomorrow` or `snooze 1 week`.',
    },
    {
      suggestions: ['1h', 'until tomorrow', '1 week'].map((time) => `${before} ${time}`),
      isUnfinished: words.length === 1,
    },
  )
}

function unknownDeed({ text, words }: Said): InvalidQueryError {
  const start = text.length - words.join(' ').length
  const number = text.slice(0, start).trim()
  const meant = nearest(words[0] ?? '', [...alertDeeds.slice(1), 'snooze'])
  const offered =
    meant === undefined
      ? ['test', 'snooze 2h', 'mute', 'edit', 'history']
      : [meant === 'snooze' ? 'snooze 2h' : meant]
  return mistakeIn(
    text,
    {
      span: { start, end: text.length },
      problem: `I don’t know “${text.slice(start)}”. Of an alert: \`test\`, \`backtest\`, \`acknowledge\`, \`snooze 2h\`, \`mute\`, \`resume\`, \`edit\`, \`history\`, \`delete\`, \`give to @someone\`.`,
    },
    { suggestions: offered.map((one) => `${number} ${one}`) },
  )
}

/** Slack writes people as `<@U012|ana>`; a name alone would not say who is meant. */
function personIn(typed: string, text: string): string {
  const id = /<@([UW][A-Z0-9]+)/.exec(typed)?.[1]
  if (id !== undefined) return id
  const problem = 'To whom? Mention the person with @, so that Slack tells me who is meant.'
  throw mistakeIn(text, { span: { start: 0, end: text.length }, problem })
}
