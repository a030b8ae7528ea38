import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../../src/errors.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'
import { parseCommand } from '../../../src/query/parse-command.ts'
import type { Query } from '../../../src/query/query.ts'
import { fillForm, fillFromDraft } from '../../../src/slack/modals/fill-form.ts'
import { writeForm } from '../../../src/slack/modals/write-form.ts'
import { queryArbitrary } from '../../support/query-arbitrary.ts'

const channel = 'C0PRODUCT'

function read(text: string): Query {
  const command = parseCommand(text, { today: '2026-11-23' })
  if (command instanceof InvalidQueryError) throw command
  if (command.kind !== 'question') throw new Error(`${text} is no question`)
  return command.question.query
}

describe('a form that is filled in from a question', () => {
  it('writes the same question again, whatever it is', () => {
    fc.assert(
      fc.property(queryArbitrary, (query) => {
        const text = describeQuery(query)
        fc.pre(text.length <= 2_900)
        expect(read(writeForm(fillForm(query, channel)).text)).toEqual(query)
      }),
      { numRuns: 1_000 },
    )
  })
})
