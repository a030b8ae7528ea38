import type { SavedQuestion } from '../query/saved-question-store.ts'
import type { TextDeps } from './answer-text.ts'
import { failureMessage } from './blocks/problem-message.ts'
import { forgottenMessage, notYoursMessage, savedMessage } from './blocks/saved-message.ts'
import type { Conversation } from './conversation/conversation.ts'

type ForgettingDeps = Pick<TextDeps, 'savedQuestions' | 'bot' | 'adminUsers' | 'logger'>

/** `forget weekly-signups`: deletes the asker's own question of that name, or for administrators anybody's. */
export async function forgetQuestion(
  deps: ForgettingDeps,
  conversation: Conversation,
  name: string,
): Promise<void> {
  const question = await deps.savedQuestions.find(deps.bot.teamId, name, conversation.askerId)
  if (question === undefined)
    return await conversation.whisper(
      failureMessage(`No question is saved as “${name}”. \`/amp saved\` lists what there is.`),
    )
  if (!mayForget(deps, question, conversation.askerId))
    return await conversation.whisper(notYoursMessage(question))
  await remove(deps, question)
  await conversation.whisper(forgottenMessage(question))
}

/** *Delete* in the list of saved questions: the list then stands there without it. */
export async function forgetFromList(
  deps: ForgettingDeps,
  conversation: Conversation,
  question: Pick<SavedQuestion, 'name' | 'ownerId'>,
): Promise<void> {
  if (!mayForget(deps, question, conversation.askerId))
    return await conversation.whisper(notYoursMessage(question))
  await remove(deps, question)
  await showSaved(deps, conversation)
}

/** `saved`: everything that was kept, with a way to delete what the asker may. */
export async function showSaved(deps: ForgettingDeps, conversation: Conversation): Promise<void> {
  const { askerId } = conversation
  const questions = await deps.savedQuestions.list(deps.bot.teamId)
  const mayDelete = (question: SavedQuestion) => mayForget(deps, question, askerId)
  await conversation.whisper(savedMessage(questions, { askerId, mayDelete }))
}

function mayForget(
  { adminUsers }: ForgettingDeps,
  { ownerId }: Pick<SavedQuestion, 'ownerId'>,
  askerId: string,
): boolean {
  return ownerId === askerId || adminUsers.has(askerId)
}

async function remove(
  { savedQuestions, bot, logger }: ForgettingDeps,
  question: Pick<SavedQuestion, 'name' | 'ownerId'>,
): Promise<void> {
  const wasThere = await savedQuestions.remove(bot.teamId, question)
  logger.info({ team: bot.teamId, wasThere }, 'question.forgotten')
}
