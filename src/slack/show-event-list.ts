import { describeQuery } from '../query/describe-query.ts'
import type { EventListQuery } from '../query/query.ts'
import { searchEvents } from '../query/search-events.ts'
import { questionDeadlineMs, type AnswerDeps } from './answer-question.ts'
import { eventListMessage, type EventListPage } from './blocks/event-list-message.ts'
import { eventTable } from './blocks/event-table.ts'
import type { MessageContent } from './blocks/message-content.ts'
import { failureMessage } from './blocks/problem-message.ts'
import { tableBlocks } from './blocks/table-blocks.ts'
import type { Conversation } from './conversation/conversation.ts'
import { withDeadline } from './deadline.ts'
import { csvFile } from './shared-file.ts'

export interface EventListAsked {
  query: EventListQuery
  conversation: Conversation
  signal: AbortSignal
}

/** `events`, `events search`: the list for the asker alone, in pages, as a table or as a file. Throws `UpstreamError`. */
export async function showEventList(deps: AnswerDeps, asked: EventListAsked): Promise<void> {
  const { query, conversation, signal } = asked
  const list = await findEvents(deps, { query, page: 0, signal })
  if (query.output === 'csv' && list.events.length > 0) return await handOverList(deps, asked, list)
  await conversation.whisper(query.output === 'table' ? asTable(list) : eventListMessage(list))
}

/** One page of the list. It is found anew each time; the events come from the cache. Throws `UpstreamError`. */
export async function eventListPage(
  deps: AnswerDeps,
  { query, page, signal }: { query: EventListQuery; page: number; signal: AbortSignal },
): Promise<MessageContent> {
  return eventListMessage(await findEvents(deps, { query, page, signal }))
}

async function findEvents(
  { source, clock }: AnswerDeps,
  { query, page, signal }: { query: EventListQuery; page: number; signal: AbortSignal },
): Promise<EventListPage> {
  const project = source.projectOf(query)
  const events = await withDeadline({ clock, durationMs: questionDeadlineMs, signal }, (inTime) =>
    source.listEvents(project, inTime),
  )
  return { ...searchEvents(events, query.search), query, text: describeQuery(query), project, page }
}

function asTable(list: EventListPage): MessageContent {
  const { text, blocks } = eventListMessage(list)
  const table = tableBlocks(eventTable(list.events), 'Events, this week so far')
  return { text, blocks: [...blocks.slice(0, 1), ...table] }
}

/** In the direct messages, because no file can be shown to one member of a channel. */
async function handOverList(
  { messenger }: AnswerDeps,
  { conversation, signal }: EventListAsked,
  list: EventListPage,
): Promise<void> {
  const file = csvFile({ canonicalText: list.text, table: eventTable(list.events) })
  const heading = eventListMessage(list)
  const content = { text: heading.text, blocks: heading.blocks.slice(0, 1) }
  if (conversation.isDirect) return await conversation.publishFile(file, content, signal)
  await messenger.share({ channelId: conversation.askerId }, { file, content }, signal)
  await conversation.whisper(failureMessage('The file is in our direct messages.'))
}
