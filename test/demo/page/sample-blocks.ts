import type { BlockJson } from '../../../src/demo/slack/page-protocol.ts'

export function mrkdwn(text: string): BlockJson {
  return { type: 'section', text: { type: 'mrkdwn', text } }
}

function plain(text: string): { type: 'plain_text'; text: string } {
  return { type: 'plain_text', text }
}

function option(text: string, description?: string): Record<string, unknown> {
  return { text: plain(text), value: text, ...(description && { description: plain(description) }) }
}

function button(text: string, actionId: string, more: object = {}): Record<string, unknown> {
  return { type: 'button', text: plain(text), action_id: actionId, value: actionId, ...more }
}

export const answerBlocks: BlockJson[] = [
  { type: 'header', text: plain('Daily active users') },
  mrkdwn(
    '*13,301* on Sunday, Nov 22 · :chart_with_upwards_trend: *+9.4%* against the Sunday before\nThe 29 complete days average *12,640*, 6.1% more than the 30 days before.',
  ),
  {
    type: 'image',
    slack_file: { id: 'F0PICTURE1' },
    title: plain('dau last 30d'),
    alt_text: 'Line chart of daily active users, 13,301 on Nov 22',
  },
  {
    type: 'actions',
    block_id: 'answer',
    elements: [
      button('Edit', 'edit'),
      button('Share', 'share', { style: 'primary' }),
      button('Delete', 'delete', {
        style: 'danger',
        confirm: {
          title: plain('Delete this answer?'),
          text: plain('It goes away for everybody.'),
          confirm: plain('Delete'),
          deny: plain('Keep'),
          style: 'danger',
        },
      }),
      {
        type: 'static_select',
        action_id: 'range',
        placeholder: plain('Range'),
        options: [option('last 7d'), option('last 30d'), option('last 12 weeks')],
      },
      { type: 'overflow', action_id: 'more', options: [option('As table'), option('As CSV')] },
    ],
  },
  {
    type: 'context',
    elements: [
      {
        type: 'mrkdwn',
        text: 'Acme · Oct 25 – Nov 23, 2026 · UTC · as of <!date^1795438800^{date_short_pretty} {time}|Nov 23> · today is not over',
      },
      { type: 'mrkdwn', text: '`/amp dau last 30d vs previous`' },
    ],
  },
]

const categories = ['Nov 16', 'Nov 17', 'Nov 18', 'Nov 19', 'Nov 20', 'Nov 21', 'Nov 22']
function series(name: string, values: number[]): object {
  return { name, data: values.map((value, index) => ({ label: categories[index], value })) }
}

export const tableBlocks: BlockJson[] = [
  {
    type: 'data_visualization',
    title: 'Plays per platform',
    chart: {
      type: 'line',
      series: [series('iOS', [41, 44, 43, 47, 52, 61, 58]), series('Android', [33, 31, 35, 36, 38, 44, 41])],
      axis_config: { categories, y_label: 'Thousand plays' },
    },
  },
  {
    type: 'data_visualization',
    title: 'Users by plan',
    chart: {
      type: 'pie',
      segments: [
        { label: 'free', value: 81200 },
        { label: 'pro', value: 40500 },
        { label: 'team', value: 10700 },
      ],
    },
  },
  {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right' }, { align: 'right' }],
    rows: [
      ['Country', 'Users', 'Share'],
      ['United States', '4,310', '34.1%'],
      ['Germany', '1,204', '9.5%'],
      ['Japan', '1,121', '8.9%'],
    ].map((row) => row.map((text) => ({ type: 'raw_text', text }))),
  },
  {
    type: 'data_table',
    caption: 'Events this week',
    page_size: 3,
    rows: [
      [
        { type: 'raw_text', text: 'Event' },
        { type: 'raw_text', text: 'Totals' },
      ],
      ...[
        ['Play Song', 12_310],
        ['Search', 9_204],
        ['Select', 4_410],
        ['Purchase', 318],
      ].map(([text, value]) => [
        { type: 'raw_text', text },
        { type: 'raw_number', value, text: Number(value).toLocaleString('en-US') },
      ]),
    ],
  },
]

export const wordBlocks: BlockJson[] = [
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich text ' },
          { type: 'text', text: 'with styles', style: { bold: true } },
          { type: 'emoji', name: 'sparkles' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'first' }] },
          { type: 'rich_text_section', elements: [{ type: 'user', user_id: 'ME' }] },
        ],
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'dau last 30d' }] },
    ],
  },
  { type: 'divider' },
  {
    type: 'markdown',
    text: '## What changed\n\n1. **Plays** up\n2. Purchases flat\n\n| Day | Users |\n|---|---|\n| Mon | 12 |',
  },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Entered*\n48,204' },
      { type: 'mrkdwn', text: '*Converted*\n6,412' },
    ],
  },
  {
    type: 'container',
    title: plain('How this was counted'),
    subtitle: plain('Three steps within 7 days'),
    is_collapsible: true,
    child_blocks: [mrkdwn('Each person counts once, on the day of the first step.')],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Helpful'), value: 'yes' },
        negative_button: { text: plain('Not helpful'), value: 'no' },
      },
    ],
  },
]

export const controlBlocks: BlockJson[] = [
  {
    ...mrkdwn('Which events?'),
    accessory: {
      type: 'multi_static_select',
      action_id: 'events',
      placeholder: plain('Events'),
      options: [option('Search'), option('Select'), option('Play Song')],
      initial_options: [option('Search')],
    },
  },
  {
    ...mrkdwn('Since when?'),
    accessory: { type: 'datepicker', action_id: 'since', initial_date: '2026-11-02' },
  },
  {
    ...mrkdwn('With a picture beside it'),
    accessory: { type: 'image', slack_file: { id: 'F0PICTURE1' }, alt_text: 'chart' },
  },
]

export const mistakeBlocks: BlockJson[] = [
  mrkdwn(
    '```/amp funel Search > Play\n     ^^^^^  I don’t know “funel”.```\nDid you mean `funnel Search > Play`?',
  ),
  {
    type: 'actions',
    block_id: 'mend',
    elements: [button('Ask that', 'ask', { style: 'primary' }), button('Open the form', 'open_form')],
  },
]
