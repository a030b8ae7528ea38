import { z } from 'zod'
import type { DemoChannel } from '../page-protocol.ts'
import type { Message } from '../state/message-store.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { toWireMessage } from '../wire/wire-message.ts'
import { defineMethod, type ApiMethods } from './api-method.ts'
import { flag, optionalText, text } from './argument-types.ts'
import { findChannel } from './find-channel.ts'

/** What is written is read by a scope per kind of conversation. */
const historyScopeOf: Readonly<Record<DemoChannel['kind'], string>> = {
  public: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
}
const scopes = Object.values(historyScopeOf)
const mostAtOnce = 999

const rangeArgs = z.object({
  channel: text,
  limit: z.coerce.number().int().default(100),
  cursor: optionalText,
  oldest: optionalText,
  latest: optionalText,
  inclusive: flag,
  include_all_metadata: flag,
})
type RangeArgs = z.infer<typeof rangeArgs>

/** Reading back what was said: https://docs.slack.dev/reference/methods/conversations.history and `conversations.replies`. */
export const historyMethods: ApiMethods = {
  'conversations.history': defineMethod({
    scopes,
    args: rangeArgs,
    run(workspace, args) {
      const channel = readableChannel(workspace, args.channel)
      // Replies stand in their threads only.
      const told = toldIn(workspace, channel).filter(({ threadTs, ts }) => (threadTs ?? ts) === ts)
      return page(told.toReversed(), args)
    },
  }),
  'conversations.replies': defineMethod({
    scopes,
    args: rangeArgs.extend({ ts: text }),
    run(workspace, args) {
      const channel = readableChannel(workspace, args.channel)
      const told = toldIn(workspace, channel)
      const asked = told.find(({ ts }) => ts === args.ts)
      const parent = asked && told.find(({ ts }) => ts === (asked.threadTs ?? asked.ts))
      if (parent === undefined) throw new SlackFailure('thread_not_found')
      const replies = told.filter(({ threadTs, ts }) => threadTs === parent.ts && ts !== parent.ts)
      // Whatever the range, the first page begins with the message that the thread hangs on.
      return page(replies, args, args.cursor ? [] : [parent])
    },
  }),
}

function readableChannel(workspace: Workspace, idOrName: string): DemoChannel {
  const channel = findChannel(workspace, idOrName)
  const needed = historyScopeOf[channel.kind]
  if (!workspace.scopes.has(needed))
    throw new SlackFailure('missing_scope', { needed, provided: [...workspace.scopes].join(',') })
  if (!channel.isBotMember) throw new SlackFailure('not_in_channel')
  return channel
}

function toldIn(workspace: Workspace, channel: DemoChannel): Message[] {
  return workspace.messages.in(channel.id).filter(({ ephemeralTo }) => ephemeralTo === undefined)
}

/** The cursor names the message that the next page begins with, unreadably, as Slack's does. */
function page(messages: readonly Message[], args: RangeArgs, first: readonly Message[] = []): object {
  if (args.limit < 1 || args.limit > mostAtOnce) throw new SlackFailure('invalid_limit')
  const wanted = messages.filter(isWithin(args))
  const start = args.cursor ? wanted.findIndex(({ ts }) => cursorOf(ts) === args.cursor) : 0
  if (start === -1) throw new SlackFailure('invalid_cursor')
  const next = wanted[start + args.limit]
  return {
    messages: [...first, ...wanted.slice(start, start + args.limit)].map((message) =>
      readBack(message, args.include_all_metadata === true),
    ),
    has_more: next !== undefined,
    ...(next === undefined ? {} : { response_metadata: { next_cursor: cursorOf(next.ts) } }),
  }
}

/** The bounds themselves belong to the range only where that is asked for. */
function isWithin({ oldest, latest, inclusive }: RangeArgs): (message: Message) => boolean {
  const from = instantOf(oldest, 'invalid_ts_oldest') ?? 0
  const until = instantOf(latest, 'invalid_ts_latest') ?? Infinity
  return ({ ts }) => {
    const at = Number(ts)
    return inclusive === true ? at >= from && at <= until : at > from && at < until
  }
}

function instantOf(ts: string | undefined, refusal: string): number | undefined {
  if (ts === undefined || ts === '') return undefined
  if (!/^\d+(?:\.\d{1,6})?$/.test(ts)) throw new SlackFailure(refusal)
  return Number(ts)
}

function cursorOf(ts: string): string {
  return Buffer.from(`next_ts:${ts}`).toString('base64')
}

/** Of metadata only its type is told, unless all of it is asked for. */
function readBack(message: Message, hasAllMetadata: boolean): Record<string, unknown> {
  const { metadata, ...wire } = toWireMessage(message)
  if (message.metadata === undefined) return wire
  return { ...wire, metadata: hasAllMetadata ? metadata : { event_type: message.metadata['event_type'] } }
}
