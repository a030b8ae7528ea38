import type { EventRef, RetentionQuery } from '../../query.ts'
import { readEvent, writeEvent } from '../event-name.ts'
import { writeMethod } from '../parse-method.ts'
import type { TokenReader } from '../token-reader.ts'
import { missingEvent, refuseNew } from './event-mistakes.ts'
import { takeStepSeparator } from './funnel-kind.ts'
import { peopleClauses, type KindDefinition } from './kind-definition.ts'

type RetentionEvents = Pick<RetentionQuery, 'startEvent' | 'returnEvent'>

export const retentionKind: KindDefinition = {
  name: 'retention',
  alsoSpelled: [],
  alsoCalled: ['retain', 'churn', 'returning', 'returning users', 'stickiness', 'cohorts'],
  meaning: 'how many people come back, and when',
  examples: [
    'retention',
    'retention $1',
    'retention $1 > $2 last 8 weeks',
    'retention last 3 months by platform',
    'retention new > $2 brackets 0-1, 2-7, 8-14',
  ],
  asksAlone: true,
  clauses: [...peopleClauses, 'interval', 'method'],
  intervals: ['day', 'week', 'month'],
  groupBys: { user: 1, event: 0, total: 1 },
  takesEventConditions: false,
  parseHead: (reader) => {
    const events = readEvents(reader)
    return (common, { method = { kind: 'n-day' } }) => ({ kind: 'retention', ...common, ...events, method })
  },
  writeHead: (query) => {
    if (query.kind !== 'retention') return undefined
    return ['retention', writeEvents(query), writeMethod(query.method)]
      .filter((part) => part !== '')
      .join(' ')
  },
}

/** New users who are active again: what retention means when nothing else is said. */
function defaultEvents(): RetentionEvents {
  return {
    startEvent: { kind: 'special', name: 'new', conditions: [] },
    returnEvent: { kind: 'special', name: 'active', conditions: [] },
  }
}

/** No event, one event that is done again, or two; three make a funnel. */
function readEvents(reader: TokenReader): RetentionEvents {
  if (reader.isAtEnd || reader.openingAt() !== undefined) return defaultEvents()
  const startEvent = readEvent(reader, 'step')
  if (startEvent === undefined) throw missingEvent(reader, retentionKind, 0)
  if (!takeStepSeparator(reader)) return onceAndAgain(startEvent)
  const returnEvent = readEvent(reader, 'step')
  if (returnEvent === undefined) throw missingEvent(reader, retentionKind, 1)
  refuseNew(reader, returnEvent)
  if (reader.peek().key === '>' || reader.peek().key === 'then') {
    const [name = ''] = reader.text.split(' ')
    throw reader.error(
      'Retention has a start and a return; for more steps ask a `funnel`.',
      reader.peek().span,
      { suggestions: [reader.replaced({ start: 0, end: name.length }, 'funnel')] },
    )
  }
  return { startEvent, returnEvent }
}

function onceAndAgain(event: EventRef): RetentionEvents {
  const isNew = event.kind === 'special' && event.name === 'new'
  return isNew ? { ...defaultEvents(), startEvent: event } : { startEvent: event, returnEvent: event }
}

/** The shortest words that are read as these two events again. */
function writeEvents({ startEvent, returnEvent }: RetentionQuery): string {
  const start = writeEvent(startEvent, 'step')
  const back = writeEvent(returnEvent, 'step')
  if (start === 'new' && back === 'active') return ''
  return start === back ? start : `${start} > ${back}`
}
