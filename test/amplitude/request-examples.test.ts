import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/query/parse-command.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { requestFor } from '../support/requests.ts'

const examples: [text: string, request: string][] = [
  ['dau last 30d', '/api/2/users?m=active&start=20261025&end=20261123&i=1'],
  ['mau last 6 months by country', '/api/2/users?m=active&start=20260601&end=20261123&i=30&g=country'],
  [
    'event Play Song totals last 14d by event.genre',
    '/api/2/events/segmentation?e={"event_type":"Play Song","group_by":[{"type":"event","value":"genre"}]}&m=totals&start=20261110&end=20261123&i=1',
  ],
  [
    'event Purchase sum of price where country is Germany, JP last 7d',
    '/api/2/events/segmentation?e={"event_type":"Purchase","group_by":[{"type":"event","value":"price"}]}&m=sums&start=20261117&end=20261123&i=1&s=[{"prop":"country","op":"is","values":["Germany","Japan"]}]',
  ],
  [
    'funnel Search > Select > Play within 7d last 30d',
    '/api/2/funnels?e={"event_type":"Search"}&e={"event_type":"Select"}&e={"event_type":"Play"}&start=20261025&end=20261123&i=1&mode=ordered&cs=604800',
  ],
  [
    'retention Sign Up > any last 8 weeks',
    '/api/2/retention?se={"event_type":"Sign Up"}&re={"event_type":"_all"}&start=20261005&end=20261123&i=7',
  ],
  [
    'dau segment country is Japan segment who did Purchase in 30d last 7d',
    '/api/2/users?m=active&start=20261117&end=20261123&i=1&s=[{"prop":"country","op":"is","values":["Japan"]}]&s=[{"type":"event","event_type":"Purchase","filters":[],"op":">=","value":1,"time_type":"forEachInterval","time_value":30}]',
  ],
  ['composition gp:plan last 30d', '/api/2/composition?p=gp:plan&start=20261025&end=20261123'],
  [
    'formula UNIQUES(A)/UNIQUES(B) of Purchase, Play Song',
    '/api/2/events/segmentation?e={"event_type":"Purchase"}&e2={"event_type":"Play Song"}&m=formula&formula=UNIQUES(A)/UNIQUES(B)&start=20261025&end=20261123&i=1',
  ],
  ['sessions length', '/api/2/sessions/length?start=20261025&end=20261123'],
  ['sessions average last 8 weeks', '/api/2/sessions/average?start=20261005&end=20261123'],
  ['sessions per user last 7d by platform', '/api/2/sessions/peruser?start=20261117&end=20261123&g=platform'],
  ['ltv', '/api/2/revenue/ltv?m=0&start=20260907&end=20261123&i=7'],
  ['ltv arppu last 3 months', '/api/2/revenue/ltv?m=1&start=20260901&end=20261123&i=30'],
  ['realtime', '/api/2/realtime'],
  ['chart abc123', '/api/3/chart/abc123/csv'],
]

describe('requests', () => {
  it.each(examples)('`%s` is asked as the language describes it', (text, request) => {
    expect(requestFor(queryOf(text))).toBe(request)
  })
})

function queryOf(text: string): MetricQuery {
  const parsed = parseCommand(text)
  if (parsed instanceof Error || parsed.kind !== 'question') throw new Error(`not a question: ${text}`)
  const { query } = parsed.question
  if (query.kind === 'events' || query.kind === 'user') throw new Error(`not about numbers: ${text}`)
  return query
}
