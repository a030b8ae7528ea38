/**
 * What the demo's page and the Slack stand-in say to each other, as JSON over HTTP. Types only: the page and the server
 * both import them, so they cannot drift. All routes live under `/demo/`; Slack's own Web API lives under `/api/`.
 * Every POST whose answer is not described answers with a `DemoAnswer`. Pictures are at `/demo/files/<file id>.png`.
 */

/** Block Kit as it was sent; the page draws it, the server has already validated it. */
export type BlockJson = { type: string; [key: string]: unknown }

export interface DemoUser {
  id: string
  name: string
  realName: string
  isBot: boolean
  timeZone: string
  /** One of eight avatar colours, 0 to 7; the bot has its own picture. */
  avatar: number
}

export interface DemoChannel {
  id: string
  kind: 'public' | 'private' | 'im'
  /** Without `#`; for a direct message the other person's id. */
  name: string
  topic: string
  isBotMember: boolean
}

export interface DemoMessage {
  channelId: string
  ts: string
  threadTs?: string
  userId: string
  text: string
  blocks: BlockJson[]
  /** Blocks with a colour bar beside them. */
  attachments?: DemoAttachment[]
  /** Files that were shared into the conversation. */
  files?: DemoFile[]
  isEphemeral: boolean
  isEdited: boolean
  /** For in-channel slash command responses: the command that was typed, echoed above the answer. */
  echo?: string
}

export interface DemoAttachment {
  /** `good`, `warning`, `danger` or `#rrggbb`. */
  color?: string
  fallback?: string
  text?: string
  blocks: BlockJson[]
}

export interface DemoFile {
  id: string
  name: string
  title: string
  mimeType: string
  bytes: number
  /** Where the page gets it: `/demo/files/<id>.<ending>`. */
  url: string
}

export interface DemoView {
  id: string
  hash: string
  kind: 'modal' | 'home'
  /** `type`, `title`, `submit`, `close`, `blocks`, … as the bot sent it. */
  view: { blocks: BlockJson[]; [key: string]: unknown }
}

/** `GET /demo/state`: everything the page needs to draw itself. */
export interface DemoState {
  now: string
  /** The workspace's name; `Acme Music` when left out. */
  workspace?: string
  me: string
  botUserId: string
  users: DemoUser[]
  channels: DemoChannel[]
  messages: DemoMessage[]
  /** Open modals, root first, at most three. */
  modals: DemoView[]
  home: DemoView | null
  command: { name: string; hint: string; description: string }
  suggestions: string[]
  greeting: DemoGreeting
}

/** A few things to type, shown until the first command. */
export interface DemoGreeting {
  title: string
  commands: string[]
}

/** `GET /demo/events` (server-sent events): one of these per event, `data:` is its JSON. */
export type DemoEvent =
  | { type: 'message'; message: DemoMessage }
  | { type: 'messageDeleted'; channelId: string; ts: string }
  | { type: 'modals'; modals: DemoView[] }
  | { type: 'home'; home: DemoView }
  | { type: 'channels'; channels: DemoChannel[] }
  | { type: 'clock'; now: string }
  | { type: 'request'; request: DemoRequest }
  /** What Slack itself tells the typing person: `/amp failed with the error "dispatch_failed"`. */
  | { type: 'notice'; channelId: string; text: string }

/** One request that the bot made, for the drawer. */
export interface DemoRequest {
  at: string
  to: 'amplitude' | 'slack'
  method: string
  /** Path and decoded query, or the Web API method; never a header, never a token. */
  target: string
  status: number
  durationMs: number
  /** Amplitude only: the query's cost. */
  cost?: number
  /** Why it was refused, where it was. */
  problem?: string
}

/** `problem` is shown to the person as Slack would say it. */
export interface DemoAnswer {
  ok: boolean
  problem?: string
}

