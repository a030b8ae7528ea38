import type { Clock } from '../../clock.ts'
import { DeliveryError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import { today } from '../../query/date-range.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import { formInvitation } from '../blocks/form-buttons.ts'
import { callSlack } from '../call-slack.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { SlackClients } from '../slack-clients.ts'
import { checkForm } from './check-form.ts'
import { asTyped, fillFromDraft } from './fill-form.ts'
import type { Form } from './form.ts'
import { warmEvents } from './form-project.ts'
import { formReader } from './form-reader.ts'
import { formKindOf } from './form-kinds.ts'
import { formView } from './form-view.ts'

export interface FormDeps {
  /** Slack ids of those who may look people up. */
  adminUsers: ReadonlySet<string>
  /** The first is the one that is asked where a question names none. */
  projects: readonly ProjectIdentity[]
  clients: SlackClients
  source: MetricSource
  clock: Clock
  logger: Logger
}

export interface FormOpening {
  /** Slack lets it open one view within three seconds, so nothing is asked of anybody before. */
  triggerId: string
  /** What is to be filled in, as typed; empty for nothing. */
  draft: string
  /** Where the answer will be proposed to go; empty where the form is opened from nowhere in particular. */
  channelId: string
  userId: string
  signal: AbortSignal
}

/**
 * Opens the form with what is known filled in, and then has the events list at hand for its fields. Throws `DeliveryError`
 * where Slack does not open it.
 */
export async function openForm(deps: FormDeps, opening: FormOpening): Promise<void> {
  const { clients, clock, source, logger } = deps
  const { triggerId, draft, channelId, userId, signal } = opening
  const mayLookUp = deps.adminUsers.has(userId)
  const day = today(clock.now(), source.projectOf({}).timeZone)
  const filled = fillFromDraft(draft, channelId, day)
  // Who may not look people up is told so by the answer, not by a form for it.
  const form = isForAdmins(filled) && !mayLookUp ? asTyped(filled, draft) : filled
  const checked = checkForm(form, day)
  const view = formView(form, checked, formReader(deps, checked, userId))
  await callSlack(clock, () => clients.calls.views.open({ trigger_id: triggerId, view }))
  logger.info({ kind: form.kind }, 'form.opened')
  await warmEvents(source, form, signal)
}

function isForAdmins(form: Form): boolean {
  return formKindOf(form).isForAdmins === true
}

/** The same for a person who waits: where Slack takes too long to let the form open, a button opens it. */
export async function openFormOr(
  conversation: Conversation,
  deps: FormDeps,
  opening: Omit<FormOpening, 'userId'>,
): Promise<void> {
  try {
    await openForm(deps, { ...opening, userId: conversation.askerId })
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    deps.logger.info({ slackCode: error.slackCode }, 'form.refused')
    await conversation.whisper(formInvitation(opening.draft))
  }
}
