import { z } from 'zod'
import { UpstreamError } from '../../errors.ts'
import type { SavedChartQuery } from '../../query/query.ts'
import type { SavedChartResult } from '../../result/metric-result.ts'
import { baseOf, type Ask, type Asked } from '../question.ts'
import { readSavedChart } from '../read-saved-chart.ts'
import type { ApiRequest } from '../request-params.ts'
import { readChartExport, type ChartExport } from '../chart-export.ts'
import { unexpectedShape } from '../transport-error.ts'

/** A chart that somebody saved, with the range that it was saved with: `GET /api/3/chart/{id}/csv`. */
export async function answerSavedChart(
  question: Asked<SavedChartQuery>,
  ask: Ask,
): Promise<SavedChartResult> {
  const { query, project } = question
  const request = savedChartRequest(query)
  const reply = await ask(request, savedChartBodySchema).catch((error: unknown) => {
    throw withChart(error, question)
  })
  const table = readTable(reply.body.data, request)
  return {
    kind: 'savedChart',
    query,
    ...baseOf(question, reply, table.isCut ? [{ kind: 'groupLimit', limit: table.rows.length }] : []),
    title: table.title === '' ? `Chart ${query.chartId}` : table.title,
    content: readSavedChart(table, { timeZone: project.timeZone, asOf: reply.asOf }),
  }
}

export function savedChartRequest({ chartId }: SavedChartQuery): ApiRequest {
  return { path: `/api/3/chart/${encodeURIComponent(chartId)}/csv`, params: [] }
}

/** CSV text in a JSON string. */
const savedChartBodySchema = z.object({ data: z.string() })

function readTable(csv: string, { path }: ApiRequest): ChartExport {
  try {
    return readChartExport(csv)
  } catch (error) {
    throw unexpectedShape(path, error)
  }
}

function withChart(error: unknown, { query, project }: Asked<SavedChartQuery>): unknown {
  if (!(error instanceof UpstreamError) || error.reason !== 'notFound') return error
  return new UpstreamError('notFound', {
    userMessage: `There is no saved chart “${query.chartId}” in ${project.name}. The id is what ends a chart's address in Amplitude; a chart of another project is asked for with that project's name.`,
    details: error.details,
    cause: error,
  })
}
