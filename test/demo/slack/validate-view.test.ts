import { describe, expect, test } from 'vitest'
import { isViewTooLarge, validateView } from '../../../src/demo/slack/validate-view.ts'
import { input, letters, plain } from './blocks/block-table.ts'

const modal = (more: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: plain('New chart'),
  blocks: [{ type: 'divider' }],
  ...more,
})
const form = input({ type: 'plain_text_input' })

interface ViewRow {
  it: string
  view: unknown
  kind?: 'modal' | 'home'
  refused?: string
}

const rows: ViewRow[] = [
  { it: 'takes a modal', view: modal({ private_metadata: letters(3000), notify_on_close: true }) },
  { it: 'takes a form with a submit button', view: modal({ blocks: form, submit: plain('Ask') }) },
  {
    it: 'refuses a form without a submit button',
    view: modal({ blocks: form }),
    refused: ' missing required field: submit',
  },
  {
    it: 'refuses a title of 25 characters',
    view: modal({ title: plain(letters(25)) }),
    refused: '/title/text must be less than 25 characters',
  },
  {
    it: 'refuses a submit label of 25 characters',
    view: modal({ submit: plain(letters(25)) }),
    refused: '/submit/text must be less than 25 characters',
  },
  {
    it: 'refuses a close label of 25 characters',
    view: modal({ close: plain(letters(25)) }),
    refused: '/close/text must be less than 25 characters',
  },
  {
    it: 'refuses a modal without a title',
    view: { type: 'modal', blocks: [{ type: 'divider' }] },
    refused: ' missing required field: title',
  },
  {
    it: 'refuses private metadata of 3,001 characters',
    view: modal({ private_metadata: letters(3001) }),
    refused: '/private_metadata must be less than 3001 characters',
  },
  {
    it: 'refuses a callback id of 256 characters',
    view: modal({ callback_id: letters(256) }),
    refused: '/callback_id must be less than 256 characters',
  },
  {
    it: 'refuses a misspelt field',
    view: modal({ sumbit: plain('Go') }),
    refused: ' invalid additional property: sumbit',
  },
  {
    it: 'points into the blocks of the view',
    view: modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
    refused: '/blocks/0/type unsupported type: "markdown"',
  },
  { it: 'takes a Home tab', kind: 'home', view: { type: 'home', blocks: [{ type: 'divider' }] } },
  {
    it: 'refuses a title on the Home tab',
    kind: 'home',
    view: { type: 'home', title: plain('Home'), blocks: [{ type: 'divider' }] },
    refused: ' invalid additional property: title',
  },
  {
    it: 'refuses a modal as the Home tab',
    kind: 'home',
    view: { type: 'modal', blocks: [{ type: 'divider' }] },
    refused: '/type must match pattern: home',
  },
  { it: 'refuses what is no view at all', view: 'modal', refused: ' must provide an object' },
]

describe('views', () => {
  test.each(rows)('$it', ({ view, kind, refused }) => {
    const problems = validateView(view, kind ?? 'modal').map(
      ({ pointer, message }) => `${pointer} ${message}`,
    )
    expect(problems).toEqual(refused === undefined ? [] : [refused])
  })

  test('may have 250 KB and no more', () => {
    expect(isViewTooLarge(modal({ private_metadata: letters(255_000) }))).toBe(false)
    expect(isViewTooLarge(modal({ private_metadata: letters(257_000) }))).toBe(true)
  })
})
