import { describe, expect, it, test } from 'vitest'
import type { DigestLine, DigestMessage } from '../../../../src/digest/digest-message.ts'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import { digestMessage } from '../../../../src/slack/blocks/digests/digest-message.ts'
import { aDigestMessage } from '../../../support/digests.ts'

const fallen: DigestLine = {
  command: 'dau',
  title: 'Daily active users',
  value: '5,743',
  label: 'on Sun, Nov 22',
  brief: '5,743',
  change: { text: '−39.6%', versus: 'vs last Sun', direction: 'down' },
  sparkline: '█████▅▅█████▅▁',
  surprise: 13,
  remark: '39.8% below a usual Sunday (9,538), the lowest of 29 days.',
}
const calm: DigestLine = {
  ...fallen,
  title: 'New users',
  value: '271',
  brief: '271',
  change: { text: '+0.7%', versus: 'vs last Sun', direction: 'up' },
  surprise: 0.2,
  remark: undefined,
}
const weekly: DigestLine = {
  ...calm,
  title: 'Weekly active users',
  value: '41,200',
  brief: '41,200',
  change: { text: '0%', versus: 'vs the week before', direction: 'flat' },
}
const failure = {
  command: 'event Gone',
  reason: 'No event “Gone” in Acme. If it is hidden in Amplitude, type `raw:Gone`.',
}

const monday = aDigestMessage({
  marks: ['Late, 42 min: the bot was not running at 9:00.'],
  mention: 'here',
  verdict: '1 of 4 moved more than usual. 1 of 5 could not be answered.',
  lines: [fallen, calm],
  quiet: [calm, { ...calm, title: 'Sign Up, totals' }, weekly],
  failures: [failure],
  context: ['Data as of 8:58', 'Next: Tue, Nov 24, 9:00 (Europe/Berlin)', 'Change it: /amp digest 1 edit'],
  text: 'Morning numbers. Daily active users: 5,743.',
  pictures: [{ title: 'Morning numbers', altText: 'Morning numbers: daily active users 5,743.' }],
})
const layout = { fileIds: ['F0123456789'], isRepeat: false }

test('a digest in the channel', async () => {
  const content = digestMessage(monday, layout)
  expect(validateBlocks(content.blocks, 'message')).toEqual([])
  await expect(`${JSON.stringify(content, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../../fixtures/slack/digest-in-channel.json',
  )
})

describe('what only the one who posts knows', () => {
  it('leaves a picture out that was not uploaded', () => {
    const { blocks } = digestMessage(monday, { fileIds: [undefined], isRepeat: false })
    expect(blocks.map(({ type }) => type)).not.toContain('image')
  })

  it('says that the message is sent again, to everybody', () => {
    const { text, blocks } = digestMessage(monday, { ...layout, isRepeat: true })
    const mark = 'Sent again after a restart: this may stand here twice.'
    expect(text).toContain(mark)
    expect(JSON.stringify(blocks)).toContain(mark)
  })
})

describe('whoever is to be called', () => {
  test.each([
    ['U0ADA00001', '<@U0ADA00001>', { type: 'user', user_id: 'U0ADA00001' }],
    ['S0TEAM0001', '<!subteam^S0TEAM0001>', { type: 'usergroup', usergroup_id: 'S0TEAM0001' }],
    ['here', '<!here>', { type: 'broadcast', range: 'here' }],
    ['channel', '<!channel>', { type: 'broadcast', range: 'channel' }],
  ])('%s is, in the words and in the blocks', (mention, inText, part) => {
    const { text, blocks } = digestMessage(aDigestMessage({ mention }), layout)
    expect(text.startsWith(`${inText} `)).toBe(true)
    expect(JSON.stringify(blocks)).toContain(JSON.stringify(part))
  })

  it('is nobody where it is no id', () => {
    const { text } = digestMessage(aDigestMessage({ mention: '<!everyone>' }), layout)
    expect(text).toBe('Morning numbers')
  })
})

const nasty = '<!channel> *bold* `code` <https://evil.example|click> :tada: & co'
const long = 'A very long name 🎉 & more <of it> '.repeat(200)

function everywhere(text: string): DigestMessage {
  const line = {
    ...fallen,
    title: text,
    value: text,
    label: text,
    brief: text,
    remark: text,
    change: { text, versus: text, direction: 'flat' as const },
    sparkline: text,
    command: text,
  }
  const others = Array.from({ length: 9 }, () => ({ ...line, remark: undefined }))
  return aDigestMessage({
    title: text,
    projectName: text,
    dateLine: text,
    marks: [text, text],
    verdict: text,
    lines: [line, line, line, ...others],
    quiet: [],
    failures: [],
    context: [text],
    text,
    pictures: Array.from({ length: 12 }, () => ({ title: text, altText: text })),
  })
}

test('names do nothing but show', () => {
  const { text, blocks } = digestMessage(everywhere(nasty), layout)
  expect(text).not.toMatch(/<!channel>|<https/)
  const parsed = JSON.stringify(blocks, (_key, value: unknown) => (isUnparsed(value) ? undefined : value))
  expect(parsed).not.toMatch(/<!channel>|<https|"mrkdwn"/)
})

/** Rich text and plain text without emoji: Slack shows them as they stand; so does it alternative text. */
function isUnparsed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  if (value.type === 'image' || value.type === 'rich_text') return true
  return value.type === 'plain_text' && 'emoji' in value && value.emoji === false
}

const twelve = Array.from({ length: 12 }, (_, index) => `F01234567${String(index).padStart(2, '0')}`)

test.each([
  { sentence: 'texts of any length', message: everywhere(long) },
  {
    sentence: 'twelve that are as usual',
    message: { ...everywhere(long), lines: [], quiet: everywhere(long).lines.slice(3) },
  },
  {
    sentence: 'twelve failures',
    message: {
      ...everywhere(long),
      lines: [],
      failures: Array.from({ length: 12 }, () => ({ command: long, reason: long })),
    },
  },
  { sentence: 'nothing at all', message: everywhere('') },
  { sentence: 'an empty digest', message: aDigestMessage() },
])('Slack takes $sentence', ({ message }) => {
  const { text, blocks } = digestMessage(message, { fileIds: twelve, isRepeat: true })
  expect(validateBlocks(blocks, 'message')).toEqual([])
  expect(blocks.length).toBeLessThanOrEqual(50)
  expect(text.length).toBeLessThanOrEqual(4_000)
  expect(charactersIn(blocks)).toBeLessThanOrEqual(12_000)
})

/** Everything that is read, without the names of the fields around it. */
function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + charactersIn(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum + (typeof one === 'string' && ['text', 'alt_text'].includes(key) ? one.length : charactersIn(one)),
    0,
  )
}
