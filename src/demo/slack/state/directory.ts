import type { DemoChannel, DemoUser } from '../page-protocol.ts'
import type { Broadcast } from './broadcast.ts'
import { identity } from './identity.ts'

/** Who and where: users, channels, and which channels the bot is in. */
export class Directory {
  readonly users: readonly DemoUser[]
  readonly #channels: Map<string, DemoChannel>
  readonly #broadcast: Broadcast

  constructor(users: readonly DemoUser[], channels: readonly DemoChannel[], broadcast: Broadcast) {
    this.users = users
    this.#channels = new Map(channels.map((channel) => [channel.id, channel]))
    this.#broadcast = broadcast
  }

  get channels(): readonly DemoChannel[] {
    return [...this.#channels.values()]
  }

  user(id: string): DemoUser | undefined {
    return this.users.find((user) => user.id === id)
  }

  userNamed(name: string): DemoUser | undefined {
    return this.users.find((user) => user.name === name)
  }

  channel(id: string): DemoChannel | undefined {
    return this.#channels.get(id)
  }

  /** By id, by `name` or by `#name`, as people, tests and the Web API write it. */
  channelNamed(idOrName: string): DemoChannel | undefined {
    const name = idOrName.replace(/^#/, '')
    return (
      this.channel(idOrName) ??
      this.channels.find((channel) => channel.kind !== 'im' && channel.name === name)
    )
  }

  /** The direct message between the bot and `userId`; there is one for the person at the keyboard only. */
  directMessageWith(userId: string): DemoChannel | undefined {
    return userId === identity.me ? this.channels.find((channel) => channel.kind === 'im') : undefined
  }

  /** Private channels do not exist for who is not in them. */
  isVisibleToBot(channel: DemoChannel): boolean {
    return channel.kind === 'public' || channel.isBotMember
  }

  /** Everybody of the workspace is in every channel, except that the bot may be missing; a DM has two members. */
  members(channel: DemoChannel): string[] {
    if (channel.kind === 'im') return [identity.me, identity.botUserId]
    return this.users.filter((user) => !user.isBot || channel.isBotMember).map((user) => user.id)
  }

  setBotMember(channelId: string, isBotMember: boolean): void {
    const channel = this.#channels.get(channelId)
    if (channel === undefined || channel.kind === 'im' || channel.isBotMember === isBotMember) return
    this.#channels.set(channelId, { ...channel, isBotMember })
    this.#broadcast.publish({ type: 'channels', channels: [...this.channels] })
  }
}
