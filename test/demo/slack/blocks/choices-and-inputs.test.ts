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
const inside = '/blocks/0/element'

describe('choices and pickers', () => {
  testBlocks([
    {
      it: 'refuses six options in an overflow menu',
      blocks: actions({ type: 'overflow', options: many(6, (i) => option(`${i}`)) }),
      refused: `${at}/options no more than 5 items allowed`,
    },
    {
      it: 'takes links in an overflow menu',
      blocks: actions({ type: 'overflow', options: [option('a', { url: 'https://example.com' })] }),
    },
    {
      it: 'refuses eleven checkboxes',
      blocks: actions({ type: 'checkboxes', options: many(11, (i) => option(`${i}`)) }),
      refused: `${at}/options no more than 10 items allowed`,
    },
    {
      it: 'takes mrkdwn on checkboxes',
      blocks: actions({ type: 'checkboxes', options: [{ text: mrkdwn('*a*'), value: 'a' }] }),
    },
    {
      it: 'refuses a radio button that starts on nothing',
      blocks: actions({ type: 'radio_buttons', options: [option('a')], initial_option: option('b') }),
      refused: `${at}/initial_option must be one of the options`,
    },
    {
      it: 'refuses a day that does not exist',
      blocks: actions({ type: 'datepicker', initial_date: '2026-02-30' }),
      refused: `${at}/initial_date must be a valid date in the format YYYY-MM-DD`,
    },
    {
      it: 'refuses a time that does not exist',
      blocks: actions({ type: 'timepicker', initial_time: '24:00' }),
      refused: `${at}/initial_time must match pattern: HH:mm`,
    },
    {
      it: 'refuses a zone that does not exist',
      blocks: actions({ type: 'timepicker', timezone: 'Europe/Atlantis' }),
      refused: `${at}/timezone must be a valid IANA timezone`,
    },
    {
      it: 'refuses milliseconds for an instant',
      blocks: actions({ type: 'datetimepicker', initial_date_time: 1_795_411_485_049 }),
      refused: `${at}/initial_date_time must be at most 9999999999`,
    },
    {
      it: 'refuses an instant beside a section',
      blocks: [section({ type: 'datetimepicker' })],
      refused: '/blocks/0/accessory/type unsupported type: "datetimepicker"',
    },
  ])
})

describe('inputs', () => {
  testBlocks([
    {
      it: 'takes a text input',
      blocks: input({ type: 'plain_text_input', multiline: true, max_length: 3000 }),
    },
    {
      it: 'refuses a label of 2,001 characters',
      blocks: input({ type: 'plain_text_input' }, { label: plain(letters(2001)) }),
      refused: '/blocks/0/label/text must be less than 2001 characters',
    },
    {
      it: 'refuses texts of more than 3,000 characters',
      blocks: input({ type: 'plain_text_input', max_length: 3001 }),
      refused: `${inside}/max_length must be at most 3000`,
    },
    {
      it: 'refuses a shortest text that is longer than the longest',
      blocks: input({ type: 'plain_text_input', min_length: 10, max_length: 5 }),
      refused: `${inside}/min_length must not be greater than max_length`,
    },
    {
      it: 'refuses a number input that does not say whether decimals are allowed',
      blocks: input({ type: 'number_input' }),
      refused: `${inside} missing required field: is_decimal_allowed`,
    },
    {
      it: 'refuses limits of a number input that are numbers',
      blocks: input({ type: 'number_input', is_decimal_allowed: true, min_value: 1 }),
      refused: `${inside}/min_value must match pattern: a number as a string`,
    },
    {
      it: 'refuses a file input outside modals',
      blocks: input({ type: 'file_input' }),
      refused: `${inside}/type unsupported type: file_input`,
    },
    {
      it: 'refuses eleven files',
      on: 'modal',
      blocks: input({ type: 'file_input', max_files: 11 }),
      refused: `${inside}/max_files must be at most 10`,
    },
    {
      it: 'refuses to act on something that inputs do not notice',
      blocks: input({
        type: 'plain_text_input',
        dispatch_action_config: { trigger_actions_on: ['on_blur'] },
      }),
      refused: `${inside}/dispatch_action_config/trigger_actions_on/0 must be one of: on_enter_pressed, on_character_entered`,
    },
    {
      it: 'refuses a button as an input',
      blocks: input(button()),
      refused: `${inside}/type unsupported type: "button"`,
    },
    {
      it: 'refuses a rich text input of 101 lines',
      blocks: input({ type: 'rich_text_input', max_lines: 101 }),
      refused: `${inside}/max_lines must be at most 100`,
    },
  ])
})
