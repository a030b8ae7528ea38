import { readName, writeName, type Name } from '../name.ts'
import { quoted } from '../quotes.ts'
import type { TokenReader } from '../token-reader.ts'
import { baseParts } from './base-parts.ts'
import { baseClauses, type KindDefinition } from './kind-definition.ts'

export const eventsKind: KindDefinition = {
  name: 'events',
  alsoSpelled: [],
  alsoCalled: ['list events', 'list of events', 'event list', 'list', 'catalogue'],
  meaning: 'the events there are, with their volumes this week; a word behind it searches',
  examples: ['events', 'events search'],
  asksAlone: true,
  clauses: baseClauses,
  intervals: [],
  groupBys: { user: 0, event: 0, total: 0 },
  takesEventConditions: false,
  parseHead: (reader) => {
    const search = readName(reader, 'search')
    if (search !== undefined) refuseForeignClause(reader, search)
    return (common) => ({
      kind: 'events',
      ...baseParts(common),
      ...(search === undefined ? {} : { search: search.text }),
    })
  },
  writeHead: (query) => {
    if (query.kind !== 'events') return undefined
    return query.search === undefined ? 'events' : `events ${writeName(query.search, 'search')}`
  },
}

/** `events filter by genre`: the words of a search may be keywords, which nothing here could mean. */
function refuseForeignClause(reader: TokenReader, { quote, span }: Name): void {
  const opening = reader.openingAt()
  if (quote !== 'none' || opening === undefined || baseClauses.some((clause) => clause === opening.clause))
    return
  const place = { start: span.start, end: reader.text.length }
  const problem = `\`events\` does not take \`${reader.peek().text}\`; a search with such a word in it goes in quotes.`
  throw reader.error(problem, reader.peek().span, {
    suggestions: [quoted(reader.slice(place)), reader.slice(span)].map((text) =>
      reader.replaced(place, text),
    ),
  })
}
