import { describeQuery } from '../query/describe-query.ts'
import type { EventListQuery } from '../query/query.ts'
import { searchEvents } from '../query/search-events.ts'
import { questionDeadlineMs, type AnswerDeps } from './answer-question.ts'
import { eventListMessage } from './blocks/event-list-message.ts'
import type { MessageContent } from './blocks/message-content.ts'
import type { Conversation } from './conversation/conversation.ts'
import { withDeadline } from './deadline.ts'

export interface EventListAsked {
  query: EventListQuery
  conversation: Conversation
  signal: AbortSignal
}

/** `events`, `events search`: the first page of the list, for the asker alone. Throws `UpstreamError`. */
export async function showEventList(
  deps: AnswerDeps,
  { query, conversation, signal }: EventListAsked,
): Promise<void> {
  await conversation.whisper(await eventListPage(deps, { query, page: 0, signal }))
}

/** One page of the list. It is found anew each time; the events come from the cache. Throws `UpstreamError`. */
export async function eventListPage(
  { source, clock }: AnswerDeps,
  { query, page, signal }: { query: EventListQuery; page: number; signal: AbortSignal },
): Promise<MessageContent> {
  const project = source.projectOf(query)
  const events = await withDeadline({ clock, durationMs: questionDeadlineMs, signal }, (inTime) =>
    source.listEvents(project, inTime),
  )
  const found = searchEvents(events, query.search)
  return eventListMessage({ ...found, query, text: describeQuery(query), project, page })
}
