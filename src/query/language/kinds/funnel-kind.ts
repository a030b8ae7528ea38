import type { EventRef, FunnelQuery } from '../../query.ts'
import { readEvent, writeEvent } from '../event-name.ts'
import { defaultWindowSeconds, writeWindow } from '../parse-window.ts'
import type { TokenReader } from '../token-reader.ts'
import { missingEvent, refuseNew } from './event-mistakes.ts'
import { peopleClauses, type KindDefinition } from './kind-definition.ts'

export const funnelKind: KindDefinition = {
  name: 'funnel',
  alsoSpelled: [],
  alsoCalled: ['conversion', 'convert', 'path', 'steps', 'drop-off'],
  meaning: 'how many people go through steps, and where they stop',
  examples: [
    'funnel $1 > $2',
    'funnel $1 > $2 > $3 within 7d',
    'funnel $1 > $2 last 8 weeks by platform',
    'funnel $1 > $2 in any order for new users vs last month',
  ],
  asksAlone: false,
  clauses: [...peopleClauses, 'vs', 'interval', 'within', 'order', 'population'],
  intervals: ['day', 'week', 'month', 'hour', '5min'],
  groupBys: { user: 1, event: 0, total: 1 },
  takesEventConditions: false,
  parseHead: (reader) => {
    const steps = readSteps(reader)
    return (common, { windowSeconds = defaultWindowSeconds, order = 'ordered', population = 'active' }) => ({
      kind: 'funnel',
      ...common,
      steps,
      windowSeconds,
      order,
      population,
    })
  },
  writeHead: (query) => {
    if (query.kind !== 'funnel') return undefined
    const parts = [
      `funnel ${query.steps.map((step) => writeEvent(step, 'step')).join(' > ')}`,
      orderWords[query.order],
      query.windowSeconds === defaultWindowSeconds ? '' : writeWindow(query.windowSeconds),
      query.population === 'new' ? 'for new users' : '',
    ]
    return parts.filter((part) => part !== '').join(' ')
  },
}

/** How each order is written; the default goes without saying. */
const orderWords: Readonly<Record<FunnelQuery['order'], string>> = {
  ordered: '',
  unordered: 'in any order',
  sequential: 'in sequence',
}

/** Takes what stands between steps: `>`, `→`, `then` or `,`, and also `, then`. */
export function takeStepSeparator(reader: TokenReader): boolean {
  if (reader.takeIf('>')) return true
  const hasComma = reader.takeIf(',')
  return reader.takeIf('then') || hasComma
}

function readSteps(reader: TokenReader): EventRef[] {
  const steps: EventRef[] = []
  do {
    const step = readEvent(reader, 'step')
    if (step === undefined) throw missingEvent(reader, funnelKind, steps.length)
    refuseNew(reader, step)
    steps.push(step)
  } while (takeStepSeparator(reader))
  const [first, second] = steps
  if (first === undefined || second !== undefined) return steps
  const span = reader.placeOf(first)
  throw reader.error('A funnel needs two steps or more, for example `funnel Search > Play Song`.', span, {
    isUnfinished: true,
    suggestions: [],
  })
}
