import type { Brand } from '../chart/brand.ts'
import type { ChartRenderer, ThemeName } from '../chart/chart-picture.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { describeQuery } from '../query/describe-query.ts'
import type { Day, MetricQuery } from '../query/query.ts'
import type { AskOptions, MetricSource } from '../result/metric-source.ts'
import { resultTable } from '../result/result-table.ts'
import { summarize } from '../result/summarize.ts'
import { contextLine } from './context-line.ts'
import { drawPicture } from './draw-picture.ts'
import { mainSparkline } from './main-sparkline.ts'
import type { Report } from './report.ts'

export interface ReportDeps {
  source: MetricSource
  renderer: ChartRenderer
  clock: Clock
  logger: Logger
  theme: ThemeName
  /** A company's colours and logo; the theme's own without. */
  brand?: Brand | undefined
  /** Days of a project that are known to be special, by a person or by `calendar`: marked in pictures over time. */
  readNotes?:
    | ((projectName: string) => Promise<readonly { day: Day; text: string; by?: string }[]>)
    | undefined
  /** False where the answer goes to a place that cannot hold a picture; drawing one would be wasted. */
  drawsPicture?: boolean
  /** On whose behalf the numbers are asked for; a person's, unless told otherwise. */
  asking?: AskOptions
}

/**
 * Answers one question whose event names are resolved: numbers, words, picture. Throws `UpstreamError` where there are no
 * numbers, and the signal's reason when aborted; without a picture the answer is whole all the same.
 */
export async function buildReport(
  deps: ReportDeps,
  query: MetricQuery,
  signal: AbortSignal,
): Promise<Report> {
  const { source, clock, logger } = deps
  const askedAt = clock.now()
  const result = await source.answer(query, signal, deps.asking)
  const answeredAt = clock.now()
  const summary = summarize(result)
  const picture =
    query.output === 'picture' && deps.drawsPicture !== false
      ? await drawPicture(deps, { result, summary }, signal)
      : undefined
  const durationMs = clock.now().getTime() - askedAt.getTime()
  const sourceMs = answeredAt.getTime() - askedAt.getTime()
  logger.info({ kind: query.kind, durationMs, sourceMs, hasPicture: picture !== undefined }, 'query.answered')
  return {
    query,
    canonicalText: describeQuery(query),
    result,
    summary,
    context: contextLine(result, clock.now()),
    table: resultTable(result, query.output === 'csv' ? 'oldest first' : 'newest first'),
    picture,
    sparkline: mainSparkline(result),
  }
}
