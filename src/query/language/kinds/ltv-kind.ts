import { chooseMeasure } from './choose-measure.ts'
import { peopleClauses, type KindDefinition } from './kind-definition.ts'

export const ltvKind: KindDefinition = {
  name: 'ltv',
  alsoSpelled: [],
  alsoCalled: ['lifetime value', 'life time value', 'customer lifetime value', 'clv', 'arpu', 'monetization'],
  meaning:
    'what new users are worth by their age: per user (`arpu`), per paying user, in total, or how many pay',
  examples: ['ltv', 'ltv arppu last 8 weeks', 'ltv revenue last 6 months', 'ltv payers by platform'],
  asksAlone: true,
  clauses: [...peopleClauses, 'interval'],
  intervals: ['week', 'day', 'month'],
  groupBys: { user: 1, event: 0, total: 1 },
  takesEventConditions: false,
  parseHead: (reader) => {
    const measure = chooseMeasure(reader, 'ltv', measures) ?? 'arpu'
    return (common) => ({ kind: 'ltv', ...common, measure })
  },
  writeHead: (query) => {
    if (query.kind !== 'ltv') return undefined
    return query.measure === 'arpu' ? 'ltv' : `ltv ${query.measure}`
  },
}

const measures = { arpu: 'arpu', arppu: 'arppu', revenue: 'revenue', payers: 'payers' } as const
