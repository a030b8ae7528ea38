import type { DemoMessage, DemoRequest, DemoView } from '../page-protocol.ts'
import type { PlannedFault } from '../state/fault-queue.ts'
import { identity } from '../state/identity.ts'
import type { Message } from '../state/message-store.ts'
import type { LoggedRequest } from '../state/request-log.ts'
import { toDemoView } from '../state/view-store.ts'
import type { Latency, Workspace } from '../state/workspace.ts'

/** Looks into the workspace and turns its knobs, for tests and for the demo that is built around it. */
export interface Backstage {
  /** What the person sees in a channel, found by id or name, oldest first. */
  messages(channel: string): DemoMessage[]
  /** A message with what people do not see: its metadata, and to whom alone it is shown. */
  storedMessage(message: Pick<DemoMessage, 'channelId' | 'ts'>): Message | undefined
  /** Open modals, root first. */
  modals(): DemoView[]
  /** The person's Home tab; null until the bot has published one. */
  home(): DemoView | null
  /** Every Web API call and every post to a response url, oldest first. */
  readonly requests: readonly LoggedRequest[]
  /** The bytes of an uploaded file; undefined when there is none, or it was deleted. */
  fileBytes(fileId: string): Buffer | undefined
  /** The ids of the files that were uploaded and not deleted. */
  files(): string[]
  /** Makes the next calls of a method fail. */
  fail(planned: PlannedFault): void
  stopFailing(): void
  /** How long Slack works on the uploads that are completed from now on. */
  setFileProcessing(durationMs: number): void
  /** Holds every channel to one message a second after `burst` at once; undefined lets everything pass. */
  setBurst(burst: number | undefined): void
  setBotMember(channel: string, isBotMember: boolean): void
  /** What the bot's token may do from now on. */
  setScopes(scopes: readonly string[]): void
  /** How long the bot's calls take, asked anew for each; undefined answers at once. */
  setLatency(latency: ((method: string) => Latency) | undefined): void
  /** Everything that the bot has posted and not deleted, oldest first, also what only others see. */
  posted(): readonly Message[]
  /** Shows a request that the bot made to Amplitude in the page's drawer. */
  reportRequest(request: DemoRequest): void
  /** Tells the pages what time it is, after something else than a page has moved the clock. */
  announceClock(): void
}

export function createBackstage(workspace: Workspace): Backstage {
  const { broadcast, directory, files, messages, views } = workspace
  const channelId = (idOrName: string): string => {
    const channel = directory.channelNamed(idOrName)
    if (channel === undefined) throw new Error(`There is no channel "${idOrName}".`)
    return channel.id
  }
  return {
    messages: (channel) => {
      const id = channelId(channel)
      return messages.visible().filter((message) => message.channelId === id)
    },
    storedMessage: ({ channelId, ts }) => messages.find(channelId, ts),
    modals: () => views.modals.map(toDemoView),
    home: () => {
      const home = views.home(identity.me)
      return home === undefined ? null : toDemoView(home)
    },
    requests: workspace.requests.entries,
    fileBytes: (fileId) => {
      const file = files.find(fileId)
      return file?.isDeleted === false ? file.bytes : undefined
    },
    files: () =>
      files
        .all()
        .filter((file) => file.bytes !== undefined && !file.isDeleted)
        .map((file) => file.id),
    fail: (planned) => workspace.faults.plan(planned),
    stopFailing: () => workspace.faults.clear(),
    setFileProcessing: (durationMs) => {
      files.processingMs = durationMs
    },
    setBurst: (burst) => {
      workspace.pace.burst = burst
    },
    setScopes: (scopes) => {
      workspace.scopes = new Set(scopes)
    },
    setLatency: (latency) => {
      workspace.latency = latency
    },
    posted: () => messages.all().filter(({ userId }) => userId === identity.botUserId),
    setBotMember: (channel, isBotMember) => directory.setBotMember(channelId(channel), isBotMember),
    reportRequest: (request) => workspace.requests.report(request),
    announceClock: () => broadcast.publish({ type: 'clock', now: workspace.clock.now().toISOString() }),
  }
}
