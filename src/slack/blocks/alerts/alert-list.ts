import { capitalize } from '../../../result/bucket-phrase.ts'
import type { Alert } from '../../../alert/alert-rule.ts'
import type { AlertEvent, RememberedAlert } from '../../../jobs/alerts/alert-store.ts'
import { plural } from '../../../result/format-value.ts'
import { alertButtons } from './alert-buttons.ts'
import { isQuiet } from './alert-card.ts'
import {
  alertCommand,
  alertPlace,
  isFiring,
  lastFiredWords,
  lastValueWords,
  nextCheckWords,
  stateSign,
  stateWords,
} from './alert-words.ts'
import { cutText } from '../cut-text.ts'
import { readersTime } from '../digests/digest-words.ts'
import type { MessageContent } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { namedParts } from '../named-parts.ts'
import { bold, code, lines, paragraph, person, words, type RichPart } from '../rich-text.ts'

export interface ListedAlert {
  remembered: Pick<RememberedAlert, 'alert' | 'memory'>
  /** Whether the reader may change it. */
  mayChange: boolean
}

/** Two blocks each, within Slack's fifty, and their words within the 12,000 that it takes; the others are reached by their numbers. */
const mostShown = 15
/** Ours, so that it stays so. */
const wordsLimit = 150

/** `/amp alerts`: state, owner, last fired, last value, next check; what fires stands first. */
export function alertList(
  listed: readonly ListedAlert[],
  { whose, now }: { whose: 'channel' | 'mine' | 'all'; now: Date },
): MessageContent {
  const place = { channel: 'in this channel', mine: 'of yours', all: 'in all' }[whose]
  if (listed.length === 0) return noAlerts(place)
  const urgency = ({ remembered }: ListedAlert): number => Number(isFiring(remembered.memory))
  const shown = listed.toSorted((a, b) => urgency(b) - urgency(a)).slice(0, mostShown)
  const firing = listed.filter(({ remembered }) => isFiring(remembered.memory)).length
  const rest = [
    firing === 0 ? '' : `, ${firing} firing`,
    shown.length < listed.length ? `, the first ${shown.length} of them here` : '',
  ].join('')
  const count = `${plural(listed.length, 'alert')} ${place}`
  const told = shown.map(
    ({ remembered }) =>
      `${remembered.alert.id}: ${remembered.alert.definition.title}, ${stateWords(remembered, now)}`,
  )
  return {
    text: cutText(escapeText([`${count}${rest}`, ...told].join('\n')), 4_000),
    blocks: [paragraph(bold(count), words(rest)), ...shown.flatMap((one) => alertRow(one, now))],
  }
}

function alertRow({ remembered, mayChange }: ListedAlert, now: Date): MessageContent['blocks'] {
  const { alert, memory } = remembered
  const { id, definition, ownerId } = alert
  const value = lastValueWords(definition, memory)
  const state: RichPart[] = [
    bold(cutText(`${stateSign(remembered, now)} ${capitalize(stateWords(remembered, now))}`, wordsLimit)),
    words(value === undefined ? '' : cutText(` · ${value}`, wordsLimit)),
  ]
  return [
    lines([
      [
        bold(`Alert ${id}`),
        words(` “${definition.title}” · `),
        person(ownerId),
        words(' · '),
        alertPlace(definition),
      ],
      [code(cutText(alertCommand(definition), wordsLimit))],
      state,
      [...lastFiredWords(memory), words(' · '), ...nextCheckWords(alert, now)],
    ]),
    alertButtons(alert, {
      deeds: mayChange
        ? ['show', 'backtest', 'mute', 'resume', 'edit', 'history']
        : ['show', 'backtest', 'history'],
      isQuiet: isQuiet(alert, now),
    }),
  ]
}

function noAlerts(place: string): MessageContent {
  const example = '/amp alert dau drops 20% vs last week'
  return {
    text: `There are no alerts ${place}. Make one: ${example}`,
    blocks: [
      paragraph(
        words(`There are no alerts ${place}. Make one with `),
        code(example),
        words(' or '),
        code('/amp alert new'),
        words('.'),
      ),
    ],
  }
}

/** `/amp alert 4 history`: what happened, the newest first, with who did it and why. */
export function alertHistory({ id, definition }: Alert, events: readonly AlertEvent[]): MessageContent {
  const heading = `Alert ${id} “${definition.title}”`
  if (events.length === 0)
    return {
      text: escapeText(`${heading}: nothing has happened yet.`),
      blocks: [paragraph(bold(heading), words(': nothing has happened yet.'))],
    }
  const told = events.map(({ at, what, reason }) => `${at.toISOString().slice(0, 16)} ${what}: ${reason}`)
  return {
    text: cutText(escapeText([heading, ...told].join('\n')), 4_000),
    blocks: [paragraph(bold(heading), words(', the newest first')), lines(events.map(eventLine))],
  }
}

function eventLine({ at, what, by, reason }: AlertEvent): RichPart[] {
  return [
    readersTime(at, 'UTC'),
    words('  '),
    bold(what),
    ...(by === undefined ? [] : [words(' by '), person(by)]),
    ...(reason === '' ? [] : reasonParts(cutText(`: ${reason}`, 250), by)),
  ]
}

/** What a person did may name another one; what a check says holds names out of Amplitude, which call nobody. */
function reasonParts(reason: string, by: string | undefined): RichPart[] {
  return by === undefined ? [words(reason)] : namedParts(reason)
}
