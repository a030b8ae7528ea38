import { defaultGraceMinutes, longestTitle, type DigestDefinition } from '../../digest/digest.ts'
import type { DigestPlan, PlannedPart } from '../../digest/read-plan.ts'
import { InvalidQueryError } from '../../errors.ts'
import { partText } from '../../digest/part-text.ts'
import type { MetricQuery } from '../../query/query.ts'
import { isMetricQuery } from '../../report/answer-question.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import { undertakingOf } from '../blocks/undertaking.ts'
import { cutText } from '../blocks/cut-text.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { DigestDeskDeps } from './desk-deps.ts'

export interface PlannedDigest {
  definition: DigestDefinition
  projectName: string
  /** Whether the zone is a guess, because neither the text nor Slack named one. */
  isZoneGuessed: boolean
}

/** Looks everything up that a plan names. Throws `InvalidQueryError` that points into the whole text, `UpstreamError`. */
export async function planDigest(
  deps: DigestDeskDeps,
  { plan, conversation, signal }: { plan: DigestPlan; conversation: Conversation; signal: AbortSignal },
): Promise<PlannedDigest> {
  const queries = await Promise.all(plan.parts.map((part) => understandPart(deps, part, signal)))
  const project = deps.source.projectOf({})
  const said = plan.timeZone ?? (await deps.readZone(conversation.askerId))
  const definition: DigestDefinition = {
    title: titleFor(queries, project.name),
    parts: queries.map(partText),
    schedule: { cron: plan.cron, timeZone: said ?? project.timeZone },
    channelId: conversation.isDirect ? conversation.askerId : conversation.channelId,
    onlyWhenMoved: false,
    layout: 'single',
    pictures: 'combined',
    graceMinutes: defaultGraceMinutes,
  }
  return { definition, projectName: project.name, isZoneGuessed: said === undefined }
}

/**
 * Looks a question's names up, in `project` where it names none itself. Throws `InvalidQueryError` that points into the whole
 * text, `UpstreamError`.
 */
export async function understandPart(
  deps: Pick<DigestDeskDeps, 'source' | 'clock'>,
  part: PlannedPart & { project?: string | undefined },
  signal: AbortSignal,
): Promise<MetricQuery> {
  const { question } = part
  const { project } = question.query
  const asked = { ...question, query: { ...question.query, project: project ?? part.project } }
  try {
    const query = await understandQuestion(deps, asked, signal)
    if (!isMetricQuery(query)) throw new Error('A plan holds questions about numbers only.')
    return { ...query, project }
  } catch (error) {
    throw error instanceof InvalidQueryError ? part.inWhole(error) : error
  }
}

/** `Daily active users, Sign Up → Play Song and 2 more` */
export function titleFor(queries: readonly MetricQuery[], projectName: string): string {
  const names = [...new Set(queries.map((query) => undertakingOf(query, projectName).title))]
  const [first = 'Numbers', second] = names
  const rest = names.length - 2
  const named =
    second === undefined
      ? first
      : rest > 0
        ? `${first}, ${second} and ${rest} more`
        : `${first} and ${second}`
  return cutText(named, longestTitle)
}
