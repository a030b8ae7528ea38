import { describe } from 'vitest'
import { button, letters, many, mrkdwn, plain, raw, testBlocks } from './block-table.ts'

const at = '/blocks/0/chart'
const points = (count: number) => many(count, (i) => ({ label: `Day ${i}`, value: i - 3 }))
const categories = (count: number) => many(count, (i) => `Day ${i}`)
const series = (name: string, count = 3) => ({ name, data: points(count) })
const lines = (all: unknown[], count = 3, axis = {}) => [
  {
    type: 'data_visualization',
    title: 'Daily active users',
    chart: { type: 'line', series: all, axis_config: { categories: categories(count), ...axis } },
  },
]
const pie = (...segments: unknown[]) => [
  { type: 'data_visualization', title: 'Share', chart: { type: 'pie', segments } },
]

describe('data visualizations', () => {
  testBlocks([
    {
      it: 'takes six lines of twenty points',
      blocks: lines(
        many(6, (i) => series(`${i}`, 20)),
        20,
      ),
    },
    {
      it: 'refuses seven lines',
      blocks: lines(many(7, (i) => series(`${i}`))),
      refused: `${at}/series no more than 6 items allowed`,
    },
    {
      it: 'refuses 21 categories',
      blocks: lines([series('a', 20)], 21),
      refused: `${at}/axis_config/categories no more than 20 items allowed`,
    },
    {
      it: 'refuses a series that misses a category',
      blocks: lines([series('a', 2)]),
      refused: `${at}/series/0/data must have one data point for each category`,
    },
    {
      it: 'refuses two series of one name',
      blocks: lines([series('a'), series('a')]),
      refused: `${at}/series series names must be unique`,
    },
    {
      it: 'refuses a name of 21 characters',
      blocks: lines([series(letters(21))]),
      refused: `${at}/series/0/name must be less than 21 characters`,
    },
    {
      it: 'refuses a category that stands twice',
      blocks: lines([series('a', 2)], 2, { categories: ['Day 0', 'Day 0'] }),
      refused: `${at}/axis_config/categories categories must be unique`,
    },
    {
      it: 'refuses an axis label of 51 characters',
      blocks: lines([series('a')], 3, { y_label: letters(51) }),
      refused: `${at}/axis_config/y_label must be less than 51 characters`,
    },
    {
      it: 'refuses a gap in a line',
      blocks: lines([{ name: 'a', data: [{ label: 'Day 0', value: null }] }], 1),
      refused: `${at}/series/0/data/0/value must provide a number`,
    },
    {
      it: 'refuses a title of 51 characters',
      blocks: [{ ...lines([series('a')])[0], title: letters(51) }],
      refused: '/blocks/0/title must be less than 51 characters',
    },
    {
      it: 'refuses a chart that Slack does not draw',
      blocks: [{ type: 'data_visualization', title: 'a', chart: { type: 'heatmap' } }],
      refused: `${at}/type unsupported type: "heatmap"`,
    },
    { it: 'takes a pie', blocks: pie({ label: 'iOS', value: 3 }, { label: 'Android', value: 1 }) },
    {
      it: 'refuses an empty segment of a pie',
      blocks: pie({ label: 'iOS', value: 0 }),
      refused: `${at}/segments/0/value must be greater than 0`,
    },
    {
      it: 'refuses charts outside messages',
      on: 'home',
      blocks: pie({ label: 'iOS', value: 1 }),
      refused: '/blocks/0/type unsupported type: "data_visualization"',
    },
  ])
})

