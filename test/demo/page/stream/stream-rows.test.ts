import { describe, expect, it } from 'vitest'
import type { StreamRow } from '../../../../src/demo/page/stream/stream-rows.ts'
import { streamDays } from '../../../../src/demo/page/stream/stream-rows.ts'
import type { DemoMessage } from '../../../../src/demo/slack/page-protocol.ts'

const noon = Date.parse('2026-11-23T12:00:00Z') / 1000
const reader = { now: new Date('2026-11-23T13:00:00Z'), timeZone: 'Europe/Berlin' }

function at(seconds: number, change: Partial<DemoMessage> = {}): DemoMessage {
  const ts = `${noon + seconds}.000000`
  return {
    channelId: 'C1',
    ts,
    userId: 'U1',
    text: '',
    blocks: [],
    isEphemeral: false,
    isEdited: false,
    ...change,
  }
}

function rowsOf(...messages: DemoMessage[]): StreamRow[] {
  return streamDays(messages, reader).flatMap((day) => day.rows)
}

function isContinuation(first: DemoMessage, second: DemoMessage): boolean {
  const row = rowsOf(first, second).at(-1)
  return row?.kind === 'message' && row.isContinuation
}

describe('days', () => {
  it('turn at midnight in the reader’s zone', () => {
    const messages = [at(-13.5 * 3600), at(-12.5 * 3600)]
    expect(streamDays(messages, reader).map((day) => day.label)).toEqual(['Yesterday', 'Today'])
    expect(streamDays(messages, { ...reader, timeZone: 'UTC' })).toHaveLength(1)
  })

  it('begin with a name of their own', () => {
    const yesterday = at(-86_400 + 10)
    const today = at(-86_400 + 12 * 3600)
    expect(isContinuation(yesterday, today)).toBe(false)
  })
})

describe('a message continues the one before', () => {
  it.each<[string, boolean, [DemoMessage, DemoMessage]]>([
    ['when the same person goes on', true, [at(0), at(299)]],
    ['not after five minutes', false, [at(0), at(300)]],
    ['not when somebody else speaks', false, [at(0), at(1, { userId: 'U2' })]],
    ['not when only one person sees it', false, [at(0, { isEphemeral: true }), at(1, { isEphemeral: true })]],
    ['not after what only one person sees', false, [at(0, { isEphemeral: true }), at(1)]],
    ['not when it answers a command', false, [at(0), at(1, { echo: '/amp dau' })]],
  ])('%s', (_, expected, [first, second]) => {
    expect(isContinuation(first, second)).toBe(expected)
  })
})

it('puts the command that is echoed before its answer', () => {
  expect(rowsOf(at(0, { echo: '/amp dau' })).map((row) => row.kind)).toEqual(['command', 'message'])
})

it('hangs replies below the message that began the thread', () => {
  const root = at(0)
  const [row, ...others] = rowsOf(root, at(5, { threadTs: root.ts }), at(9, { threadTs: root.ts }))
  expect(others).toEqual([])
  expect(row?.kind === 'message' && row.replies.map((reply) => reply.ts)).toEqual([at(5).ts, at(9).ts])
})

it('takes a root that carries its own thread for a root', () => {
  const root = at(0, { threadTs: at(0).ts })
  expect(rowsOf(root)).toHaveLength(1)
})
