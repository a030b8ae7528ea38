import type { Clock } from '../../clock.ts'
import { AppError, DeliveryError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import { today } from '../../query/date-range.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import { formInvitation } from '../blocks/form-buttons.ts'
import { callSlack } from '../call-slack.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { SlackClients } from '../slack-clients.ts'
import { checkForm } from './check-form.ts'
import { fillFromDraft } from './fill-form.ts'
import { formCost } from './form-cost.ts'
import { formView } from './form-view.ts'

export interface FormDeps {
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
  signal: AbortSignal
}

/**
 * Opens the form with what is known filled in, and then has the events list at hand for its fields. Throws `DeliveryError`
 * where Slack does not open it.
 */
export async function openForm(deps: FormDeps, opening: FormOpening): Promise<void> {
  const { clients, clock, source, logger } = deps
  const { triggerId, draft, channelId, signal } = opening
  const project = source.projectOf({})
  const day = today(clock.now(), project.timeZone)
  const form = fillFromDraft(draft, channelId, day)
  const checked = checkForm(form, day)
  const view = formView(form, checked, formCost(source, checked))
  await callSlack(clock, () => clients.calls.views.open({ trigger_id: triggerId, view }))
  logger.info({ kind: form.kind }, 'form.opened')
  await warmEvents(source, project, signal)
}

/** Fields have little time to answer, so the list is fetched while the person reads. They say themselves if it cannot be had. */
async function warmEvents(
  source: MetricSource,
  project: ProjectIdentity,
  signal: AbortSignal,
): Promise<void> {
  try {
    await source.listEvents(project, signal)
  } catch (error) {
    if (!(error instanceof AppError) && !signal.aborted) throw error
  }
}

/** The same for a person who waits: where Slack takes too long to let the form open, a button opens it. */
export async function openFormOr(
  conversation: Conversation,
  deps: FormDeps,
  opening: FormOpening,
): Promise<void> {
  try {
    await openForm(deps, opening)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    deps.logger.info({ slackCode: error.slackCode }, 'form.refused')
    await conversation.whisper(formInvitation(opening.draft))
  }
}
