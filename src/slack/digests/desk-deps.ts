import type { Digest } from '../../digest/digest.ts'
import type { DigestStore } from '../../jobs/digests/digest-store.ts'
import type { AnswerDeps } from '../answer-question.ts'
import type { ReadZone } from '../asker-zone.ts'
import type { BotIdentity } from '../bot-identity.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** What digests need to be set up and looked after. */
export interface DigestDeskDeps extends AnswerDeps {
  bot: BotIdentity
  digests: DigestStore
  adminUsers: ReadonlySet<string>
  readZone: ReadZone
}

/** What the form begins with: questions as they were typed, or a digest to be changed. */
export type DigestFormContent = { draft: string } | { digest: Digest }

export interface DigestAsked {
  conversation: Conversation
  signal: AbortSignal
  /** Which door it came in by; a button waits to be replaced by a word to whoever pressed it. */
  via?: string
  /** Opens the form at once, where Slack lets us. */
  openDigestForm?: ((content: DigestFormContent) => Promise<void>) | undefined
}
