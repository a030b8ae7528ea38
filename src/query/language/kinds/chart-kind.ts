import type { InvalidQueryError } from '../../../errors.ts'
import { savedChartQuerySchema } from '../../query.ts'
import { readName, writeName, type Name } from '../name.ts'
import type { TokenReader } from '../token-reader.ts'
import { baseParts } from './base-parts.ts'
import { baseClauses, type KindDefinition } from './kind-definition.ts'

export const chartKind: KindDefinition = {
  name: 'chart',
  alsoSpelled: [],
  alsoCalled: ['saved chart', 'graph', 'charts'],
  meaning: 'a chart that was saved in Amplitude, by its link or the id that ends it',
  examples: ['chart https://app.amplitude.com/analytics/acme/chart/abc123', 'chart abc123'],
  asksAlone: false,
  clauses: baseClauses,
  intervals: [],
  groupBys: { user: 0, event: 0, total: 0 },
  takesEventConditions: false,
  beginsAt: (reader) =>
    /^https?:\/\/([^/]*\.)?amplitude\.com\/|^https?:\/\/\S+\/chart\//.test(reader.peek().key),
  parseHead: (reader) => {
    const chartId = readChartId(reader)
    return (common) => ({ kind: 'chart', ...baseParts(common), chartId })
  },
  writeHead: (query) => (query.kind === 'chart' ? `chart ${writeName(query.chartId, 'chart')}` : undefined),
}

function readChartId(reader: TokenReader): string {
  const name = readName(reader, 'chart')
  if (name === undefined) throw missingChart(reader)
  const isLink = /^https?:\/\//i.test(name.text)
  const id = isLink ? idOfLink(reader, name) : name.text
  if (savedChartQuerySchema.shape.chartId.safeParse(id).success) return id
  throw reader.error(
    `“${name.text}” is no chart: its id is the last part of its link, such as \`abc123\`.`,
    name.span,
  )
}

/** The last part of a chart's address, or what stands before `/edit/…` where its owner is changing it. */
function idOfLink(reader: TokenReader, { text, span }: Name): string {
  const parts = (text.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '')
  const page = parts.findIndex((part) => part === 'dashboard' || part === 'notebook' || part === 'cohort')
  if (page > 0) {
    const problem = `This is the link of a ${parts[page] ?? 'page'}; a chart's link has \`/chart/\` in it.`
    throw reader.error(problem, span)
  }
  const chart = parts.lastIndexOf('chart')
  const behind = parts[chart + 1]
  const isNamed = chart >= 0 && behind !== undefined && behind !== 'new'
  return (isNamed ? behind : parts.at(-1)) ?? ''
}

function missingChart(reader: TokenReader): InvalidQueryError {
  return reader.error(
    '`chart` needs the link of a saved chart or the id that ends it, for example `chart abc123`.',
    reader.lastTaken().span,
    { isUnfinished: true },
  )
}
