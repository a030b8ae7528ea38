import { expect, it } from 'vitest'
import { parseMrkdwn } from '../../../../src/demo/page/text/parse-mrkdwn.ts'

it('gathers the lines of a quote, escaped or not', () => {
  const blocks = parseMrkdwn('a\n&gt; b\n> c\nd')
  expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'quote', 'paragraph'])
  expect(JSON.stringify(blocks[1])).toContain('"b"')
  expect(JSON.stringify(blocks[1])).toContain('"c"')
})

it('keeps code between three backticks as it is, without the line breaks at its edges', () => {
  const blocks = parseMrkdwn('Look:\n```\n/amp funel\n     ^^^^^ &lt;\n```\nDone')
  expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'preformatted', 'paragraph'])
  expect(blocks[1]).toEqual({ kind: 'preformatted', text: '/amp funel\n     ^^^^^ <' })
})

it('takes a fence that never closes for text', () => {
  expect(parseMrkdwn('a ```b')).toEqual([
    { kind: 'paragraph', children: [{ kind: 'text', text: 'a ' }] },
    { kind: 'paragraph', children: [{ kind: 'text', text: '```b' }] },
  ])
})

it('has nothing to say about an empty text', () => {
  expect(parseMrkdwn('')).toEqual([])
})
