import { ifInTime } from '../../deadline.ts'
import type { Conversation } from '../../conversation/conversation.ts'
import { MessageConversation } from '../../conversation/message-conversation.ts'
import { failureMessage } from '../../blocks/problem-message.ts'
import type { DigestDefinition } from '../../../digest/digest.ts'
import { mayChange } from '../../rights.ts'
import { keepChangedDigest, keepNewDigest, type Kept } from '../../digests/keep-digest.ts'
import type { Listen } from '../../listen.ts'
import { checkDigestForm } from './check-digest-form.ts'
import { digestBlocks } from './digest-form-ids.ts'
import type { DigestForm } from './digest-form.ts'
import { lookUpQuestions } from './look-up-questions.ts'
import type { DigestFormDeps } from './open-digest-form.ts'

interface Submission {
  form: DigestForm
  userId: string
  /** Closes the form, or keeps it open with a sentence on each field that has a mistake; within three seconds. */
  ack: (answer?: { response_action: 'errors'; errors: Record<string, string> }) => Promise<void>
}

/** Names are looked up for so long, mostly in the cache; keeping and announcing has the rest of Slack's three seconds. */
const lookUpMs = 1_400
const keepMs = 1_200

/** The form is sent: a mistake stays on its field, else the digest is kept and its channel hears of it. */
export async function submitDigestForm(
  deps: DigestFormDeps & { listen: Listen },
  { form, userId, ack }: Submission,
): Promise<void> {
  const conversation = new MessageConversation(deps, { channelId: userId, userId, isDirect: true })
  await deps.listen({ name: 'digest form', id: undefined, conversation }, async (signal) => {
    const { clock, source } = deps
    const questions = await lookUpQuestions(deps, form, { patienceMs: lookUpMs, signal })
    const projectName = form.projectName ?? source.projectOf({}).name
    const checked = checkDigestForm(form, { questions, projectName, now: clock.now() })
    if (checked.kind === 'mistakes')
      return await ack({ response_action: 'errors', errors: { ...checked.mistakes } })
    const keeping = keep(deps, form, { definition: checked.definition, userId })
    const kept = await ifInTime(deps.clock, keeping, keepMs)
    const mistake = kept === undefined ? undefined : mistakeOf(kept, form)
    if (mistake !== undefined) return await ack({ response_action: 'errors', errors: mistake })
    await ack()
    await tellKept(await keeping, { form, conversation, wasClosed: kept === undefined })
  })
}

type Outcome = Kept | { kind: 'refused' }

async function keep(
  deps: DigestFormDeps,
  { digestId }: DigestForm,
  { definition, userId }: { definition: DigestDefinition; userId: string },
): Promise<Outcome> {
  const { digests, bot, source } = deps
  if (digestId === undefined) {
    const { name: projectName } = source.projectOf({})
    return await keepNewDigest(deps, { definition, projectName, ownerId: userId })
  }
  // It may have gone to somebody else while the form was open.
  const before = await digests.find({ teamId: bot.teamId, id: digestId })
  if (before === undefined) return { kind: 'gone' }
  if (!mayChange(deps, before, userId)) return { kind: 'refused' }
  return await keepChangedDigest(deps, before, { definition, userId })
}

/** Slack shows sentences below inputs only. */
function mistakeOf(kept: Outcome, form: DigestForm): Record<string, string> | undefined {
  switch (kept.kind) {
    case 'kept':
      return undefined
    case 'unreachable':
      return { [form.place === 'person' ? digestBlocks.person : digestBlocks.channel]: kept.sentence }
    case 'refused':
      return { [digestBlocks.title]: 'This digest belongs to somebody else now, who alone can change it.' }
    case 'gone':
      return { [digestBlocks.title]: 'This digest was deleted meanwhile.' }
  }
}

/** Who stands where it was announced has seen it; everybody else hears of it, and of what came of it after the form was closed. */
async function tellKept(
  kept: Outcome,
  { form, conversation, wasClosed }: { form: DigestForm; conversation: Conversation; wasClosed: boolean },
): Promise<void> {
  if (kept.kind !== 'kept') {
    const [sentence = ''] = Object.values(mistakeOf(kept, form) ?? {})
    return await conversation.whisper(failureMessage(`The digest was not kept. ${sentence}`))
  }
  const { digest, untold } = kept
  const { channelId } = digest.definition
  const hasSeen = channelId === form.openedIn || channelId === conversation.askerId
  if (hasSeen && untold === undefined && !wasClosed) return
  const did = form.digestId === undefined ? 'set up' : 'changed'
  const but = untold === undefined ? '' : ` Telling so went wrong: ${untold.userMessage}`
  await conversation.whisper(
    failureMessage(`Digest ${digest.id} “${digest.definition.title}” is ${did}.${but}`),
  )
}
