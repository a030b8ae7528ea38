import type { Digest } from '../../digest/digest.ts'
import type { DigestRun } from '../../jobs/digest-store.ts'
import { cutText } from './cut-text.ts'
import { digestButtons } from './digest-buttons.ts'
import {
  nextWords,
  placeOf,
  placeText,
  readersTime,
  runWords,
  scheduleWords,
  wallTime,
} from './digest-words.ts'
import type { MessageContent, SlackBlock } from './message-content.ts'
import { escapeText } from './mrkdwn.ts'
import { bold, bulletList, code, lines, paragraph, person, words, type RichPart } from './rich-text.ts'

/** Into the channel, when a digest is set up or changed: by whom, what, and when it comes. */
export function digestConfirmation(
  digest: Digest,
  { verb, userId, nextRuns, cost }: { verb: string; userId: string; nextRuns: readonly Date[]; cost: number },
): MessageContent {
  const { id, definition } = digest
  const { timeZone } = definition.schedule
  const first = nextRuns[0]
  const when = first === undefined ? '' : ` It comes next ${wallTime(first, timeZone)} (${timeZone}).`
  return {
    text: escapeSome(`Digest ${id} “${definition.title}” ${verb}: ${scheduleWords(digest)}.${when}`),
    blocks: [
      lines([
        [bold(`Digest ${id}`), words(` “${definition.title}” ${verb} by `), person(userId), words('.')],
        [words(capitalized(scheduleWords(digest))), words(', to '), placeOf(digest), words('.')],
      ]),
      questionList(definition.parts),
      nextRunsOf(nextRuns, timeZone),
      ...notes(definition, cost),
      digestButtons(digest, ['run', 'edit', 'pause', 'resume', 'history']),
    ],
  }
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
    text: escapeSome(
      `Digest ${id} “${definition.title}”: ${scheduleWords(digest)}, to ${placeText(digest)}.`,
    ),
    blocks: [
      lines([
        [bold(`Digest ${id}`), words(` “${definition.title}”, kept by `), person(ownerId)],
        [words(capitalized(scheduleWords(digest))), words(', to '), placeOf(digest)],
        nextWords(digest),
        ...(lastRun === undefined
          ? []
          : [[words('last '), readersTime(lastRun.dueAt, timeZone), words(`: ${runWords(lastRun)}`)]]),
      ]),
      questionList(definition.parts),
      ...(digest.state === 'active' ? [nextRunsOf(nextRuns, timeZone)] : []),
      ...notes(definition, cost),
      digestButtons(
        digest,
        mayChange ? ['run', 'edit', 'pause', 'resume', 'history', 'delete'] : ['history'],
      ),
    ],
  }
}

/** The runs in the zone of the schedule and, beside it, as the reader's own clock will show them. */
function nextRunsOf(nextRuns: readonly Date[], timeZone: string): SlackBlock {
  if (nextRuns.length === 0) return paragraph(words('It has no further run.'))
  const rows = nextRuns.map((run): RichPart[] => [
    words(`${wallTime(run, timeZone)} (${timeZone}), for you `),
    readersTime(run, timeZone),
  ])
  return lines([[words('Next:')], ...rows])
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
  return [{ type: 'context', elements: [{ type: 'plain_text', text: capitalized(said.join(' · ')) }] }]
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** Titles are data; the marks around ids are Slack's. */
function escapeSome(text: string): string {
  return cutText(escapeText(text).replaceAll(/&lt;([#@][A-Z0-9]+)&gt;/g, '<$1>'), 4_000)
}