/** `POST /demo/command`: the person typed `/amp …` (or a plain message) in a channel. */
export interface DemoCommandBody {
  channelId: string
  text: string
  /** A plain message in a thread; commands cannot be used there, as in Slack, and the page says so. */
  threadTs?: string
}

/** `POST /demo/action`: the person used a button, select or input in a message, modal or the Home tab. */
export interface DemoActionBody {
  container: { type: 'message'; channelId: string; ts: string } | { type: 'view'; viewId: string }
  blockId: string
  /** The element's own action: `{ type, action_id, value | selected_option | selected_date | … }`, as Slack sends it. */
  action: { type: string; action_id: string; [key: string]: unknown }
  /** For views: `state.values` as the inputs stand. */
  state?: Record<string, Record<string, unknown>>
}

/** `POST /demo/submit`: the person pressed the modal's submit button. The answer carries field errors, if any. */
export interface DemoSubmitBody {
  viewId: string
  state: Record<string, Record<string, unknown>>
}
export interface DemoSubmitAnswer {
  ok: boolean
  /** `block_id` → message. */
  errors?: Record<string, string>
  problem?: string
}

/** `POST /demo/close`: the person closed the top modal (or all of them). */
export interface DemoCloseBody {
  viewId: string
  isAll: boolean
}

/** `POST /demo/options`: an external select asks for its options. */
export interface DemoOptionsBody {
  container: DemoActionBody['container']
  blockId: string
  actionId: string
  value: string
}
export interface DemoOptionsAnswer {
  options?: { text: { type: string; text: string }; value: string }[]
  option_groups?: {
    label: { type: string; text: string }
    options: { text: { type: string; text: string }; value: string }[]
  }[]
}

/** `POST /demo/home` (body `{}`): the person opened the bot's Home tab. `POST /demo/shortcut`: used a shortcut by callback id. */
export interface DemoShortcutBody {
  callbackId: string
  /** Set for a shortcut in a message's menu. */
  message?: { channelId: string; ts: string }
}

/** `POST /demo/membership`: invite the bot into a channel or remove it. */
export interface DemoMembershipBody {
  channelId: string
  isBotMember: boolean
}

/** `POST /demo/clock`: set the clock of everything in the demo (only forward), or let it run faster. */
export interface DemoClockBody {
  now?: string
  advanceMs?: number
}

/**
 * `GET /demo/controls`: what can be switched in the drawer. `POST /demo/faults` and `POST /demo/incidents` change them.
 * The Slack stand-in passes Amplitude's on to the Amplitude simulator's own `/_simulator/…` routes.
 */
export interface DemoControls {
  faults: DemoFault[]
  incidents: DemoIncident[]
  amplitude: { spentFiveMinutes: number; spentHour: number; inFlight: number }
  /** The latest requests, oldest first, at most 100: what a page that was just opened has missed. */
  requests?: DemoRequest[]
}

/** `POST /demo/faults` takes one `DemoFault`; kind `none` switches the route's fault off. */

/** `POST /demo/incidents`: start one, or end one by its id. `from` left out means now. */
export type DemoIncidentBody =
  | { start: Omit<DemoIncident, 'id' | 'from' | 'until'> & { from?: string } }
  | { endId: string }

export const demoFaultKinds = [
  'none',
  'rateLimit',
  'concurrentLimit',
  'serverError',
  'gatewayTimeout',
  'hang',
  'truncated',
  'incomplete',
] as const
export type DemoFaultKind = (typeof demoFaultKinds)[number]

/** A fault on one route of Amplitude (`/api/2/users`, or `*` for all). */
export interface DemoFault {
  route: string
  kind: DemoFaultKind
}

/** "plays on iOS −60 % from 14:05": events that match are dropped (factor < 1) or repeated (factor > 1) from an instant on. */
export interface DemoIncident {
  id: string
  label: string
  /** Raw event name, or `*`. */
  event: string
  /** User property and value that must match, or null for all. */
  where: { property: string; value: string } | null
  factor: number
  from: string
  until: string | null
}
