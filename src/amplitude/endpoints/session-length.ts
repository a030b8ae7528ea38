import { z } from 'zod'
import type { SessionsQuery } from '../../query/query.ts'
import type { SessionBin, SessionLengthGroup, SessionLengthResult } from '../../result/metric-result.ts'
import { decodeLabels, seriesLabelsSchema, seriesMetaSchema } from '../decode-labels.ts'
import { cutRows } from '../limit-groups.ts'
import { askWithComparison, commonOf, type Ask, type Question, type Replies } from '../question.ts'
import { askedLabels, splitOf, type Split } from '../split.ts'
import { sessionsRequest } from './sessions.ts'

/** How long sessions last: `GET /api/2/sessions/length`, in the bins that Amplitude chooses. */
export async function answerSessionLength(
  question: Question<SessionsQuery>,
  ask: Ask,
): Promise<SessionLengthResult> {
  const replies = await askWithComparison(question, (range) =>
    ask(sessionsRequest(question.query, range), sessionLengthBodySchema),
  )
  return toResult(question, replies)
}

const binPattern = /^(\d+(?:\.\d+)?)s-(\d+(?:\.\d+)?)s$/

/** Bins are named `60s-180s`, in seconds whatever unit was asked for. */
const sessionLengthBodySchema = z.object({
  data: z.object({
    xValues: z.array(z.string().regex(binPattern)),
    series: z.array(z.array(z.number().nullable())),
    seriesLabels: seriesLabelsSchema,
    seriesMeta: seriesMetaSchema,
  }),
})
type SessionLengthBody = z.infer<typeof sessionLengthBodySchema>
type SessionLengthData = SessionLengthBody['data']

/** What is asked for without bins of one's own; an answer about no sessions may leave them out. */
const defaultBins = [
  '0s-3s',
  '3s-10s',
  '10s-30s',
  '30s-60s',
  '60s-180s',
  '180s-600s',
  '600s-1800s',
  '1800s-3600s',
  '3600s-86400s',
]

function toResult(
  question: Question<SessionsQuery>,
  { current, earlier }: Replies<SessionLengthBody>,
): SessionLengthResult {
  const { query, displayName } = question
  const split = splitOf({ ...query, displayName, soleLabel: '' })
  const { data, caveats } = cutRows(current.body.data, query.top, split)
  const names = data.xValues.length === 0 ? defaultBins : data.xValues
  const groups = readGroups(data, names, split)
  return {
    kind: 'sessionLength',
    query,
    splitBy: split.by === 'event' ? 'none' : split.by,
    ...commonOf(question, current, [...(earlier?.caveats ?? []), ...caveats]),
    bins: names.map(toBin),
    groups,
    comparison: earlier && {
      label: earlier.label,
      range: earlier.range,
      groups: sameGroups(readGroups(earlier.body.data, names, split), groups),
    },
  }
}

const msPerSecond = 1000

function toBin(name: string): SessionBin {
  const [, from, to] = binPattern.exec(name) ?? []
  return { fromMs: Number(from) * msPerSecond, toMs: Number(to) * msPerSecond }
}

/** Counts in the bins of these names, also where the answer has others. */
function readGroups(data: SessionLengthData, names: readonly string[], split: Split): SessionLengthGroup[] {
  const labels = decodeLabels(data, split.shape)
  const columns = names.map((name) => data.xValues.indexOf(name))
  const countsAt = (position: number): number[] =>
    columns.map((column) => data.series[position]?.[column] ?? 0)
  if (split.by === 'group')
    return labels.map((label, position) => ({ label: split.labelOf(label), counts: countsAt(position) }))
  return askedLabels(split.shape).map((asked) => ({
    label: split.labelOf(asked),
    counts: countsAt(labels.findIndex(({ segment }) => segment === asked.segment)),
  }))
}

function sameGroups(
  earlier: readonly SessionLengthGroup[],
  shown: readonly SessionLengthGroup[],
): SessionLengthGroup[] {
  return shown.flatMap(({ label }) => earlier.find((group) => group.label === label) ?? [])
}
