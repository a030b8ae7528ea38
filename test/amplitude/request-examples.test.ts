import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/query/parse-command.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { requestsFor } from '../support/requests.ts'

/** A text to a block, its requests indented below it; blocks are parted by blank lines, and `#` begins a remark. */
const examples = readFileSync(join(import.meta.dirname, '../fixtures/requests.txt'), 'utf8')
  .split('\n\n')
  .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .filter((lines) => lines.length > 0)
  .map(([text = '', ...requests]): [string, string[]] => [text, requests.map((request) => request.trim())])

describe('requests', () => {
  it('are known for many texts', () => {
    expect(examples.length).toBeGreaterThanOrEqual(150)
  })

  it.each(examples)('`%s` is asked as the language describes it', (text, requests) => {
    expect(requestsFor(queryOf(text))).toEqual(requests)
  })
})

function queryOf(text: string): MetricQuery {
  const parsed = parseCommand(text)
  if (parsed instanceof Error || parsed.kind !== 'question') throw new Error(`not a question: ${text}`)
  const { query } = parsed.question
  if (query.kind === 'events' || query.kind === 'user') throw new Error(`not about numbers: ${text}`)
  return query
}
