import type { ActionsBlock, Button, ContextBlock, SectionBlock } from '@slack/types'
import type { EventSummary } from '../../query/event-catalogue.ts'
import type { EventListQuery } from '../../query/query.ts'
import { writeEventQuestion } from '../../query/write-event-question.ts'
import { formatChange, formatValue, plural } from '../../result/format-value.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import { askBeside } from './ask-buttons.ts'
import { cutText } from './cut-text.ts'
import type { MessageContent } from './message-content.ts'
import { codeSpan, escapeText } from './mrkdwn.ts'
import { bold, paragraph, words, type RichPart } from './rich-text.ts'

/** Turns to another page of the list; the value is the page and the list's text. */
export const pageActionPrefix = 'events_page_'

export interface EventListPage {
  project: ProjectIdentity
  query: EventListQuery
  /** The list as it was asked for, for the buttons that turn its pages. */
  text: string
  events: readonly EventSummary[]
  /** False where no name holds what was searched, and these are merely alike. */
  isExact: boolean
  /** From 0; beyond the last one the last is shown. */
  page: number
}

const pageSize = 10
const nameLimit = 120
/** Of a search that a button carries on; Slack's limit of a value is 2,000. */
const listLimit = 1_900

export function eventListMessage(list: EventListPage): MessageContent {
  const pages = Math.max(1, Math.ceil(list.events.length / pageSize))
  const page = Math.max(0, Math.min(list.page, pages - 1))
  const shown = list.events.slice(page * pageSize, (page + 1) * pageSize)
  const rows = shown.map((event, index) => eventSection(event, { index, project: list.query.project }))
  return {
    text: cutText(escapeText([headingWords(list), ...shown.map(eventWords)].join('\n')), 4_000),
    blocks: [
      paragraph(...heading(list)),
      ...rows,
      ...(pages === 1 ? [] : [pageLine(page, pages, list.events.length)]),
      ...pageButtons({ page, pages, text: list.text }),
    ],
  }
}

function heading(list: EventListPage): RichPart[] {
  const { query, isExact, events, project } = list
  if (query.search === undefined || (isExact && events.length > 0))
    return [bold(headingWords(list)), words(' · this week so far, busiest first')]
  const rest = events.length === 0 ? '' : ' These are alike:'
  return [words(`No event of ${project.name} holds “${cutText(query.search, nameLimit)}”.${rest}`)]
}

function headingWords({ events, project, query }: EventListPage): string {
  const search = query.search === undefined ? '' : ` with “${cutText(query.search, nameLimit)}”`
  return `${plural(events.length, 'event')}${search} in ${project.name}`
}

function eventWords({ displayName, weeklyTotal }: EventSummary): string {
  return `${displayName}: ${formatValue(weeklyTotal, 'events')} this week`
}

function eventSection(
  event: EventSummary,
  { index, project }: { index: number; project: string | undefined },
): SectionBlock {
  const { name, displayName, weeklyTotal } = event
  const sentAs = displayName === name ? '' : ` sent as ${codeSpan(cutText(name, nameLimit))}`
  const total = `${formatValue(weeklyTotal, 'events')} this week${changeOf(event)}`
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: `${codeSpan(cutText(displayName, nameLimit))}${sentAs}\n${total}` },
    ...askBeside(writeEventQuestion(name, project), 'Chart', `event_${index}`),
  }
}

/** Against the same part of last week, as Amplitude counts it. */
function changeOf({ weeklyTotal, weeklyDelta }: EventSummary): string {
  if (weeklyDelta === undefined) return ''
  const { text, direction } = formatChange(weeklyTotal - weeklyDelta, weeklyTotal, 'events')
  const arrow = { up: '▲ ', down: '▼ ', flat: '● ' }[direction]
  return ` · ${arrow}${text} vs last week`
}

function pageLine(page: number, pages: number, count: number): ContextBlock {
  const first = page * pageSize + 1
  const last = Math.min(count, (page + 1) * pageSize)
  const text = `${first} to ${last} of ${count} · page ${page + 1} of ${pages}`
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }
}

function pageButtons({ page, pages, text }: { page: number; pages: number; text: string }): ActionsBlock[] {
  const buttons = [
    ...(page > 0 ? [pageButton('previous', 'Previous', { page: page - 1, text })] : []),
    ...(page < pages - 1 ? [pageButton('next', 'Next', { page: page + 1, text })] : []),
  ]
  return buttons.length === 0 || text.length > listLimit ? [] : [{ type: 'actions', elements: buttons }]
}

function pageButton(id: string, label: string, { page, text }: { page: number; text: string }): Button {
  return {
    type: 'button',
    action_id: `${pageActionPrefix}${id}`,
    text: { type: 'plain_text', text: label, emoji: false },
    value: `${page} ${text}`,
  }
}

/** The page and the list's text that a button carries. */
export function pageAsked(value: string): { page: number; text: string } {
  const [page = '', ...text] = value.split(' ')
  return { page: Number(page), text: text.join(' ') }
}
