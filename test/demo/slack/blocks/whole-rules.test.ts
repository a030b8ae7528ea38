import { describe } from 'vitest'
import { actions, button, input, letters, many, raw, testBlocks } from './block-table.ts'

const divider = { type: 'divider' }
const chart = {
  type: 'data_visualization',
  title: 'Share',
  chart: { type: 'pie', segments: [{ label: 'iOS', value: 1 }] },
}
const table = (characters: number) => ({
  type: 'data_table',
  caption: 'a',
  rows: [[raw('a')], ...cells(characters)],
})
const cells = (characters: number) => many(characters / 1000, () => [raw(letters(1000))])
const focused = { type: 'plain_text_input', focus_on_load: true }

describe('all blocks together', () => {
  testBlocks([
    { it: 'takes 50 blocks in a message', blocks: many(50, () => divider) },
    {
      it: 'refuses 51 blocks in a message',
      blocks: many(51, () => divider),
      refused: '/blocks no more than 50 items allowed',
    },
    { it: 'takes 100 blocks on the Home tab', on: 'home', blocks: many(100, () => divider) },
    {
      it: 'refuses 101 blocks in a modal',
      on: 'modal',
      blocks: many(101, () => divider),
      refused: '/blocks no more than 100 items allowed',
    },
    {
      it: 'refuses an empty modal',
      on: 'modal',
      blocks: [],
      refused: '/blocks no fewer than 1 items allowed',
    },
    { it: 'refuses blocks that are no list', blocks: divider, refused: '/blocks must provide an array' },
    {
      it: 'refuses a block id that stands twice',
      blocks: [
        { ...divider, block_id: 'a' },
        { ...divider, block_id: 'a' },
      ],
      refused: '/blocks/1/block_id block_id already exists: a',
    },
    {
      it: 'refuses an action id that stands twice in a block',
      blocks: actions(button({ action_id: 'go' }), button({ action_id: 'go' })),
      refused: '/blocks/0/elements/1/action_id action_id already exists: go',
    },
    {
      it: 'takes an action id that stands in two blocks',
      blocks: [...actions(button({ action_id: 'go' })), ...actions(button({ action_id: 'go' }))],
    },
    { it: 'takes two charts', blocks: [chart, chart] },
    {
      it: 'refuses a third chart',
      blocks: [chart, chart, chart],
      refused: '/blocks/2 no more than 2 data_visualization blocks allowed',
    },
    {
      it: 'refuses a second table',
      blocks: many(2, () => ({ type: 'table', rows: [[raw('a')]] })),
      refused: '/blocks/1 only_one_table_allowed',
    },
    {
      it: 'refuses data tables of more than 10,000 characters together',
      blocks: [table(5000), table(5000)],
      refused: '/blocks/1 all data_table blocks together must be less than 10001 characters',
    },
    {
      it: 'refuses markdown of more than 12,000 characters together',
      blocks: many(2, () => ({ type: 'markdown', text: letters(6001) })),
      refused: '/blocks/1 all markdown blocks together must be less than 12001 characters',
    },
    {
      it: 'refuses to focus two inputs of a modal',
      on: 'modal',
      blocks: [...input(focused), ...input(focused)],
      refused: '/blocks/1/element/focus_on_load only one element can have focus_on_load',
    },
  ])
})
