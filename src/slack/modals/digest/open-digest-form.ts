import type { Digest } from '../../../digest/digest.ts'
import { DeliveryError } from '../../../errors.ts'
import { callSlack } from '../../call-slack.ts'
import type { Conversation } from '../../conversation/conversation.ts'
import type { DigestDeskDeps, DigestFormContent } from '../../digests/desk-deps.ts'
import { digestFormInvitation } from '../../blocks/digest-buttons.ts'
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
const patienceMs = 1_000

/** Opens the form with what is known filled in; where Slack takes too long to let it open, a button does. */
export async function openDigestForm(
  conversation: Pick<Conversation, 'askerId' | 'channelId' | 'whisper'>,
  deps: DigestFormDeps,
  { triggerId, content, signal }: Opening,
): Promise<void> {
  const { clients, clock, logger } = deps
  const form = await formFor(deps, conversation, content)
  const known = await knowDigestForm(deps, form, { patienceMs, signal })
  // A title that says what is asked goes on saying it when that changes.
  const title = form.title === known.usualTitle ? '' : form.title
  const view = digestFormView({ ...form, title }, known)
  try {
    await callSlack(clock, () => clients.calls.views.open({ trigger_id: triggerId, view }))
    logger.info({ isNew: form.digestId === undefined }, 'digest_form.opened')
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    logger.info({ slackCode: error.slackCode }, 'digest_form.refused')
    await conversation.whisper(digestFormInvitation(content))
  }
}

async function formFor(
  deps: DigestFormDeps,
  { askerId: userId, channelId: openedIn }: Pick<Conversation, 'askerId' | 'channelId'>,
  content: { draft: string } | { digest: Digest },
): Promise<DigestForm> {
  if ('digest' in content) return digestFormFor(content.digest, openedIn)
  const zone = await zoneInTime(deps, userId)
  const timeZone = zone ?? deps.source.projectOf({}).timeZone
  return digestFormOf(content.draft, { openedIn, userId, timeZone })
}

async function zoneInTime({ readZone, clock }: DigestFormDeps, userId: string): Promise<string | undefined> {
  const known = new AbortController()
  const late = clock.sleep(patienceMs, known.signal).then(
    () => undefined,
    () => undefined,
  )
  return await Promise.race([readZone(userId), late]).finally(() => known.abort())
}
