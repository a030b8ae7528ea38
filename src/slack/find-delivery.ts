import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { Delivery, Posted } from '../jobs/outbox/messenger.ts'
import { callSlack } from './call-slack.ts'

/** What every notice carries unseen, and is found by. Slack shows it to no person. */
export const deliveryEvent = 'ampbot_delivery'

const markedSchema = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(deliveryEvent),
    event_payload: z.object({ id: z.string() }),
  }),
})

export interface Search {
  delivery: Pick<Delivery, 'id' | 'channelId' | 'threadTs'>
  since: Date
}

interface SearchDeps {
  client: WebClient
  clock: Clock
}

const perPage = 200
/** Two thousand messages within minutes is no channel in which anybody reads. */
const mostPages = 10

/**
 * Looks for a message of ours in what a conversation, or one thread of it, has had since then. `unreadable` where the bot may not
 * read it or it does not end; that says nothing about posting. Throws `DeliveryError` for what may work later, and for a
 * token that does not work any more.
 */
export async function findDelivery(
  deps: SearchDeps,
  { delivery, since }: Search,
  signal: AbortSignal,
): Promise<Posted | 'absent' | 'unreadable'> {
  try {
    const channelId = await conversationOf(deps, delivery.channelId, signal)
    let cursor: string | undefined
    for (let page = 0; page < mostPages; page += 1) {
      const asked = { channel: channelId, limit: perPage, ...(cursor === undefined ? {} : { cursor }) }
      const read = await readPage(deps, { ...asked, since, threadTs: delivery.threadTs }, signal)
      const ts = positionIn(read.messages, delivery.id)
      if (ts !== undefined) return { channelId, ts }
      cursor = read.nextCursor
      if (cursor === undefined) return 'absent'
    }
    return 'unreadable'
  } catch (error) {
    if (error instanceof DeliveryError && isNoReader(error)) return 'unreadable'
    throw error
  }
}

/** A person's messages stand in the conversation that the bot has with them. */
async function conversationOf(
  { client, clock }: SearchDeps,
  channelId: string,
  signal: AbortSignal,
): Promise<string> {
  if (!/^[UW]/.test(channelId)) return channelId
  const { channel } = await callSlack(clock, () => client.conversations.open({ users: channelId }), signal)
  return channel?.id ?? channelId
}

interface PageAsked {
  channel: string
  threadTs: string | undefined
  since: Date
  limit: number
  cursor?: string
}

interface Page {
  messages: readonly unknown[]
  nextCursor: string | undefined
}

/** The newest first; a thread the other way round. */
async function readPage(
  { client, clock }: SearchDeps,
  { threadTs, since, ...asked }: PageAsked,
  signal: AbortSignal,
): Promise<Page> {
  const oldest = (since.getTime() / 1_000).toFixed(6)
  const given = { ...asked, oldest, include_all_metadata: true }
  const { messages, response_metadata: metadata } = await callSlack(
    clock,
    async () =>
      threadTs === undefined
        ? await client.conversations.history(given)
        : await client.conversations.replies({ ...given, ts: threadTs }),
    signal,
  )
  const next = metadata?.next_cursor
  return { messages: messages ?? [], nextCursor: next === undefined || next === '' ? undefined : next }
}

function positionIn(messages: readonly unknown[], id: string): string | undefined {
  for (const message of messages) {
    const { data } = markedSchema.safeParse(message)
    if (data?.metadata.event_payload.id === id) return data.ts
  }
  return undefined
}

/** Refusals that mean the reading: a scope that was not granted, a channel without the bot. */
function isNoReader({ slackCode, failure }: DeliveryError): boolean {
  return slackCode === 'missing_scope' || failure === 'target' || failure === 'message'
}
