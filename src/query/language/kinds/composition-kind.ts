import type { InvalidQueryError } from '../../../errors.ts'
import { readProperty, writeProperty } from '../property.ts'
import type { TokenReader } from '../token-reader.ts'
import { baseParts } from './base-parts.ts'
import { baseClauses, type KindDefinition } from './kind-definition.ts'
import type { Property } from '../../query.ts'

export const compositionKind: KindDefinition = {
  name: 'composition',
  alsoSpelled: [],
  alsoCalled: ['breakdown', 'distribution', 'demographics'],
  meaning: 'who the active users are, by the values of one property',
  examples: ['composition platform', 'composition gp:plan last 8 weeks', 'composition country top 10'],
  asksAlone: false,
  clauses: ['range', 'top', ...baseClauses],
  intervals: [],
  groupBys: { user: 0, event: 0, total: 0 },
  takesEventConditions: false,
  parseHead: (reader) => {
    const property = readOneProperty(reader)
    return (common, { top }) => ({
      kind: 'composition',
      ...baseParts(common),
      range: common.range,
      property,
      ...(top === undefined ? {} : { top }),
    })
  },
  writeHead: (query) => {
    if (query.kind !== 'composition') return undefined
    return `composition ${writeProperty(query.property, 'split property', 'user')}`
  },
}

function readOneProperty(reader: TokenReader): Property {
  const property = readProperty(reader, 'split property', 'user')
  if (property === undefined) throw missingProperty(reader)
  if (property.of === 'event') {
    const problem = `\`composition\` is of people, so it has no \`event.${property.name}\`; \`event\` can be split by it.`
    throw reader.error(problem, reader.placeOf(property))
  }
  const { key, span } = reader.peek()
  if (key !== ',' && key !== 'and') return property
  const end = { start: span.start, end: reader.text.length }
  throw reader.error('`composition` looks at one property at a time.', span, {
    suggestions: [reader.replaced(end, '')],
  })
}

function missingProperty(reader: TokenReader): InvalidQueryError {
  const { span } = reader.lastTaken()
  const { key, span: next } = reader.peek()
  if (key === 'by' && reader.peek(1).kind !== 'end') {
    return reader.error('`composition` needs no `by`: the property stands directly behind it.', next, {
      instead: [''],
    })
  }
  return reader.error('`composition` needs a property, for example `composition platform`.', span, {
    instead: ['composition platform'],
    isUnfinished: true,
  })
}
