import { describe, expect, it } from 'vitest'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import type { Digest } from '../../../../src/digest/digest.ts'
import type { DigestRun } from '../../../../src/jobs/digests/digest-store.ts'
import {
  digestCard,
  digestConfirmation,
  digestNotice,
} from '../../../../src/slack/blocks/digests/digest-card.ts'
import { digestHistory, digestList } from '../../../../src/slack/blocks/digests/digest-list.ts'
import type { MessageContent } from '../../../../src/slack/blocks/message-content.ts'
import { aDefinition, aDigest } from '../../../support/digests.ts'

const now = new Date('2026-11-23T14:40:00Z')
const nasty = aDigest({
  id: 123_456_789,
  state: 'paused',
  pausedBecause: 'The channel is archived. '.repeat(20),
  definition: aDefinition({
    title: '<!channel> *bold* & 🎉'.repeat(5),
    parts: Array.from({ length: 12 }, () => `event "${'<&>'.repeat(400)}" last 30d`),
    channelId: 'U0ADA00001',
    onlyWhenMoved: true,
    comparison: 'last year',
    mention: 'S0TEAM123',
    layout: 'thread',
  }),
})
const late: DigestRun = {
  dueAt: new Date('2026-11-23T08:00:00Z'),
  trigger: 'schedule',
  state: 'delivered',
  finishedAt: now,
  lateMs: 42 * 60_000,
  reason: 'The bot was not running at 9:00. '.repeat(20),
  posted: undefined,
}

const cardFacts = { lastRun: late, nextRuns: [now, now, now], mayChange: true, cost: 1_234 }
const messages: readonly (readonly [string, (digest: Digest) => MessageContent])[] = [
  ['the card', (digest) => digestCard(digest, cardFacts)],
  [
    'the confirmation',
    (digest) =>
      digestConfirmation(
        digest,
        { verb: 'was set up', userId: 'U0ADA00001' },
        { nextRuns: [now], cost: 1_234 },
      ),
  ],
  ['the notice', (digest) => digestNotice(digest, { verb: 'was paused', userId: 'U0ADA00001' })],
  [
    'the list of thirty',
    (digest) =>
      digestList(
        Array.from({ length: 30 }, () => ({ digest, lastRun: late, mayChange: true })),
        { whose: 'all', total: 30 },
      ),
  ],
  [
    'the history',
    (digest) =>
      digestHistory(
        digest,
        Array.from({ length: 20 }, () => late),
      ),
  ],
]

describe('what is said about a digest', () => {
  it.each(messages)('%s keeps to Block Kit, whatever the digest holds', (_, compose) => {
    for (const digest of [aDigest(), nasty]) {
      const { text, blocks } = compose(digest)
      expect(validateBlocks(blocks, 'message')).toEqual([])
      expect(text.length).toBeLessThanOrEqual(4_000)
      expect(text).not.toContain('<!channel>')
      // Slack takes about 13,000 characters in all blocks together.
      expect(textIn(blocks)).toBeLessThan(12_000)
    }
  })

  it('names channels and people in a reason as Slack shows them', () => {
    const pausedBecause = 'I am not a member there. Type /invite @ampbot in <#C0GROWTH>, <!channel>.'
    const { blocks } = digestCard(aDigest({ state: 'paused', pausedBecause }), cardFacts)
    const shown = JSON.stringify(blocks)
    expect(shown).toContain('{"type":"channel","channel_id":"C0GROWTH"}')
    expect(shown).toContain('<!channel>.')
  })

  it('says of each run what became of it, and why', () => {
    const runs: DigestRun[] = [
      { ...late, reason: undefined },
      { ...late, state: 'skipped', reason: 'Nothing moved.' },
      { ...late, state: 'parked', reason: 'Slack refused it.' },
      { ...late, state: 'waiting', trigger: 'test', reason: undefined },
    ]
    expect(digestHistory(aDigest(), runs).text.split('\n').slice(1)).toEqual([
      'Mon, Nov 23, 9:00: delivered, 42m late',
      'Mon, Nov 23, 9:00: skipped: Nothing moved.',
      'Mon, Nov 23, 9:00: given up: Slack refused it.',
      'Mon, Nov 23, 9:00: test, waiting',
    ])
  })
})

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textIn(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : textIn(one)),
    0,
  )
}
