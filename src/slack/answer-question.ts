import type { ChartRenderer, ThemeName } from '../chart/chart-picture.ts'
import type { Clock } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { ParsedQuestion } from '../query/parse-command.ts'
import type { MetricQuery, Query } from '../query/query.ts'
import { buildReport } from '../report/build-report.ts'
import type { Report } from '../report/report.ts'
import { understandQuestion } from '../report/understand-question.ts'
import type { MetricSource } from '../result/metric-source.ts'
import { answerMessage } from './blocks/answer-message.ts'
import { noteOnDelivery } from './blocks/delivery-note.ts'
import { undertakingOf } from './blocks/undertaking.ts'
import type { Conversation } from './conversation/conversation.ts'
import { withDeadline } from './deadline.ts'
import { showProgress } from './show-progress.ts'

export interface AnswerDeps {
  source: MetricSource
  renderer: ChartRenderer
  clock: Clock
  logger: Logger
  theme: ThemeName
  /** The bot's handle, for `/invite`. */
  botName: string
}

export interface Asked {
  question: ParsedQuestion
  conversation: Conversation
  /** Aborts when the app stops. */
  signal: AbortSignal
}

/** How long Amplitude may take for one question, all requests together. */
const questionDeadlineMs = 60_000

/**
 * Answers one question: checks, fetches, and brings the answer where it belongs. Throws `InvalidQueryError` for mistakes,
 * `UpstreamError` for Amplitude's failures, `DeliveryError` when nobody could be told.
 */
export async function answerQuestion(deps: AnswerDeps, asked: Asked): Promise<void> {
  const { clock, logger, source } = deps
  const { question, conversation } = asked
  const project = source.projectOf(question.query)
  const askedAt = clock.now()
  const undertaking = undertakingOf(asMetric(question.query), project.name)
  const progress = showProgress(deps, conversation, undertaking)
  const report = await fetchReport(deps, asked).finally(() => progress.stop())
  const fetchedAt = clock.now()
  const outcome = await deliver(deps, asked, report)
  logger.info(
    {
      kind: report.query.kind,
      outcome,
      hasPicture: report.picture !== undefined,
      fetchMs: fetchedAt.getTime() - askedAt.getTime(),
      deliverMs: clock.now().getTime() - fetchedAt.getTime(),
    },
    'question.answered',
  )
}

async function fetchReport(deps: AnswerDeps, { question, signal }: Asked): Promise<Report> {
  const deadline = { clock: deps.clock, durationMs: questionDeadlineMs, signal }
  const report = await withDeadline(deadline, async (inTime) => {
    const query = await understandQuestion(deps, question, inTime)
    return await buildReport(deps, asMetric(query), inTime)
  })
  return { ...report, context: [...report.context, ...question.notes] }
}

/** Lists and people are no reports, and are answered elsewhere. */
function asMetric(query: Query): MetricQuery {
  if (query.kind === 'events' || query.kind === 'user') throw new TypeError(`${query.kind} has no report.`)
  return query
}

/** In the channel, unless the asker wants it alone or Slack does not let it in; then the asker gets the words. */
async function deliver(deps: AnswerDeps, { conversation, signal }: Asked, report: Report): Promise<string> {
  if (report.query.isPrivate && !conversation.isDirect) {
    await whisperAnswer(conversation, report)
    return 'private'
  }
  const askedBy = conversation.isDirect ? undefined : conversation.askerId
  try {
    const compose = (fileId: string | undefined) => answerMessage(report, { askedBy, fileId })
    await conversation.publish({ picture: report.picture, compose }, signal)
    return 'published'
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    await whisperAnswer(conversation, report, noteOnDelivery(error, conversation.channelId, deps.botName))
    return error.slackCode
  }
}

/** A picture cannot stand where only one person sees it; Slack's own chart can, where it fits. */
async function whisperAnswer(
  conversation: Conversation,
  report: Report,
  note?: ReturnType<typeof noteOnDelivery>,
): Promise<void> {
  await conversation.whisper(
    answerMessage(report, { note, hasNativeChart: true }),
    answerMessage(report, { note }),
  )
}
