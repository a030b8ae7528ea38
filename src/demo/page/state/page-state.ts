import type {
  DemoChannel,
  DemoGreeting,
  DemoMessage,
  DemoRequest,
  DemoState,
  DemoUser,
  DemoView,
} from '../../slack/page-protocol.ts'

/** Who speaks in Slack's own notices; not a member of the workspace. */
export const slackbotId = 'USLACKBOT'

export const maxRequests = 100

export type Tab = 'messages' | 'home' | 'about'

export interface Toast {
  id: number
  text: string
}

/** The demo's clock as it was last told, and what this machine's clock (Unix ms) read then. */
export interface DemoClockReading {
  demoMs: number
  realMs: number
}

/** Everything that the page shows, apart from what is being typed. */
export interface PageState {
  isLive: boolean
  clock: DemoClockReading
  workspace: string
  me: string
  botUserId: string
  users: readonly DemoUser[]
  channels: readonly DemoChannel[]
  /** Of all channels, oldest first; Slack's notices stand among them. */
  messages: readonly DemoMessage[]
  modals: readonly DemoView[]
  home: DemoView | null
  command: DemoState['command']
  suggestions: readonly string[]
  greeting: DemoGreeting
  hasAsked: boolean
  requests: readonly DemoRequest[]
  channelId: string
  tab: Tab
  threadTs: string | undefined
  isDrawerOpen: boolean
  /** Messages that arrived in a channel since it was last looked at. */
  unread: Readonly<Record<string, number>>
  /** What was sent, oldest first. */
  history: readonly string[]
  toasts: readonly Toast[]
  nextToastId: number
}

/** Falls back to Slackbot, the only author that is not in the list of users. */
export function userById(state: Pick<PageState, 'users'>, id: string): DemoUser {
  return (
    state.users.find((user) => user.id === id) ?? {
      id: slackbotId,
      name: 'slackbot',
      realName: 'Slackbot',
      isBot: false,
      timeZone: 'UTC',
      avatar: 0,
    }
  )
}

export function openChannel(state: PageState): DemoChannel | undefined {
  return state.channels.find((channel) => channel.id === state.channelId)
}

/** A direct message is called after the other person. */
export function channelTitle(state: Pick<PageState, 'users'>, channel: DemoChannel): string {
  return channel.kind === 'im' ? userById(state, channel.name).realName : channel.name
}

export function isBotDirectMessage(state: PageState, channel: DemoChannel): boolean {
  return channel.kind === 'im' && channel.name === state.botUserId
}

/** The zone in which this page's reader sees all times. */
export function readerTimeZone(state: PageState): string {
  return userById(state, state.me).timeZone
}
