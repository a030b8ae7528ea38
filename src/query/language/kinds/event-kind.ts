import type { InvalidQueryError } from '../../../errors.ts'
import type { EventRef } from '../../query.ts'
import { readEvent, writeEvent } from '../event-name.ts'
import { limits } from '../limits.ts'
import { writeMetric } from '../parse-metric.ts'
import type { TokenReader } from '../token-reader.ts'
import { missingEvent, refuseNew } from './event-mistakes.ts'
import { peopleClauses, type KindDefinition } from './kind-definition.ts'

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
  needsEvents: true,
  clauses: [...peopleClauses, 'vs', 'interval', 'metric', 'rolling', 'smoothed'],
  intervals: ['day', 'week', 'month', 'hour', '5min'],
  groupBys: { user: 2, event: 2 },
  takesEventConditions: true,
  parseHead: (reader) => {
    const events = readEvents(reader)
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

function readEvents(reader: TokenReader): EventRef[] {
  const events: EventRef[] = []
  do {
    const event = readEvent(reader, 'event')
    if (event === undefined) throw missingEvent(reader, eventKind, events.length)
    refuseNew(reader, event)
    events.push(event)
  } while (reader.takeIf(','))
  if (reader.peek().key === '>') throw stepsInsteadOfEvents(reader)
  const third = events[limits.events]
  if (third !== undefined) {
    throw reader.error(`Amplitude compares ${limits.events} events at most.`, reader.placeOf(third))
  }
  return events
}

/** `event Search > Play` was meant as a funnel. */
function stepsInsteadOfEvents(reader: TokenReader): InvalidQueryError {
  const { span } = reader.peek()
  const [name] = reader.text.split(' ')
  return reader.error('Events are separated by `,`; for steps ask a `funnel`.', span, {
    suggestions: [
      reader.replaced({ start: 0, end: name?.length ?? 0 }, 'funnel'),
      reader.replaced({ start: Math.max(0, span.start - 1), end: span.end }, ','),
    ],
  })
}
