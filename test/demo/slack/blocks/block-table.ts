import { expect, test } from 'vitest'
import { validateBlocks, type Surface } from '../../../../src/demo/slack/validate-blocks.ts'

/** One row of a table of rules: what is sent, and what Slack says to it (`pointer message`), or nothing. */
export interface BlockRow {
  it: string
  blocks: unknown
  on?: Surface
  refused?: string
}

export function testBlocks(rows: readonly BlockRow[]): void {
  test.each(rows)('$it', ({ blocks, on, refused }) => {
    const problems = validateBlocks(blocks, on ?? 'message').map(
      ({ pointer, message }) => `${pointer} ${message}`,
    )
    expect(problems).toEqual(refused === undefined ? [] : [refused])
  })
}

export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const letters = (count: number) => 'x'.repeat(count)
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

export const section = (accessory?: unknown) => ({ type: 'section', text: mrkdwn('Hello'), accessory })
export const actions = (...elements: unknown[]) => [{ type: 'actions', elements }]
export const input = (element: unknown, more: Record<string, unknown> = {}) => [
  { type: 'input', label: plain('Label'), element, ...more },
]
export const button = (more: Record<string, unknown> = {}) => ({ type: 'button', text: plain('Go'), ...more })
export const option = (value: string, more: Record<string, unknown> = {}) => ({
  text: plain(value),
  value,
  ...more,
})
export const raw = (text: string) => ({ type: 'raw_text', text })
