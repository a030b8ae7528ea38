import { describe, expect, it } from 'vitest'
import type { RealtimeQuery } from '../../../../src/query/query.ts'
import { parsedQuery } from '../../../support/parsed-query.ts'

const rows: [text: string, said: Partial<RealtimeQuery>][] = [
  ['realtime', {}],
  ['live', {}],
  ['Realtime 5min', {}],
  ['live as table', { output: 'table' }],
  ['realtime private project Acme EU', { isPrivate: true, project: 'Acme EU' }],
]

describe('realtime', () => {
  it.each(rows)('%s', (text, said) => {
    expect(parsedQuery(text)).toEqual({ kind: 'realtime', isPrivate: false, output: 'picture', ...said })
  })
})