describe('tables', () => {
  const table = (rows: unknown[], more = {}) => [{ type: 'table', rows, ...more }]
  const dataTable = (rows: unknown[], more = {}) => [{ type: 'data_table', caption: 'Users', rows, ...more }]
  const number = { type: 'raw_number', value: 12, text: '12' }
  testBlocks([
    {
      it: 'takes 100 rows',
      blocks: table(
        many(100, () => [raw('a')]),
        { column_settings: [{ align: 'right' }] },
      ),
    },
    {
      it: 'refuses 101 rows',
      blocks: table(many(101, () => [raw('a')])),
      refused: '/blocks/0/rows no more than 100 items allowed',
    },
    {
      it: 'refuses 21 cells in a row',
      blocks: table([many(21, () => raw('a'))]),
      refused: '/blocks/0/rows/0 no more than 20 items allowed',
    },
    {
      it: 'refuses an empty cell',
      blocks: table([[raw('')]]),
      refused: '/blocks/0/rows/0/0/text must be more than 0 characters',
    },
    {
      it: 'refuses a number in a table',
      blocks: table([[number]]),
      refused: '/blocks/0/rows/0/0/type unsupported type: "raw_number"',
    },
    { it: 'takes numbers in a data table', blocks: dataTable([[raw('Users')], [number]]) },
    {
      it: 'refuses a data table without a caption',
      blocks: [{ type: 'data_table', rows: [[raw('a')], [raw('b')]] }],
      refused: '/blocks/0 missing required field: caption',
    },
    {
      it: 'refuses a data table of only a header',
      blocks: dataTable([[raw('a')]]),
      refused: '/blocks/0/rows no fewer than 2 items allowed',
    },
    {
      it: 'refuses a data table of 102 rows',
      blocks: dataTable(many(102, () => [raw('a')])),
      refused: '/blocks/0/rows no more than 101 items allowed',
    },
    {
      it: 'refuses rows of different lengths',
      blocks: dataTable([[raw('a'), raw('b')], [raw('c')]]),
      refused: '/blocks/0/rows/1 all rows must have the same length',
    },
    {
      it: 'refuses a number in the header',
      blocks: dataTable([[number], [number]]),
      refused: '/blocks/0/rows/0/0 header cells must be raw_text',
    },
    {
      it: 'refuses pages of 101 rows',
      blocks: dataTable([[raw('a')], [raw('b')]], { page_size: 101 }),
      refused: '/blocks/0/page_size must be at most 100',
    },
  ])
})

describe('cards and containers', () => {
  const container = (...children: unknown[]) => [
    { type: 'container', title: plain('a'), child_blocks: children },
  ]
  testBlocks([
    { it: 'takes a card', blocks: [{ type: 'card', title: mrkdwn('a'), actions: [button()] }] },
    {
      it: 'refuses a card without content',
      blocks: [{ type: 'card', subtitle: mrkdwn('a') }],
      refused: '/blocks/0 must have at least one of: hero_image, title, body, actions',
    },
    {
      it: 'refuses four buttons on a card',
      blocks: [{ type: 'card', actions: many(4, () => button()) }],
      refused: '/blocks/0/actions no more than 3 items allowed',
    },
    {
      it: 'refuses eleven cards in a carousel',
      blocks: [{ type: 'carousel', elements: many(11, () => ({ type: 'card', title: plain('a') })) }],
      refused: '/blocks/0/elements no more than 10 items allowed',
    },
    {
      it: 'takes blocks in a container',
      blocks: container({ type: 'section', text: mrkdwn('a'), block_id: 'x' }, { type: 'divider' }),
    },
    {
      it: 'refuses a container in a container',
      blocks: container({ type: 'container', title: plain('b'), child_blocks: [] }),
      refused: '/blocks/0/child_blocks/0/type unsupported type: "container"',
    },
    {
      it: 'refuses six context actions',
      blocks: [
        {
          type: 'context_actions',
          elements: many(6, () => ({ type: 'icon_button', icon: 'trash', text: plain('Delete') })),
        },
      ],
      refused: '/blocks/0/elements no more than 5 items allowed',
    },
    {
      it: 'refuses a task without a status',
      blocks: [{ type: 'task_card', task_id: '1', title: 'a' }],
      refused: '/blocks/0 missing required field: status',
    },
  ])
})
