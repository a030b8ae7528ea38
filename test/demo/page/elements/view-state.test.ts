import { describe, expect, it } from 'vitest'
import type { PageBlock } from '../../../../src/demo/page/blocks/block-kit.ts'
import { viewState, withValue } from '../../../../src/demo/page/elements/view-state.ts'
import { sampleModal } from '../sample-views.ts'

const blocks = sampleModal.view.blocks as PageBlock[]
const title = { blockId: 'title', actionId: 'value' }

it('starts with every element’s initial value, by block and action', () => {
  const state = viewState(blocks, {}, 'C1')
  expect(state).toMatchObject({
    title: { value: { type: 'plain_text_input', value: null } },
    event: { value: { type: 'external_select', selected_option: null } },
    steps: { value: { type: 'multi_static_select', selected_options: [] } },
    days: { value: { type: 'number_input', value: '30' } },
    channel: { value: { type: 'conversations_select', selected_conversation: 'C1' } },
    from: { value: { type: 'datepicker', selected_date: '2026-11-02' } },
    at: { value: { type: 'timepicker', selected_time: '09:00', timezone: 'Europe/Berlin' } },
    kind: { value: { selected_option: { value: 'Line' } } },
    extras: { value: { type: 'checkboxes', selected_options: [] } },
  })
})

it('holds nothing for buttons', () => {
  expect(viewState(blocks, {}, 'C1')).not.toHaveProperty('further')
})

describe('an edit', () => {
  const edits = withValue({}, title, { type: 'plain_text_input', value: 'Typed' })

  it('takes the place of the initial value', () => {
    expect(viewState(blocks, edits, 'C1')['title']).toEqual({
      value: { type: 'plain_text_input', value: 'Typed' },
    })
  })

  it('goes when the updated view has no such block any more', () => {
    const updated = blocks.filter((block) => block.block_id !== 'title')
    expect(viewState(updated, edits, 'C1')).not.toHaveProperty('title')
  })

  it('goes when the element is of another type now', () => {
    const element = { type: 'number_input', action_id: 'value', is_decimal_allowed: false } as const
    const label = { type: 'plain_text', text: 'Title' } as const
    const updated: PageBlock = { type: 'input', block_id: 'title', label, element }
    expect(viewState([updated], edits, 'C1')['title']).toEqual({
      value: { type: 'number_input', value: null },
    })
  })
})

it('finds elements beside sections and inside containers', () => {
  const options = [{ text: { type: 'plain_text' as const, text: 'a' }, value: 'a' }]
  const accessory = { type: 'static_select' as const, action_id: 'pick', options }
  const section: PageBlock = { type: 'section', block_id: 'inner', accessory }
  const container: PageBlock = { type: 'container', block_id: 'outer', child_blocks: [section] }
  expect(viewState([container], {}, 'C1')).toEqual({
    inner: { pick: { type: 'static_select', selected_option: null } },
  })
})
