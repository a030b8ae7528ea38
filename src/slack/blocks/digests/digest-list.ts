import type { Digest } from '../../../digest/digest.ts'
import type { DigestRun } from '../../../jobs/digests/digest-store.ts'
import { plural } from '../../../result/format-value.ts'
import { cutText } from '../cut-text.ts'
import { digestButtons } from './digest-buttons.ts'
import { escapeNamed, nextWords, readersTime, runWords, wallTime, whenAndWhere } from './digest-words.ts'
import type { MessageContent } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { namedParts } from '../named-parts.ts'
import { bold, code, lines, paragraph, person, words } from '../rich-text.ts'

export interface ListedDigest {
  digest: Digest
  lastRun: DigestRun | undefined
  /** Whether the reader may change it. */
  mayChange: boolean
}

/** Two blocks each, within Slack's fifty, and their words within the 12,000 that it takes; the others are reached by their numbers. */
export const mostListed = 15
/** Ours, of a reason in the list; the history has it whole. */
const reasonLimit = 150

export interface ListedDigests {
  whose: 'channel' | 'direct' | 'mine' | 'all'
  /** How many there are in all. */
  total: number
}

/** `/amp digests`: next run, last result, owner, and what can be done; of many the first. */
export function digestList(listed: readonly ListedDigest[], { whose, total }: ListedDigests): MessageContent {
  const place = {
    channel: 'in this channel',
    direct: 'that come to you alone',
    mine: 'of yours',
    all: 'in all',
  }[whose]
  if (listed.length === 0) return noDigests(place)
  const shown = listed.slice(0, mostListed)
  const rest = shown.length < total ? `, the first ${shown.length} of them here` : ''
  const count = `${plural(total, 'digest')} ${place}`
  return {
    text: cutText(
      escapeText(
        [`${count}${rest}`, ...shown.map(({ digest }) => `${digest.id}: ${digest.definition.title}`)].join(
          '\n',
        ),
      ),
      4_000,
    ),
    blocks: [paragraph(bold(count), words(rest)), ...shown.flatMap(digestRow)],
  }
}

function digestRow({ digest, lastRun, mayChange }: ListedDigest): MessageContent['blocks'] {
  const { id, definition, ownerId } = digest
  const { timeZone } = definition.schedule
  const last =
    lastRun === undefined
      ? [words('no run yet')]
      : [
          words('last '),
          readersTime(lastRun.dueAt, timeZone),
          ...namedParts(`: ${cutText(runWords(lastRun), reasonLimit)}`),
        ]
  return [
    lines([
      [bold(`Digest ${id}`), words(` “${definition.title}” · `), person(ownerId)],
      whenAndWhere(digest),
      [...nextWords(digest), words(' · '), ...last],
    ]),
    digestButtons(
      digest,
      mayChange ? ['run', 'pause', 'resume', 'edit', 'history', 'delete'] : ['show', 'history'],
    ),
  ]
}

function noDigests(place: string): MessageContent {
  const example = '/amp every weekday at 9:00 dau last 30d; retention last 8 weeks'
  return {
    text: `There are no digests ${place}. Make one: ${example}`,
    blocks: [
      paragraph(
        words(`There are no digests ${place}. Make one with `),
        code(example),
        words(' or '),
        code('/amp digest new'),
        words('.'),
      ),
    ],
  }
}

/** `/amp digest 3 history`: the last runs with their reasons. */
export function digestHistory({ id, definition }: Digest, runs: readonly DigestRun[]): MessageContent {
  const { timeZone } = definition.schedule
  const heading = `Digest ${id} “${definition.title}”`
  if (runs.length === 0)
    return {
      text: escapeText(`${heading} has not run yet.`),
      blocks: [paragraph(words(`${heading} has not run yet.`))],
    }
  const told = runs.map((run) => `${wallTime(run.dueAt, timeZone)}: ${runWords(run)}`)
  return {
    text: escapeNamed([heading, ...told].join('\n')),
    blocks: [
      paragraph(bold(heading), words(`, ${runCount(runs.length)} (times in ${timeZone})`)),
      lines(told.map((line) => namedParts(cutText(line, 300)))),
    ],
  }
}

function runCount(count: number): string {
  return count === 1 ? 'its only run so far' : `its last ${plural(count, 'run')}`
}
