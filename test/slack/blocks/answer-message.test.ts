import { describe, expect, test } from 'vitest'
import { answerMessage } from '../../../src/slack/blocks/answer-message.ts'
import { validateBlocks } from '../../../src/demo/slack/validate-blocks.ts'
import {
  aFunnelResult,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  aSummary,
  bucketsOf,
  rhythm,
} from '../../support/metric-results.ts'
import { aReport } from '../../support/reports.ts'

const fileId = 'F0123456789'

test('the answer in the channel: title, asker, number, change, sentences, picture, small print', async () => {
  const content = answerMessage(aReport(), { askedBy: 'U0ADA00001', fileId })
  await expect(`${JSON.stringify(content, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../fixtures/slack/answer-in-channel.json',
  )
})

test('the answer for one person: conditions, sparkline or chart, and why it is here', async () => {
  const buckets = bucketsOf(7)
  const result = aSeriesResult({ buckets, series: [aSeries('Active users', rhythm(7))] })
  const note = [{ type: 'text' as const, text: 'I am not a member of this channel.' }]
  const content = answerMessage(aReport({ result }), { note, hasNativeChart: true })
  await expect(`${JSON.stringify(content, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../fixtures/slack/answer-for-one.json',
  )
})

test('the words alone hold the numbers', () => {
  expect(answerMessage(aReport(), { askedBy: 'U0ADA00001', fileId }).text).toBe(
    'Daily active users: 12,345 users on Sun, Nov 22, +9.4% vs Sun, Nov 15. The mean of the last 29 days is 11,904. ' +
      'The best day was Sat, Nov 21 with 13,020. Asked by <@U0ADA00001>.',
  )
})

test('without a picture the sparkline stands there, and without one nothing does', () => {
  const types = (sparkline: string): string[] =>
    answerMessage(aReport({ sparkline }), {}).blocks.map(({ type }) => type)
  expect(types('▁▂▃')).toEqual(['rich_text', 'header', 'rich_text', 'rich_text', 'context', 'actions'])
  expect(types('')).toEqual(['rich_text', 'header', 'rich_text', 'context', 'actions'])
})

describe('names from Amplitude do nothing but show', () => {
  const nasty = '<!channel> *bold* `code` <https://evil.example|click> :tada: & co'
  const summary = aSummary({
    title: nasty,
    headline: { text: '1', label: nasty, value: 1 },
    sentences: [nasty],
  })
  const content = answerMessage(aReport({ summary, context: [nasty], canonicalText: `event "${nasty}"` }), {
    askedBy: 'U1',
  })

  test('in the words', () => {
    expect(content.text).not.toMatch(/<!channel>|<https/)
  })

  test('in the blocks', () => {
    const parsed = JSON.stringify(content.blocks, (key, value: unknown) =>
      key === 'value' || isUnparsed(value) ? undefined : value,
    )
    expect(parsed).not.toContain('<!channel>')
    expect(parsed).not.toContain('<https')
    expect(parsed.match(/`/g) ?? []).toHaveLength(2)
  })
})

/** Rich text and plain text without emoji: Slack shows them as they stand; the values of buttons it does not show. */
function isUnparsed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return (
    value.type === 'rich_text' || (value.type === 'plain_text' && 'emoji' in value && value.emoji === false)
  )
}

const long = 'A very long name 🎉 & more <of it> '.repeat(200)
const extremes = [
  { sentence: 'a retention answer', report: aReport({ result: aRetentionResult() }) },
  { sentence: 'a funnel answer', report: aReport({ result: aFunnelResult() }) },
  {
    sentence: 'texts of any length',
    report: aReport({
      summary: aSummary({
        title: long,
        subtitle: long,
        headline: { text: '1', label: long, value: 1 },
        sentences: [long, long, long],
      }),
      context: [long],
      canonicalText: long,
    }),
  },
  {
    sentence: 'an answer without anything',
    report: aReport({
      summary: aSummary({
        title: '',
        subtitle: '',
        headline: { text: '', label: '', value: undefined },
        change: undefined,
        sentences: [],
      }),
      context: [],
      canonicalText: '',
      sparkline: '',
    }),
  },
]

test.each(extremes)('Slack takes $sentence', ({ report }) => {
  for (const layout of [{ askedBy: 'U0ADA00001', fileId }, { hasNativeChart: true }, {}]) {
    const content = answerMessage(report, layout)
    expect(validateBlocks(content.blocks, 'message')).toEqual([])
    expect(content.text.length).toBeLessThanOrEqual(4_000)
  }
})

test('a long answer stays within what Slack takes in one message', () => {
  const report = extremes.find(({ sentence }) => sentence === 'texts of any length')?.report ?? aReport()
  const { blocks } = answerMessage(report, { askedBy: 'U0ADA00001' })
  expect(JSON.stringify(blocks).length).toBeLessThan(13_000)
})
