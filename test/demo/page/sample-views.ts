import type { DemoView } from '../../../src/demo/slack/page-protocol.ts'

function plain(text: string): { type: 'plain_text'; text: string } {
  return { type: 'plain_text', text }
}

function option(text: string, description?: string): Record<string, unknown> {
  return { text: plain(text), value: text, ...(description && { description: plain(description) }) }
}

function input(label: string, element: object, more: object = {}): { type: string; [key: string]: unknown } {
  const blockId = label.toLowerCase()
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: { action_id: 'value', ...element },
    ...more,
  }
}

const options = ['Search', 'Select', 'Play Song', 'Purchase'].map((name) => option(name))

/** A form with every kind of input. */
export const sampleModal: DemoView = {
  id: 'V0FORM',
  hash: '1',
  kind: 'modal',
  view: {
    type: 'modal',
    title: plain('Ask a question'),
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [
      { type: 'alert', level: 'info', text: plain('The answer is posted in #product.') },
      input('Title', {
        type: 'plain_text_input',
        placeholder: plain('What is it about?'),
        focus_on_load: true,
      }),
      input('Event', {
        type: 'external_select',
        min_query_length: 0,
        placeholder: plain('Pick an event'),
      }),
      input(
        'Steps',
        { type: 'multi_static_select', options, placeholder: plain('Pick steps') },
        { hint: plain('Two or more, in order.') },
      ),
      input('Days', { type: 'number_input', is_decimal_allowed: false, initial_value: '30' }),
      input('Channel', { type: 'conversations_select', default_to_current_conversation: true }),
      input('Owner', { type: 'users_select' }, { optional: true }),
      input('From', { type: 'datepicker', initial_date: '2026-11-02' }),
      input('At', { type: 'timepicker', initial_time: '09:00', timezone: 'Europe/Berlin' }),
      input('Kind', {
        type: 'radio_buttons',
        options: [option('Line'), option('Bars', 'One bar per day')],
        initial_option: option('Line'),
      }),
      input(
        'Extras',
        { type: 'checkboxes', options: [option('Compare'), option('Private')] },
        { optional: true },
      ),
      {
        type: 'actions',
        block_id: 'further',
        elements: [{ type: 'button', action_id: 'push', text: plain('More settings') }],
      },
    ],
  },
}

/** Stands on the form. */
export const samplePushed: DemoView = {
  id: 'V0MORE',
  hash: '1',
  kind: 'modal',
  view: {
    type: 'modal',
    title: plain('More settings'),
    submit: plain('Save'),
    blocks: [
      input('Notes', { type: 'plain_text_input', multiline: true }, { optional: true }),
      input('When', { type: 'datetimepicker' }, { optional: true }),
      input('People', { type: 'multi_users_select' }, { optional: true }),
    ],
  },
}

export const sampleHome: DemoView = {
  id: 'V0HOME',
  hash: '1',
  kind: 'home',
  view: {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Good to see you, Ada') },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'Ask anything with `/amp`. These are your latest questions:' },
      },
      { type: 'divider' },
      {
        type: 'section',
        block_id: 'latest',
        text: { type: 'mrkdwn', text: '*dau last 30d*\n13,301 on Sunday' },
        accessory: { type: 'button', action_id: 'again', text: plain('Ask again') },
      },
      { type: 'context', elements: [plain('Amplitude project Acme · UTC · connected')] },
    ],
  },
}
