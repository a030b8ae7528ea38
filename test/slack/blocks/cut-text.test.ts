import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutText } from '../../../src/slack/blocks/cut-text.ts'
import { escapeText } from '../../../src/slack/blocks/mrkdwn.ts'

test('a text that fits stays as it is', () => {
  expect(cutText('Daily active users', 18)).toBe('Daily active users')
})

test('a text that does not fit says so, without a space before the dots', () => {
  expect(cutText('Daily active users', 14)).toBe('Daily active…')
})

test('an escaped character is never cut in two', () => {
  for (let limit = 4; limit < 12; limit += 1)
    expect(cutText('ab &amp; cd &lt; ef', limit)).not.toMatch(/&[a-z]*…/)
})

test('any text is cut within the limit, and no character in two', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, limit) => {
        const cut = cutText(escapeText(text), limit)
        expect(cut.length).toBeLessThanOrEqual(limit)
        expect(cut.isWellFormed()).toBe(true)
      },
    ),
  )
})
