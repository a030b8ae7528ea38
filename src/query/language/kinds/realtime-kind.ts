import { baseParts } from './base-parts.ts'
import { baseClauses, type KindDefinition } from './kind-definition.ts'

export const realtimeKind: KindDefinition = {
  name: 'realtime',
  alsoSpelled: ['live'],
  alsoCalled: ['real time', 'real-time', 'right now', 'now', 'online'],
  meaning: 'active users by five minutes, today and yesterday',
  examples: ['realtime'],
  asksAlone: true,
  clauses: baseClauses,
  intervals: ['5min'],
  groupBys: { user: 0, event: 0, total: 0 },
  takesEventConditions: false,
  parseHead: () => (common) => ({ kind: 'realtime', ...baseParts(common) }),
  writeHead: (query) => (query.kind === 'realtime' ? 'realtime' : undefined),
}
