import type { InvalidQueryError } from '../../../errors.ts'
import type { SessionsQuery } from '../../query.ts'
import { listedCode } from '../listed.ts'
import type { TokenReader } from '../token-reader.ts'
import { chooseMeasure } from './choose-measure.ts'
import { peopleClauses, type KindDefinition } from './kind-definition.ts'

export const sessionsKind: KindDefinition = {
  name: 'sessions',
  alsoSpelled: [],
  alsoCalled: ['session', 'visits'],
  meaning: 'how long sessions are, their average length, or how many each person has',
  examples: [
    'sessions length',
    'sessions average last 14d by platform',
    'sessions per user where country is Japan vs last week',
  ],
  asksAlone: false,
  clauses: [...peopleClauses, 'vs'],
  intervals: ['day'],
  groupBys: { user: 1, event: 0, total: 1 },
  takesEventConditions: false,
  parseHead: (reader) => {
    const measure = chooseMeasure(reader, 'sessions', measures)
    if (measure === undefined) throw missingMeasure(reader)
    if (measure === 'average') reader.takeIf('length')
    return (common) => ({ kind: 'sessions', ...common, measure })
  },
  writeHead: (query) => {
    if (query.kind !== 'sessions') return undefined
    return `sessions ${query.measure === 'perUser' ? 'per user' : query.measure}`
  },
}

const measures = {
  length: 'length',
  average: 'average',
  'per user': 'perUser',
} as const satisfies Record<string, SessionsQuery['measure']>

function missingMeasure(reader: TokenReader): InvalidQueryError {
  const words = Object.keys(measures)
  const { span } = reader.lastTaken()
  return reader.error(`\`sessions\` is one of three questions: ${listedCode(words)}.`, span, {
    instead: words.map((word) => `sessions ${word}`),
    isUnfinished: true,
  })
}
