import { writeEvent } from '../event-name.ts'
import { writeMetric } from '../parse-metric.ts'
import { peopleClauses, type KindDefinition } from './kind-definition.ts'
import { readEvents } from './read-events.ts'

export const eventKind: KindDefinition = {
  name: 'event',
  alsoSpelled: ['trend'],
  alsoCalled: ['segmentation', 'count', 'track', 'uniques', 'totals'],
  meaning: 'how many people do one or two events, or how often',
  examples: [
    'event $1',
    'event $1, $2 last 14d',
    'event $1 totals last 8 weeks by platform',
    'event $1 totals last 14d by country top 5 vs previous',
  ],
  asksAlone: false,
  clauses: [...peopleClauses, 'vs', 'interval', 'metric', 'rolling', 'smoothed'],
  intervals: ['day', 'week', 'month', 'hour', '5min'],
  groupBys: { user: 2, event: 2, total: 4 },
  takesEventConditions: true,
  parseHead: (reader) => {
    const events = readEvents(reader, eventKind)
    return (common, { metric = { kind: 'uniques' }, rolling, smoothed }) => ({
      kind: 'event',
      ...common,
      events,
      metric,
      ...(rolling === undefined ? {} : { rollingWindow: rolling }),
      ...(smoothed === undefined ? {} : { rollingAverage: smoothed }),
    })
  },
  writeHead: (query) => {
    if (query.kind !== 'event') return undefined
    const parts = [
      `event ${query.events.map((event) => writeEvent(event, 'event')).join(', ')}`,
      writeMetric(query.metric),
      query.rollingWindow === undefined ? '' : `rolling ${query.rollingWindow}`,
      query.rollingAverage === undefined ? '' : `smoothed ${query.rollingAverage}`,
    ]
    return parts.filter((part) => part !== '').join(' ')
  },
}
