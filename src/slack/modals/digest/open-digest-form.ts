import { DeliveryError } from '../../../errors.ts'
import { callSlack } from '../../call-slack.ts'
import { ifInTime } from '../../deadline.ts'
import type { Conversation } from '../../conversation/conversation.ts'
import type { DigestDeskDeps, DigestFormContent } from '../../digests/desk-deps.ts'
import { digestFormInvitation } from '../../blocks/digests/digest-buttons.ts'
import type { SlackClients } from '../../slack-clients.ts'
import { digestFormFor, digestFormOf } from './fill-digest-form.ts'
import type { DigestForm } from './digest-form.ts'
import { digestFormView } from './digest-form-view.ts'
import { knowDigestForm } from './know-digest-form.ts'

export interface DigestFormDeps extends DigestDeskDeps {
  clients: SlackClients
}

interface Opening {
  /** Slack lets it open one view within three seconds. */
  triggerId: string
  content: DigestFormContent
  signal: AbortSignal
}

/** Zones and names are mostly known already; the form opens without what is not known by then. */
const patienceMs = 1_200

/** Opens the form with what is known filled in; where Slack takes too long to let it open, a button does. */
export async function openDigestForm(
  conversation: Pick<Conversation, 'askerId' | 'channelId' | 'whisper'>,
  deps: DigestFormDeps,
  { triggerId, content, signal }: Opening,
): Promise<void> {
  const { clients, clock, logger } = deps
  const begun = formFor(conversation, content)
  const [theirs, known] = await Promise.all([
    ifInTime(clock, deps.readZone(conversation.askerId), patienceMs),
    knowDigestForm(deps, begun, { patienceMs, signal }),
  ])
  // The project's where Slack does not say theirs soon enough.
  const timeZone = theirs ?? deps.source.projectOf({}).timeZone
  // A title that says what is asked goes on saying it when that changes.
  const title = begun.title === known.usualTitle ? '' : begun.title
  const form = { ...begun, title, timeZone: begun.timeZone || timeZone }
  const view = digestFormView(form, known)
  try {
    await callSlack(clock, () => clients.calls.views.open({ trigger_id: triggerId, view }))
    logger.info({ isNew: form.digestId === undefined }, 'digest_form.opened')
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    logger.info({ slackCode: error.slackCode }, 'digest_form.refused')
    await conversation.whisper(digestFormInvitation(content))
  }
}

function formFor(
  { askerId: userId, channelId: openedIn }: Pick<Conversation, 'askerId' | 'channelId'>,
  content: DigestFormContent,
): DigestForm {
  return 'digest' in content
    ? digestFormFor(content.digest, openedIn)
    : digestFormOf(content.draft, { openedIn, userId })
}
