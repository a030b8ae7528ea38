import type { Clock } from '../../../clock.ts'
import type { DemoChannel, DemoUser } from '../page-protocol.ts'
import type { EarlierMessage } from './acme.ts'
import { Broadcast } from './broadcast.ts'
import { ChannelPace } from './channel-pace.ts'
import { Directory } from './directory.ts'
import { FaultQueue } from './fault-queue.ts'
import { FileStore } from './file-store.ts'
import { Ids } from './ids.ts'
import { MessageStore } from './message-store.ts'
import { RequestLog } from './request-log.ts'
import { ResponseUrlStore } from './response-url-store.ts'
import { Timestamps } from './timestamps.ts'
import { TriggerStore } from './trigger-store.ts'
import { ViewStore } from './view-store.ts'

/** Everything that the workspace knows. Its stores do no I/O; what happens in them is told to `broadcast`. */
export interface Workspace {
  clock: Clock
  baseUrl: string
  botToken: string
  /** What the bot token may do; a method without its scope answers `missing_scope`. */
  scopes: ReadonlySet<string>
  broadcast: Broadcast
  ids: Ids
  directory: Directory
  messages: MessageStore
  views: ViewStore
  files: FileStore
  triggers: TriggerStore
  responseUrls: ResponseUrlStore
  requests: RequestLog
  faults: FaultQueue
  pace: ChannelPace
  /** Asked for each call of the bot's, by its method; undefined answers at once. */
  latency: ((method: string) => Latency) | undefined
}

/** How long a call takes before Slack does its work, and how long the answer takes after it. */
export interface Latency {
  beforeMs: number
  afterMs: number
}

export interface WorkspaceSeed {
  clock: Clock
  baseUrl: string
  botToken: string
  scopes: readonly string[]
  users: readonly DemoUser[]
  channels: readonly DemoChannel[]
  conversation: readonly EarlierMessage[]
  fileProcessingMs: number
  /** Messages that a channel takes at once before it is held to one a second; undefined holds nothing back. */
  burst: number | undefined
}

export function createWorkspace(seed: WorkspaceSeed): Workspace {
  const { clock, baseUrl } = seed
  const broadcast = new Broadcast()
  const ids = new Ids()
  const timestamps = new Timestamps(clock)
  const workspace: Workspace = {
    clock,
    baseUrl,
    botToken: seed.botToken,
    scopes: new Set(seed.scopes),
    broadcast,
    ids,
    directory: new Directory(seed.users, seed.channels, broadcast),
    messages: new MessageStore(timestamps, broadcast),
    views: new ViewStore({ clock, ids, broadcast }),
    files: new FileStore({ clock, ids, processingMs: seed.fileProcessingMs }),
    triggers: new TriggerStore({ clock, ids }),
    responseUrls: new ResponseUrlStore({ clock, ids, baseUrl }),
    requests: new RequestLog(broadcast),
    faults: new FaultQueue(),
    pace: new ChannelPace(clock, seed.burst),
    latency: undefined,
  }
  for (const earlier of seed.conversation) tell(workspace, timestamps, earlier)
  return workspace
}

function tell(workspace: Workspace, timestamps: Timestamps, earlier: EarlierMessage): void {
  const channel = workspace.directory.channelNamed(earlier.channel)
  const user = workspace.directory.userNamed(earlier.user)
  if (channel === undefined || user === undefined) return
  const writtenAt = new Date(workspace.clock.now().getTime() - earlier.minutesAgo * 60_000)
  workspace.messages.post({
    channelId: channel.id,
    userId: user.id,
    text: earlier.text,
    ts: timestamps.at(writtenAt),
  })
}
