import type { ResolvedRange } from '../../query/date-range.ts'
import type { FormulaQuery } from '../../query/query.ts'
import { formulaInNames, formulaUnit } from '../../result/formula-words.ts'
import type { SeriesResult } from '../../result/metric-result.ts'
import { limitGroups, limitToSend } from '../limit-groups.ts'
import { askWithComparison, commonOf, type Ask, type Question, type Replies } from '../question.ts'
import { readComparison, readSeries, seriesBodySchema, type SeriesBody } from '../read-series.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'
import { splitOf, type Split } from '../split.ts'

/** A formula over one or two events: `GET /api/2/events/segmentation` with `m=formula`. */
export async function answerFormula(question: Question<FormulaQuery>, ask: Ask): Promise<SeriesResult> {
  const { query } = question
  const replies = await askWithComparison(question, (range, isComparison) =>
    ask(formulaRequest({ ...query, top: limitToSend(query.top, isComparison) }, range), seriesBodySchema),
  )
  return toResult(question, replies)
}

export function formulaRequest(query: FormulaQuery, range: ResolvedRange): ApiRequest {
  const { events, formula, interval, where, segments, groupBy, rollingWindow, rollingAverage, top } = query
  const asked = { events, formula, range, interval, where, segments, groupBy }
  const rolling = { rollingWindow, rollingAverage }
  return { path: '/api/2/events/segmentation', params: requestParams({ ...asked, ...rolling, limit: top }) }
}

function toResult(question: Question<FormulaQuery>, replies: Replies<SeriesBody>): SeriesResult {
  const { query } = question
  const { current, earlier } = replies
  const split = formulaSplit(question)
  const { buckets, series: all } = readSeries(question, current, split)
  const { groups: series, caveats } = limitGroups(all, query.top, split)
  return {
    kind: 'series',
    query,
    unit: formulaUnit(query.formula),
    splitBy: split.by,
    ...commonOf(question, current, [...(earlier?.caveats ?? []), ...caveats]),
    buckets,
    series,
    comparison: readComparison(earlier, { buckets, series }, (reply) => readSeries(question, reply, split)),
  }
}

/** Each of the formulas between semicolons is a line of its own, in every segment unless it names them: `UNIQUES(A1)`. */
function formulaSplit({ query, displayName }: Question<FormulaQuery>): Split {
  const formulas = query.formula
    .split(';')
    .map((formula) => formula.trim())
    .filter((formula) => formula !== '')
  const namesSegments = formulas.every((formula) => /\b[AB]\d+\b/i.test(formula))
  const names = formulas.map((formula) => formulaInNames({ ...query, formula }))
  return splitOf({
    formulas: names,
    segments: namesSegments ? [] : query.segments,
    groupBy: splittingProperties(query),
    soleLabel: names[0] ?? query.formula,
    displayName,
  })
}

/** What `PROPSUM` and its kin sum up is the event's first group-by, which then splits nothing. */
function splittingProperties({ formula, groupBy }: FormulaQuery): FormulaQuery['groupBy'] {
  if (!/\b(?:PROP[A-Z]+|ARPAU|REVENUETOTAL)\s*\(/i.test(formula)) return groupBy
  const summed = groupBy.find((property) => property.of === 'event')
  return groupBy.filter((property) => property !== summed)
}
