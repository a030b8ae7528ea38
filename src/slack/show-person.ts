import type { PersonQuery } from '../query/query.ts'
import type { ProjectIdentity } from '../result/metric-result.ts'
import type { FoundPerson, PersonActivity } from '../result/person.ts'
import { questionDeadlineMs, type AnswerDeps } from './answer-question.ts'
import { peopleMessage } from './blocks/people-message.ts'
import { personMessage, propertiesMessage } from './blocks/person-message.ts'
import { failureMessage } from './blocks/problem-message.ts'
import type { Conversation } from './conversation/conversation.ts'
import { withDeadline } from './deadline.ts'
import { showProgress } from './show-progress.ts'

export interface PersonDeps extends AnswerDeps {
  /** Slack ids of those who may look people up. */
  adminUsers: ReadonlySet<string>
}

interface Asked {
  conversation: Conversation
  signal: AbortSignal
}

/** One person of a project by Amplitude's id, as a button carries them. */
export interface PersonAsked extends Asked {
  amplitudeId: string
  projectName: string
}

/**
 * `user ana@acme.com`: the only match at once, several to choose from. Whoever may ask gets it alone, wherever they asked,
 * and who was looked up stands in no log. Throws `UpstreamError`.
 */
export async function findPerson(
  deps: PersonDeps,
  { query, conversation, signal }: Asked & { query: PersonQuery },
): Promise<void> {
  if (!mayLookUp(deps, conversation)) return await refuse(conversation)
  const project = deps.source.projectOf(query)
  const outcome = await inTime(deps, { conversation, signal, project }, async (inTimeSignal) => {
    const found = await deps.source.findPeople(project, query.who, inTimeSignal)
    const [only, ...others] = found
    if (only === undefined || others.length > 0) return { found }
    return { person: await deps.source.readPerson(project, only.amplitudeId, inTimeSignal) }
  })
  await conversation.whisper(outcomeMessage(outcome, query.who, project))
}

type Outcome = { found: readonly FoundPerson[] } | { person: PersonActivity }

function outcomeMessage(
  outcome: Outcome,
  who: string,
  project: ProjectIdentity,
): ReturnType<typeof personMessage> {
  if ('person' in outcome) return personMessage(outcome.person, project)
  return peopleMessage(outcome.found, { who, project })
}

/** Somebody chosen from several. Throws `UpstreamError`. */
export async function showPerson(deps: PersonDeps, asked: PersonAsked): Promise<void> {
  await showAs(deps, asked, personMessage)
}

/** Everything else that is known about them. Throws `UpstreamError`. */
export async function showProperties(deps: PersonDeps, asked: PersonAsked): Promise<void> {
  await showAs(deps, asked, propertiesMessage)
}

/** Whether somebody may is asked at every press: the list may have changed since the message was written. */
async function showAs(deps: PersonDeps, asked: PersonAsked, compose: typeof personMessage): Promise<void> {
  const { conversation, amplitudeId, projectName } = asked
  if (!mayLookUp(deps, conversation)) return await refuse(conversation)
  const project = deps.source.projectOf({ project: projectName })
  const person = await inTime(deps, { ...asked, project }, (signal) =>
    deps.source.readPerson(project, amplitudeId, signal),
  )
  await conversation.whisper(compose(person, project))
}

function mayLookUp({ adminUsers }: PersonDeps, { askerId }: Conversation): boolean {
  return adminUsers.has(askerId)
}

async function refuse(conversation: Conversation): Promise<void> {
  await conversation.whisper(
    failureMessage(
      'Only the people named in ADMIN_USERS may look up a person. Whoever looks after Ampbot can add you.',
    ),
  )
}

async function inTime<T>(
  deps: PersonDeps,
  { conversation, signal, project }: Asked & { project: ProjectIdentity },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const undertaking = { title: 'a person', range: undefined, projectName: project.name }
  const progress = showProgress(deps, conversation, undertaking)
  const deadline = { clock: deps.clock, durationMs: questionDeadlineMs, signal }
  return await withDeadline(deadline, work).finally(() => progress.stop())
}
