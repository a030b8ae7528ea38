import type { HomeView, KnownBlock, SectionBlock } from '@slack/types'
import type { Digest } from '../../digest/digest.ts'
import type { RememberedAlert } from '../../jobs/alerts/alert-store.ts'
import type { EventSummary } from '../../query/event-catalogue.ts'
import { helpPage, type HelpEntry } from '../../query/help.ts'
import { formatValue } from '../../result/format-value.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import { askButton } from './ask-buttons.ts'
import { cutText } from './cut-text.ts'
import { newDigestRow } from './digests/digest-buttons.ts'
import { nextWords, whenAndWhere } from './digests/digest-words.ts'
import { homeAlerts } from './alerts/home-alerts.ts'
import { buildButtonRow } from './form-buttons.ts'
import { helpEntryParts } from './help-entry.ts'
import { codeSpan, escapeText } from './mrkdwn.ts'
import { bold, bulletList, code, paragraph, words, type RichPart } from './rich-text.ts'

export interface Home {
  project: ProjectIdentity
  /** Busiest first; empty where they could not be had. */
  topEvents: readonly EventSummary[]
  /** Those that the reader looks after. */
  digests: readonly Digest[]
  alerts: readonly Pick<RememberedAlert, 'alert' | 'memory'>[]
  now: Date
}

const shownEvents = 8
const shownDigests = 8
/** The clauses that people need first; help has them all. */
const shownClauses = ['range', 'interval', 'by', 'where', 'vs', 'top']

/** The Home tab: what can be asked, each one press away, and what this project counts. */
export function homeView({ project, topEvents, digests, alerts, now }: Home): HomeView {
  const names = topEvents.map(({ name }) => name)
  const [questions] = helpPage(undefined, names).sections
  return {
    type: 'home',
    blocks: [
      header('Ask Amplitude in Slack'),
      paragraph(
        words('Type '),
        code('/amp'),
        words(
          ' and a question in any channel, or mention me in a thread. The answer comes with its number, its change and a picture, for everybody to see; end with ',
        ),
        code('private'),
        words(' to keep it to yourself.'),
      ),
      { type: 'divider' },
      ...(alerts.length > 0 ? homeAlerts(alerts, now) : []),
      ...(digests.length > 0 ? digestBlocks(digests) : []),
      header('Try one'),
      ...(questions?.entries ?? []).map(questionSection),
      buildButtonRow(),
      { type: 'divider' },
      ...(digests.length > 0 ? [] : digestBlocks(digests)),
      ...(alerts.length > 0 ? [] : homeAlerts(alerts, now)),
      ...eventBlocks(topEvents),
      header('Make it yours'),
      paragraph(words('Put these behind a question, in any order:')),
      bulletList(shownClauses.map((clause) => clauseEntry(clause, names)).map(helpEntryParts)),
      {
        type: 'context',
        elements: [
          {
            type: 'plain_text',
            text: cutText(`Project ${project.name}, days in ${project.timeZone}.`, 300),
            emoji: false,
          },
          {
            type: 'mrkdwn',
            text: `${codeSpan('/amp help')} shows everything, ${codeSpan('/amp help funnel')} one thing.`,
          },
        ],
      },
    ],
  }
}

/** How a clause is written, and what it means: the first line of its page of help. */
function clauseEntry(clause: string, names: readonly string[]): HelpEntry {
  return helpPage(clause, names).sections[0]?.entries[0] ?? { text: clause, meaning: '', isQuestion: false }
}

function questionSection({ text, meaning }: HelpEntry, index: number): SectionBlock {
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `${codeSpan(cutText(`/amp ${text}`, 500))}\n${escapeText(cutText(meaning, 300))}`,
    },
    accessory: askButton({ text, label: 'Ask', id: `home_${index}` }),
  }
}

const digestExample = '/amp every weekday at 9:00 dau last 30d; retention last 8 weeks'

function digestBlocks(digests: readonly Digest[]): KnownBlock[] {
  const shown = digests.slice(0, shownDigests)
  const rest = digests.length - shown.length
  return [
    header('Your digests'),
    ...(shown.length === 0
      ? [paragraph(words('Numbers that come by themselves: '), code(digestExample))]
      : [bulletList(shown.map(digestParts))]),
    ...(rest === 0 ? [] : [paragraph(words(`And ${rest} more: `), code('/amp digests mine'))]),
    newDigestRow(),
    { type: 'divider' },
  ]
}

function digestParts(digest: Digest): RichPart[] {
  const { id, definition } = digest
  return [
    bold(`Digest ${id}`),
    words(` “${cutText(definition.title, 120)}”: `),
    ...whenAndWhere(digest),
    words('. '),
    ...nextWords(digest),
  ]
}

function eventBlocks(topEvents: readonly EventSummary[]): KnownBlock[] {
  if (topEvents.length === 0) return []
  const items = topEvents.slice(0, shownEvents).map(eventParts)
  return [header('Your busiest events'), bulletList(items), { type: 'divider' }]
}

function eventParts({ name, displayName, weeklyTotal }: EventSummary): RichPart[] {
  const shown = [
    bold(cutText(displayName, 120)),
    words(`  ${formatValue(weeklyTotal, 'events', 'compact')} this week`),
  ]
  return displayName === name ? shown : [...shown, words(', sent as '), code(cutText(name, 120))]
}

function header(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text, emoji: false } }
}
