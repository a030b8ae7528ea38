import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { describeQuery } from '../../src/query/describe-query.ts'
import { parseCommand } from '../../src/query/parse-command.ts'
import { querySchema, type Query } from '../../src/query/query.ts'
import { queryArbitrary } from '../support/query-arbitrary.ts'

function parsed(text: string): Query {
  const command = parseCommand(text)
  if (command instanceof InvalidQueryError) throw command
  if (command.kind !== 'question') throw new Error('no question')
  return command.question.query
}

describe('describeQuery', () => {
  it('gives text that is read as the same query again, whatever its names hold', () => {
    fc.assert(
      fc.property(queryArbitrary, (query) => {
        const text = describeQuery(querySchema.parse(query))
        expect(parsed(text)).toEqual(query)
      }),
      { numRuns: 3000 },
    )
  })
})
