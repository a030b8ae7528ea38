import type {
  DemoChannel,
  DemoEvent,
  DemoMessage,
  DemoRequest,
  DemoState,
} from '../../slack/page-protocol.ts'
import type { PageState, Tab } from './page-state.ts'
import { maxRequests, slackbotId } from './page-state.ts'

export type PageAction =
  | { type: 'snapshot'; snapshot: DemoState; realMs: number }
  | { type: 'event'; event: DemoEvent; realMs: number }
  | { type: 'connectionLost' }
  | { type: 'channelOpened'; channelId: string }
  | { type: 'tabOpened'; tab: Tab }
  | { type: 'threadOpened'; ts: string }
  | { type: 'threadClosed' }
  | { type: 'drawerToggled' }
  | { type: 'asked'; text: string }
  | { type: 'greetingClosed' }
  | { type: 'messageDismissed'; channelId: string; ts: string }
  | { type: 'requestsLoaded'; requests: readonly DemoRequest[] }
  | { type: 'noticed'; channelId: string; text: string; realMs: number }
  | { type: 'toasted'; text: string }
  | { type: 'toastClosed'; id: number }

/** Pure. The state is undefined until the first snapshot has arrived; until then everything else is ignored. */
export function pageReducer(state: PageState | undefined, action: PageAction): PageState | undefined {
  if (action.type === 'snapshot') return applySnapshot(state, action.snapshot, action.realMs)
  return state === undefined ? undefined : applyAction(state, action)
}

function applyAction(state: PageState, action: Exclude<PageAction, { type: 'snapshot' }>): PageState {
  switch (action.type) {
    case 'event':
      return applyEvent(state, action.event, action.realMs)
    case 'connectionLost':
      return { ...state, isLive: false }
    case 'channelOpened':
      return openChannel(state, action.channelId)
    case 'tabOpened':
      return { ...state, tab: action.tab, threadTs: undefined }
    case 'threadOpened':
      return { ...state, threadTs: action.ts, isDrawerOpen: false }
    case 'threadClosed':
      return { ...state, threadTs: undefined }
    case 'drawerToggled':
      return { ...state, isDrawerOpen: !state.isDrawerOpen }
    case 'asked':
      return { ...state, hasAsked: true, history: remember(state.history, action.text) }
    case 'greetingClosed':
      return { ...state, hasAsked: true }
    case 'messageDismissed':
      return { ...state, messages: without(state.messages, action) }
    case 'requestsLoaded':
      return { ...state, requests: action.requests.slice(-maxRequests) }
    case 'noticed':
      return addNotice(state, action, action.realMs)
    case 'toasted':
      return addToast(state, action.text)
    case 'toastClosed':
      return { ...state, toasts: state.toasts.filter((toast) => toast.id !== action.id) }
  }
}

function applySnapshot(state: PageState | undefined, snapshot: DemoState, realMs: number): PageState {
  const notices = state?.messages.filter((message) => message.userId === slackbotId) ?? []
  const channelId = state?.channelId ?? firstChannel(snapshot.channels)
  return {
    isLive: true,
    clock: { demoMs: Date.parse(snapshot.now), realMs },
    workspace: snapshot.workspace ?? 'Acme Music',
    me: snapshot.me,
    botUserId: snapshot.botUserId,
    users: snapshot.users,
    channels: snapshot.channels,
    messages: [...snapshot.messages, ...notices].sort(byTime),
    modals: snapshot.modals,
    home: snapshot.home,
    command: snapshot.command,
    suggestions: snapshot.suggestions,
    greeting: snapshot.greeting,
    hasAsked: state?.hasAsked ?? false,
    requests: state?.requests ?? [],
    channelId,
    tab: state?.tab ?? 'messages',
    threadTs: state?.threadTs,
    isDrawerOpen: state?.isDrawerOpen ?? false,
    unread: state?.unread ?? {},
    history: state?.history ?? [],
    toasts: state?.toasts ?? [],
    nextToastId: state?.nextToastId ?? 1,
  }
}

/** The demo starts where the bot can answer in full: the first channel that it is a member of. */
function firstChannel(channels: readonly DemoChannel[]): string {
  const welcoming = channels.find((channel) => channel.isBotMember && channel.kind !== 'im')
  return (welcoming ?? channels[0])?.id ?? ''
}

function applyEvent(state: PageState, event: DemoEvent, realMs: number): PageState {
  switch (event.type) {
    case 'message':
      return addMessage(state, event.message)
    case 'messageDeleted':
      return { ...state, messages: without(state.messages, event) }
    case 'modals':
      return { ...state, modals: event.modals }
    case 'home':
      return { ...state, home: event.home }
    case 'channels':
      return { ...state, channels: event.channels }
    case 'clock':
      return { ...state, clock: { demoMs: Date.parse(event.now), realMs } }
    case 'request':
      return { ...state, requests: [...state.requests, event.request].slice(-maxRequests) }
    case 'notice':
      return addNotice(state, event, realMs)
  }
}

/** A message with a known `ts` replaces the earlier one: that is how an edit arrives. */
function addMessage(state: PageState, message: DemoMessage): PageState {
  const others = without(state.messages, message)
  const messages = [...others, message].sort(byTime)
  const isNew = others.length === state.messages.length
  const isSeen = message.channelId === state.channelId || message.userId === state.me
  if (!isNew || isSeen) return { ...state, messages }
  const unread = { ...state.unread, [message.channelId]: (state.unread[message.channelId] ?? 0) + 1 }
  return { ...state, messages, unread }
}

/**
 * What Slack itself says stands in its channel as a line by Slackbot that only this person sees; somebody who looks
 * at another channel is told by a toast as well.
 */
function addNotice(state: PageState, notice: { channelId: string; text: string }, realMs: number): PageState {
  const demoMs = state.clock.demoMs + (realMs - state.clock.realMs)
  const message: DemoMessage = {
    channelId: notice.channelId,
    ts: freeTs(state.messages, demoMs),
    userId: slackbotId,
    text: notice.text,
    blocks: [],
    isEphemeral: true,
    isEdited: false,
  }
  const noticed = { ...state, messages: [...state.messages, message].sort(byTime) }
  return notice.channelId === state.channelId ? noticed : addToast(noticed, notice.text)
}

function freeTs(messages: readonly DemoMessage[], demoMs: number): string {
  const taken = new Set(messages.map((message) => message.ts))
  let micros = demoMs * 1000
  while (taken.has((micros / 1e6).toFixed(6))) micros += 1
  return (micros / 1e6).toFixed(6)
}

function addToast(state: PageState, text: string): PageState {
  const toast = { id: state.nextToastId, text }
  return { ...state, nextToastId: state.nextToastId + 1, toasts: [...state.toasts, toast].slice(-3) }
}

function openChannel(state: PageState, channelId: string): PageState {
  const { [channelId]: _, ...unread } = state.unread
  const threadTs = channelId === state.channelId ? state.threadTs : undefined
  return { ...state, channelId, tab: 'messages', threadTs, unread }
}

function remember(history: readonly string[], text: string): readonly string[] {
  return history.at(-1) === text ? history : [...history, text].slice(-50)
}

function without(messages: readonly DemoMessage[], key: { channelId: string; ts: string }): DemoMessage[] {
  return messages.filter((message) => message.channelId !== key.channelId || message.ts !== key.ts)
}

function byTime(a: DemoMessage, b: DemoMessage): number {
  return Number(a.ts) - Number(b.ts)
}
