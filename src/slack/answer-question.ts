import type { ChartRenderer, ThemeName } from '../chart/chart-picture.ts'
import type { Clock } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { ParsedQuestion } from '../query/parse-command.ts'
import type { MetricQuery } from '../query/query.ts'
import { answerQuestion as reportOn } from '../report/answer-question.ts'
import type { ReportDeps } from '../report/build-report.ts'
import type { Report } from '../report/report.ts'
import type { AskOptions, MetricSource } from '../result/metric-source.ts'
import { answerMessage, type AnswerLayout } from './blocks/answer-message.ts'
import { noteOnDelivery } from './blocks/digests/delivery-note.ts'
import { undertakingOf } from './blocks/undertaking.ts'
import type { Conversation } from './conversation/conversation.ts'
import { withDeadline } from './deadline.ts'
import { deliverFile, type FileDeps } from './deliver-file.ts'
import { linkIn } from './pasted-link.ts'
import { showProgress } from './show-progress.ts'

export interface AnswerDeps extends FileDeps {
  source: MetricSource
  renderer: ChartRenderer
  clock: Clock
  logger: Logger
  theme: ThemeName
  /** Days that are known to be special, for pictures. */
  readNotes?: ReportDeps['readNotes']
}

/** A question whose answer is numbers. */
type MetricQuestion = ParsedQuestion & { query: MetricQuery }

export interface Asked {
  question: MetricQuestion
  conversation: Conversation
  /** Aborts when the app stops. */
  signal: AbortSignal
}

/** How long Amplitude may take over one question, all requests together. */
export const questionDeadlineMs = 60_000

/** How long a question may wait for its turn before that. The way back to the asker is open for half an hour. */
const longestWaitMs = 12 * 60_000

/**
 * Answers one question: checks, fetches, and brings the answer where it belongs. Throws `InvalidQueryError` for mistakes,
 * `UpstreamError` for Amplitude's failures, `DeliveryError` when nobody could be told.
 */
export async function answerQuestion(deps: AnswerDeps, asked: Asked): Promise<Report> {
  const { clock, logger, source } = deps
  const { question, conversation } = asked
  const project = source.projectOf(question.query)
  const askedAt = clock.now()
  const progress = showProgress(deps, conversation, undertakingOf(question.query, project.name))
  const asking: AskOptions = {
    fairnessKey: conversation.channelId,
    // What stands in the channel is no worse than the last known numbers, so a refresh does not put them there again.
    takesLastKnown: conversation.refreshedBy === undefined,
    onWait: progress.tellWait,
    longestWaitMs,
  }
  const report = await fetchReport(deps, asked, asking).finally(() => progress.stop())
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
  return report
}

async function fetchReport(deps: AnswerDeps, asked: Asked, asking: AskOptions): Promise<Report> {
  const { question, signal } = asked
  const deadline = { clock: deps.clock, durationMs: questionDeadlineMs, signal }
  const drawsPicture = !isForAskerAlone(asked)
  return await withDeadline(deadline, (inTime, countdown) => {
    const onWaiting = (count: number): void => (count > 0 ? countdown.pause() : countdown.restart())
    return reportOn({ ...deps, drawsPicture, asking: { ...asking, onWaiting } }, question, inTime)
  })
}

function isForAskerAlone({ question, conversation }: Asked): boolean {
  return question.query.isPrivate && !conversation.isDirect
}

/** In the channel, unless the asker wants it alone or Slack does not let it in; then the asker gets the words. */
async function deliver(deps: AnswerDeps, asked: Asked, report: Report): Promise<string> {
  if (report.query.output === 'csv') return await deliverFile(deps, asked, report)
  const { conversation, signal } = asked
  const link = linkIn(asked.question)
  if (isForAskerAlone(asked)) {
    await whisperAnswer(conversation, report, { link })
    return 'private'
  }
  const credits = conversation.isDirect
    ? {}
    : { askedBy: conversation.askerId, refreshedBy: conversation.refreshedBy }
  try {
    const compose = (fileId: string | undefined) => answerMessage(report, { ...credits, link, fileId })
    await conversation.publish({ picture: report.picture, compose }, signal)
    return 'published'
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    const { channelId } = conversation
    const lacksPicture = report.picture !== undefined
    const note = noteOnDelivery(error, { channelId, botName: deps.botName, lacksPicture })
    await whisperAnswer(conversation, report, { link, note })
    return error.slackCode
  }
}

/** A picture cannot stand where only one person sees it; Slack's own chart can, where it fits. */
async function whisperAnswer(
  conversation: Conversation,
  report: Report,
  layout: AnswerLayout,
): Promise<void> {
  await conversation.whisper(
    answerMessage(report, { ...layout, hasNativeChart: true }),
    answerMessage(report, layout),
  )
}
