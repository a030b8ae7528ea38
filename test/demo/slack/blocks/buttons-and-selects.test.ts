import { describe } from 'vitest'
import {
  actions,
  button,
  input,
  letters,
  many,
  mrkdwn,
  option,
  plain,
  section,
  testBlocks,
} from './block-table.ts'

const at = '/blocks/0/elements/0'
const select = (more: Record<string, unknown> = {}) => ({
  type: 'static_select',
  options: [option('a'), option('b')],
  ...more,
})

describe('buttons', () => {
  testBlocks([
    {
      it: 'takes a button with everything',
      blocks: actions(button({ value: letters(2000), style: 'danger' })),
    },
    {
      it: 'refuses a label of 76 characters',
      blocks: actions(button({ text: plain(letters(76)) })),
      refused: `${at}/text/text must be less than 76 characters`,
    },
    {
      it: 'refuses a value of 2,001 characters',
      blocks: actions(button({ value: letters(2001) })),
      refused: `${at}/value must be less than 2001 characters`,
    },
    {
      it: 'refuses a value that is no text',
      blocks: actions(button({ value: 7 })),
      refused: `${at}/value must provide a string`,
    },
    {
      it: 'refuses a style that buttons do not have',
      blocks: actions(button({ style: 'default' })),
      refused: `${at}/style must be one of: primary, danger`,
    },
    {
      it: 'refuses an address that is none',
      blocks: actions(button({ url: 'amplitude' })),
      refused: `${at}/url must be a valid URL`,
    },
    {
      it: 'refuses a mrkdwn label',
      blocks: actions(button({ text: mrkdwn('*Go*') })),
      refused: `${at}/text/type unsupported type: "mrkdwn"`,
    },
    {
      it: 'refuses an action id of 256 characters',
      blocks: actions(button({ action_id: letters(256) })),
      refused: `${at}/action_id must be less than 256 characters`,
    },
    { it: 'takes 25 elements', blocks: actions(...many(25, () => button())) },
    {
      it: 'refuses 26 elements',
      blocks: actions(...many(26, () => button())),
      refused: '/blocks/0/elements no more than 25 items allowed',
    },
    {
      it: 'refuses a confirmation of 301 characters',
      blocks: actions(button({ confirm: { title: plain('Sure?'), text: plain(letters(301)) } })),
      refused: `${at}/confirm/text/text must be less than 301 characters`,
    },
    {
      it: 'refuses a confirmation button of 31 characters',
      blocks: actions(button({ confirm: { text: plain('Sure?'), deny: plain(letters(31)) } })),
      refused: `${at}/confirm/deny/text must be less than 31 characters`,
    },
    {
      it: 'refuses an input among actions',
      blocks: actions({ type: 'plain_text_input' }),
      refused: `${at}/type unsupported type: "plain_text_input"`,
    },
  ])
})

describe('selects', () => {
  testBlocks([
    {
      it: 'takes an initial option that is offered',
      blocks: actions(select({ initial_option: option('b') })),
    },
    {
      it: 'refuses an initial option that is not offered',
      blocks: actions(select({ initial_option: option('c') })),
      refused: `${at}/initial_option must be one of the options`,
    },
    {
      it: 'refuses an initial option that is only its value',
      blocks: actions(select({ initial_option: 'b' })),
      refused: `${at}/initial_option must provide an object`,
    },
    {
      it: 'refuses a select without options',
      blocks: actions(select({ options: [] })),
      refused: `${at}/options no fewer than 1 items allowed`,
    },
    { it: 'takes 100 options', blocks: actions(select({ options: many(100, (i) => option(`${i}`)) })) },
    {
      it: 'refuses 101 options',
      blocks: actions(select({ options: many(101, (i) => option(`${i}`)) })),
      refused: `${at}/options no more than 100 items allowed`,
    },
    {
      it: 'refuses options and groups at once',
      blocks: actions(select({ option_groups: [{ label: plain('g'), options: [option('a')] }] })),
      refused: `${at} must have exactly one of: options, option_groups`,
    },
    {
      it: 'refuses a group label of 76 characters',
      blocks: actions({
        type: 'static_select',
        option_groups: [{ label: plain(letters(76)), options: [option('a')] }],
      }),
      refused: `${at}/option_groups/0/label/text must be less than 76 characters`,
    },
    {
      it: 'refuses an option of 76 characters',
      blocks: actions(select({ options: [{ text: plain(letters(76)), value: 'a' }] })),
      refused: `${at}/options/0/text/text must be less than 76 characters`,
    },
    {
      it: 'refuses an option value of 151 characters',
      blocks: actions(select({ options: [{ text: plain('a'), value: letters(151) }] })),
      refused: `${at}/options/0/value must be less than 151 characters`,
    },
    {
      it: 'refuses a link among the options of a select',
      blocks: actions(select({ options: [option('a', { url: 'https://example.com' })] })),
      refused: `${at}/options/0 invalid additional property: url`,
    },
    {
      it: 'refuses a placeholder of 151 characters',
      blocks: actions(select({ placeholder: plain(letters(151)) })),
      refused: `${at}/placeholder/text must be less than 151 characters`,
    },
    {
      it: 'takes an external select that asks at once',
      blocks: actions({ type: 'external_select', min_query_length: 0 }),
    },
    {
      it: 'refuses options on an external select',
      blocks: actions({ type: 'external_select', options: [option('a')] }),
      refused: `${at} invalid additional property: options`,
    },
    {
      it: 'refuses initial options of a multi-select that are not offered',
      blocks: [
        section({ type: 'multi_static_select', options: [option('a')], initial_options: [option('b')] }),
      ],
      refused: '/blocks/0/accessory/initial_options/0 must be one of the options',
    },
    {
      it: 'refuses to let nothing be selected',
      blocks: actions({ type: 'multi_users_select', max_selected_items: 0 }),
      refused: `${at}/max_selected_items must be at least 1`,
    },
    {
      it: 'takes a response url for the channel chosen in a modal',
      on: 'modal',
      blocks: input({ type: 'conversations_select', response_url_enabled: true }),
    },
    {
      it: 'refuses a response url for a channel chosen in a message',
      blocks: actions({ type: 'conversations_select', response_url_enabled: true }),
      refused: `${at}/response_url_enabled only allowed in input blocks of modals`,
    },
    {
      it: 'refuses an empty filter of conversations',
      blocks: actions({ type: 'conversations_select', filter: {} }),
      refused: `${at}/filter must have at least one of: include, exclude_external_shared_channels, exclude_bot_users`,
    },
  ])
})
