import type { Alert } from '../../alert/alert-rule.ts'
import type { HolidayCalendar } from '../../alert/known-days.ts'
import type { AlertStore, NoteStore } from '../../jobs/alerts/alert-store.ts'
import type { AlertWork } from '../../jobs/alerts/alert-work.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import type { AnswerDeps } from '../answer-question.ts'
import type { ReadZone } from '../asker-zone.ts'
import type { BotIdentity } from '../bot-identity.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** What alerts need to be set up and looked after. */
export interface AlertDeskDeps extends AnswerDeps {
  bot: BotIdentity
  alerts: AlertStore
  notes: NoteStore
  /** Whose public holidays are known days of a project. */
  calendarsOf: (projectName: string) => readonly HolidayCalendar[]
  alertWork: AlertWork
  projects: readonly ProjectIdentity[]
  adminUsers: ReadonlySet<string>
  readZone: ReadZone
}

/** What the form begins with: a question with or without a condition as it was typed, or an alert to be changed. */
export type AlertFormContent = { draft: string } | { alert: Alert }

export interface AlertAsked {
  conversation: Conversation
  signal: AbortSignal
  /** Opens the form at once, where Slack lets us. */
  openAlertForm?: ((content: AlertFormContent) => Promise<void>) | undefined
}
