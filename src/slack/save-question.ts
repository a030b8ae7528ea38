import type { TextDeps } from './answer-text.ts'
import { failureMessage } from './blocks/problem-message.ts'
import { keptMessage } from './blocks/saved-message.ts'
import type { Conversation } from './conversation/conversation.ts'

type SavingDeps = Pick<TextDeps, 'savedQuestions' | 'recentQuestions' | 'bot' | 'clock' | 'logger'>

/** `save weekly-signups`: keeps what the person asked last in this channel. */
export async function saveQuestion(
  deps: SavingDeps,
  conversation: Conversation,
  name: string,
): Promise<void> {
  const { channelId, askerId: ownerId } = conversation
  const recent = deps.recentQuestions.last({ channelId, userId: ownerId })
  if (recent === undefined) return await conversation.whisper(failureMessage(nothingToSave))
  const question = { ...recent, name, ownerId, savedAt: deps.clock.now() }
  const before = await deps.savedQuestions.find(deps.bot.teamId, name, ownerId)
  await deps.savedQuestions.save(deps.bot.teamId, question)
  deps.logger.info({ team: deps.bot.teamId }, 'question.saved')
  await conversation.whisper(keptMessage(question, before))
}

const nothingToSave =
  'I know of no question of yours in this channel since I was started. Ask it first, then save it.'
