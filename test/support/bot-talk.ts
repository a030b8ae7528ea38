import { acmeChannels } from '../../src/demo/slack/state/acme.ts'
import { identity } from '../../src/demo/slack/state/identity.ts'
import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import type { Arrivals, Wait } from '../../src/demo/slack/driver/arrivals.ts'
import type { BotWorld } from './bot-world.ts'

/** What stood in the conversation when the bot had finished: everything but placeholders. */
export interface Reply {
  messages: readonly DemoMessage[]
  /** The last message, which is the answer. */
  answer: DemoMessage
}

/** Types a text into a channel and waits until the bot has finished with it there. */
export async function ask({ slack }: BotWorld, channel: string, text: string): Promise<Reply> {
  const where = channelIdOf(channel)
  return replyIn(await slack.type(channel, text, patiently(where)), where)
}

/** Presses a button and waits until the bot has finished with it. */
export async function press(
  { slack }: BotWorld,
  target: DemoMessage | 'home',
  actionId: string,
): Promise<Reply> {
  return replyIn(await slack.press(target, actionId, patiently()))
}

/** In that channel, or anywhere. Other questions may be under way in other channels. */
function patiently(channelId?: string): Wait {
  return {
    timeoutMs: 10_000,
    until: ({ messages, notices }) => {
      const own = messages.filter((message) => isFromBot(message, channelId))
      return notices.length > 0 || (own.length > 0 && !own.some(({ text }) => isPlaceholder(text)))
    },
  }
}

function channelIdOf(idOrName: string): string {
  return acmeChannels.find(({ name }) => name === idOrName)?.id ?? idOrName
}

export function isPlaceholder(text: string): boolean {
  return /^(?:Still fetching|Fetching|Waiting to fetch) /.test(text)
}

function isFromBot(message: DemoMessage, channelId = message.channelId): boolean {
  return message.userId === identity.botUserId && message.channelId === channelId
}

/** All the words of a message's blocks, in reading order, as a person sees them. */
export function wordsOf(message: DemoMessage): string {
  return stringsIn(message.blocks).join(' ')
}

export function blockTypes(message: DemoMessage): string[] {
  return message.blocks.map(({ type }) => type)
}

/** The ids of what can be pressed below a message, with what it says. */
export function buttonsOf(message: DemoMessage): Record<string, string> {
  const elements = message.blocks.flatMap((block) =>
    block.type === 'actions' ? (block['elements'] as Pressable[]) : [],
  )
  return Object.fromEntries(
    elements.map(({ action_id: id, text, placeholder }) => [id, (text ?? placeholder)?.text ?? '']),
  )
}

/** A button says what it does; a list what it is for; a menu of three dots nothing. */
interface Pressable {
  action_id: string
  text?: { text: string }
  placeholder?: { text: string }
}

function replyIn({ messages }: Arrivals, channelId?: string): Reply {
  const own = messages.filter((message) => isFromBot(message, channelId) && !isPlaceholder(message.text))
  const answer = own.at(-1)
  if (answer === undefined) throw new Error('The bot said nothing.')
  return { messages: own, answer }
}

const notShown = new Set(['type', 'block_id', 'action_id', 'value', 'style', 'id', 'user_id'])

function stringsIn(value: unknown, key = ''): string[] {
  if (notShown.has(key)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((part) => stringsIn(part))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => stringsIn(part, name))
}
