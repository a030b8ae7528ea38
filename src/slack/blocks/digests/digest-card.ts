import { capitalize } from '../../../result/bucket-phrase.ts'
import type { Digest } from '../../../digest/digest.ts'
import type { DigestRun } from '../../../jobs/digests/digest-store.ts'
import { cutText } from '../cut-text.ts'
import { digestButtons } from './digest-buttons.ts'
import {
  escapeNamed,
  nextWords,
  placeText,
  readersTime,
  runWords,
  scheduleWords,
  wallTime,
  whenAndWhere,
} from './digest-words.ts'
import type { MessageContent, SlackBlock } from '../message-content.ts'
import { namedParts } from '../named-parts.ts'
import { nextRunLines } from './next-runs.ts'
import { bold, bulletList, code, lines, person, words, type RichPart } from '../rich-text.ts'

/** What happened to a digest, and who did it: `was paused`. */
export interface DigestNews {
  verb: string
  userId: string
  /** To whom, where it was handed over. */
  to?: string
}

/** Into the channel, when a digest is set up or changed: by whom, what, and when it comes. */
export function digestConfirmation(
  digest: Digest,
  news: DigestNews,
  { nextRuns, cost }: { nextRuns: readonly Date[]; cost: number },
): MessageContent {
  const { id, definition } = digest
  const { timeZone } = definition.schedule
  const [first] = nextRuns
  const when = first === undefined ? '' : ` It comes next ${wallTime(first, timeZone)} (${timeZone}).`
  return {
    text: escapeNamed(`Digest ${id} “${definition.title}” ${news.verb}: ${scheduleWords(digest)}.${when}`),
    blocks: [
      lines([
        newsLine(digest, news),
        whenAndWhere(digest),
        ...(digest.state === 'active' ? [] : [nextWords(digest)]),
      ]),
      questionList(definition.parts),
      ...(digest.state === 'active' ? [nextRunLines(nextRuns, timeZone)] : []),
      ...notes(definition, cost),
      digestButtons(digest, ['run', 'edit', 'pause', 'resume', 'history']),
    ],
  }
}

/** Into the channel, when nothing is changed in what a digest says: it was paused, resumed or handed over. */
export function digestNotice(digest: Digest, news: DigestNews): MessageContent {
  const { id, definition, state, pausedBecause } = digest
  const isToldBefore = state === 'paused' && pausedBecause === undefined
  return {
    text: escapeNamed(`Digest ${id} “${definition.title}” ${news.verb}.`),
    blocks: [
      lines([newsLine(digest, news), ...(isToldBefore ? [] : [nextWords(digest)])]),
      digestButtons(digest, ['show', 'pause', 'resume', 'history']),
    ],
  }
}

/** Into a channel where a digest comes no more. */
export function digestFarewell(digest: Digest, news: DigestNews): MessageContent {
  const { id, definition } = digest
  return {
    text: escapeNamed(`Digest ${id} “${definition.title}” ${news.verb}.`),
    blocks: [lines([newsLine(digest, news)])],
  }
}

/** To whoever owns a digest from now on. */
export function digestHandedOver(digest: Digest, by: string): MessageContent {
  const { id, definition } = digest
  return {
    text: escapeNamed(`Digest ${id} “${definition.title}” is yours now.`),
    blocks: [
      lines([
        [bold(`Digest ${id}`), words(` “${definition.title}” is yours now, handed over by `), person(by)],
        whenAndWhere(digest),
      ]),
      digestButtons(digest, ['show', 'edit', 'pause', 'resume']),
    ],
  }
}

function newsLine({ id, definition }: Digest, { verb, userId, to }: DigestNews): RichPart[] {
  return [
    bold(`Digest ${id}`),
    words(` “${definition.title}” ${verb}`),
    ...(to === undefined ? [] : [words(' to '), person(to)]),
    words(' by '),
    person(userId),
    words('.'),
  ]
}

/** `/amp digest 3`: everything about one, for whoever asks. */
export function digestCard(
  digest: Digest,
  {
    lastRun,
    nextRuns,
    mayChange,
    cost,
  }: { lastRun: DigestRun | undefined; nextRuns: readonly Date[]; mayChange: boolean; cost: number },
): MessageContent {
  const { id, definition, ownerId } = digest
  const { timeZone } = definition.schedule
  return {
    text: escapeNamed(
      `Digest ${id} “${definition.title}”: ${scheduleWords(digest)}, to ${placeText(digest)}.`,
    ),
    blocks: [
      lines([
        [bold(`Digest ${id}`), words(` “${definition.title}”, kept by `), person(ownerId)],
        whenAndWhere(digest),
        ...(digest.state === 'active' ? [] : [nextWords(digest)]),
        ...(lastRun === undefined
          ? []
          : [
              [words('last '), readersTime(lastRun.dueAt, timeZone), ...namedParts(`: ${runWords(lastRun)}`)],
            ]),
      ]),
      questionList(definition.parts),
      ...(digest.state === 'active' ? [nextRunLines(nextRuns, timeZone)] : []),
      ...notes(definition, cost),
      digestButtons(
        digest,
        mayChange ? ['run', 'edit', 'pause', 'resume', 'history', 'delete'] : ['history'],
      ),
    ],
  }
}

function questionList(parts: readonly string[]): SlackBlock {
  return bulletList(parts.map((part) => [code(cutText(`/amp ${part}`, 300))]))
}

function notes(
  { onlyWhenMoved, comparison, mention, layout }: Digest['definition'],
  cost: number,
): SlackBlock[] {
  const said = [
    ...(onlyWhenMoved ? ['comes only when something moved'] : []),
    ...(comparison === undefined
      ? []
      : [`compared with ${comparison === 'previous' ? 'the days before' : comparison}`]),
    ...(mention === undefined ? [] : ['mentions someone']),
    ...(layout === 'thread' ? ['pictures in the thread'] : []),
    `each run costs at most ${cost} of Amplitude’s budget`,
  ]
  return [{ type: 'context', elements: [{ type: 'plain_text', text: capitalize(said.join(' · ')) }] }]
}
