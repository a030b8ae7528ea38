import type { Workspace } from '../state/workspace.ts'
import { identity } from '../state/identity.ts'
import type { BotLink } from './bot-link.ts'
import type { BotReply } from './signed-requests.ts'

/** After a failed delivery Slack tries three times more: almost at once, after a minute, after five. */
const retryDelaysMs = [0, 60_000, 300_000]

/** Which scope an event needs; without it (or without a subscription) Slack stays silent. */
const scopeOfEvent: Readonly<Record<string, string | undefined>> = {
  app_mention: 'app_mentions:read',
  message: 'im:history',
}

export type SlackEvent = { type: string; [key: string]: unknown }

/** Tells the bot what happened, and again when it did not answer 200 in time. */
export class EventSender {
  readonly #workspace: Workspace
  readonly #bot: BotLink
  readonly #stop = new AbortController()
  readonly #retries = new Set<Promise<void>>()

  constructor(workspace: Workspace, bot: BotLink) {
    this.#workspace = workspace
    this.#bot = bot
  }

  /** Resolves after the first delivery; retries go on behind it. */
  async send(event: SlackEvent): Promise<void> {
    const scope = scopeOfEvent[event.type]
    if (scope !== undefined && !this.#workspace.scopes.has(scope)) return
    const envelope = this.#envelope(event)
    const reply = await this.#bot.sendJson(envelope, {})
    if (isDelivered(reply) || refusesRetries(reply)) return
    const retries = this.#retry(envelope, reasonOf(reply)).finally(() => this.#retries.delete(retries))
    this.#retries.add(retries)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#retries)
  }

  async #retry(envelope: Record<string, unknown>, firstReason: string): Promise<void> {
    let reason = firstReason
    for (const [index, delayMs] of retryDelaysMs.entries()) {
      if (!(await this.#pause(delayMs))) return
      const headers = { 'x-slack-retry-num': String(index + 1), 'x-slack-retry-reason': reason }
      const reply = await this.#bot.sendJson(envelope, headers)
      if (isDelivered(reply) || refusesRetries(reply)) return
      reason = reasonOf(reply)
    }
  }

  /** Waits on the workspace's clock; false when the workspace is closing. */
  async #pause(delayMs: number): Promise<boolean> {
    try {
      if (delayMs > 0) await this.#workspace.clock.sleep(delayMs, this.#stop.signal)
      return !this.#stop.signal.aborted
    } catch {
      return false
    }
  }

  #envelope(event: SlackEvent): Record<string, unknown> {
    return {
      token: identity.verificationToken,
      team_id: identity.teamId,
      context_team_id: identity.teamId,
      context_enterprise_id: null,
      api_app_id: identity.appId,
      event,
      type: 'event_callback',
      event_id: this.#workspace.ids.next('Ev'),
      event_time: Math.floor(this.#workspace.clock.now().getTime() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: identity.teamId,
          user_id: identity.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    }
  }
}

function isDelivered(reply: BotReply): boolean {
  return reply.kind === 'answered' && reply.status >= 200 && reply.status < 300
}

/** A bot that does not want the event again says so in a header of its refusal. */
function refusesRetries(reply: BotReply): boolean {
  return reply.kind === 'answered' && reply.headers.get('x-slack-no-retry') === '1'
}

function reasonOf(reply: BotReply): string {
  switch (reply.kind) {
    case 'answered':
      return 'http_error'
    case 'timeout':
      return 'http_timeout'
    case 'unreachable':
      return 'connection_failed'
  }
}
