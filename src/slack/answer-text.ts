import { readCommand, readKnowing, type Command } from '../command/read-command.ts'
import { InvalidQueryError } from '../errors.ts'
import type { Outbox } from '../jobs/outbox/outbox.ts'
import type { TimetableStore } from '../jobs/digests/timetable-store.ts'
import type { ParsedQuestion } from '../query/parse-command.ts'
import { savedName } from '../query/saved-name.ts'
import type { SavedQuestionStore } from '../query/saved-question-store.ts'
import type { ProjectIdentity } from '../result/metric-result.ts'
import { answerQuestion } from './answer-question.ts'
import { formInvitation } from './blocks/form-buttons.ts'
import { helpMessage } from './blocks/help-message.ts'
import { projectsMessage } from './blocks/projects-message.ts'
import { statusMessage } from './blocks/status-message.ts'
import type { Conversation } from './conversation/conversation.ts'
import { tendAlerts } from './alerts/alert-desk.ts'
import type { AlertAsked, AlertDeskDeps } from './alerts/desk-deps.ts'
import type { DigestAsked, DigestDeskDeps } from './digests/desk-deps.ts'
import { mayLook } from './rights.ts'
import { tendDigests } from './digests/digest-desk.ts'
import { forgetQuestion, showSaved } from './forget-question.ts'
import type { RecentQuestions } from './recent-questions.ts'
import type { RunningWork } from './running-work.ts'
import { saveQuestion } from './save-question.ts'
import { showEventList } from './show-event-list.ts'
import { findPerson } from './show-person.ts'
import { readTopEvents } from './top-events.ts'

export interface TextDeps extends DigestDeskDeps, AlertDeskDeps {
  savedQuestions: SavedQuestionStore
  timetable: Pick<TimetableStore, 'upcoming'>
  outbox: Pick<Outbox, 'backlog'>
  recentQuestions: RecentQuestions
  /** The first is the one that is asked where a question names none. */
  projects: readonly ProjectIdentity[]
  work: RunningWork
  startedAt: Date
}

export interface TextAsked extends DigestAsked, AlertAsked {
  /** Which door it came in by, for the log. */
  via: 'command' | 'mention' | 'direct message' | 'button' | 'refresh' | 'form'
  /** As typed, behind `/amp`. It may name a person, so it never reaches the log. */
  text: string
  /** How long Slack waited for us, in ms. */
  ackMs?: number
  /** Opens the form at once, where Slack lets us. */
  openForm?: (draft: string) => Promise<void>
}

/** Answers what a person typed, whichever door it came in by. Throws as `answerQuestion` does. */
export async function answerText(deps: TextDeps, asked: TextAsked): Promise<void> {
  const { via, ackMs } = asked
  const command = await readText(deps, asked)
  deps.logger.info({ via, kind: kindOf(command), ackMs }, 'command.received')
  if (command instanceof InvalidQueryError) throw command
  await carryOut(deps, asked, command)
}

/** What is no question may be the name of one that was kept. */
async function readText(deps: TextDeps, asked: TextAsked): Promise<Command | InvalidQueryError> {
  const { text, conversation, signal } = asked
  const name = savedName(text)
  const saved =
    name !== undefined && readKnowing(text, {}) instanceof InvalidQueryError
      ? await deps.savedQuestions.find(deps.bot.teamId, name, conversation.askerId)
      : undefined
  return await readCommand(deps, saved?.text ?? text, () => readTopEvents(deps, signal))
}

async function carryOut(deps: TextDeps, asked: TextAsked, command: Command): Promise<void> {
  const { conversation } = asked
  switch (command.kind) {
    case 'question':
      return await answer(deps, asked, command.question)
    case 'help':
      return await showHelp(deps, asked, command.topic)
    case 'build':
      return await (asked.openForm?.(command.draft) ?? conversation.whisper(formInvitation(command.draft)))
    case 'save':
      return await saveQuestion(deps, conversation, command.name)
    case 'forget':
      return await forgetQuestion(deps, conversation, command.name)
    case 'saved':
      return await showSaved(deps, conversation)
    case 'makeDigest':
    case 'digestForm':
    case 'digests':
    case 'digest':
      return await tendDigests(deps, asked, command)
    case 'makeAlert':
    case 'alertForm':
    case 'alerts':
    case 'alert':
    case 'why':
    case 'notes':
    case 'addNote':
    case 'removeNote':
      return await tendAlerts(deps, asked, command)
    case 'projects':
      return await conversation.whisper(projectsMessage(deps.projects))
    case 'status':
      return await showStatus(deps, conversation)
  }
}

async function answer(deps: TextDeps, asked: TextAsked, question: ParsedQuestion): Promise<void> {
  const { query } = question
  if (query.kind === 'events') return await showEventList(deps, { ...asked, query })
  if (query.kind === 'user') return await findPerson(deps, { ...asked, query })
  const report = await answerQuestion(deps, { ...asked, question: { ...question, query } })
  if (asked.via === 'refresh') return
  const { channelId, askerId: userId } = asked.conversation
  const kept = { text: report.canonicalText, projectName: report.result.project.name }
  deps.recentQuestions.remember({ channelId, userId }, kept)
}

async function showHelp(deps: TextDeps, asked: TextAsked, topic: string | undefined): Promise<void> {
  const [topEvents, saved] = await Promise.all([
    readTopEvents(deps, asked.signal),
    deps.savedQuestions.list(deps.bot.teamId),
  ])
  await asked.conversation.whisper(helpMessage(topic, { topEvents, saved }))
}

/** As far as the timetable is looked at: beyond lies nothing that anybody waits for. */
const upcomingMs = 35 * 24 * 60 * 60 * 1000
const upcomingShown = 3

async function showStatus(deps: TextDeps, conversation: Conversation): Promise<void> {
  const now = deps.clock.now()
  const [source, upcoming, backlog, alerts] = await Promise.all([
    deps.source.status(),
    deps.timetable.upcoming(now, new Date(now.getTime() + upcomingMs), upcomingShown),
    deps.outbox.backlog(),
    deps.alerts.figures(deps.bot.teamId),
  ])
  const running = deps.work.count - 1
  const own = upcoming
    .filter(({ teamId }) => teamId === deps.bot.teamId)
    .map((digest) => ({ digest, isOpen: mayLook(deps, digest, conversation) }))
  const status = { since: deps.startedAt, now, running, source, upcoming: own, backlog, alerts }
  await conversation.whisper(statusMessage(status))
}

function kindOf(command: Command | InvalidQueryError): string {
  if (command instanceof InvalidQueryError) return 'mistake'
  return command.kind === 'question' ? command.question.query.kind : command.kind
}
