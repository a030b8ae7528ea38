import { describe, expect, test } from 'vitest'
import { checkInputs } from '../../../../src/demo/slack/bot/check-inputs.ts'
import { completeState } from '../../../../src/demo/slack/bot/view-state.ts'

interface InputRow {
  it: string
  element: Record<string, unknown>
  value?: unknown
  isOptional?: boolean
  problem?: string
}

const number = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '10' }

const rows: InputRow[] = [
  { it: 'takes a number within its limits', element: number, value: '7' },
  { it: 'refuses a decimal', element: number, value: '7.5', problem: 'Please enter a valid number.' },
  {
    it: 'takes a decimal where it may be one',
    element: { ...number, is_decimal_allowed: true },
    value: '7.5',
  },
  {
    it: 'refuses a number below',
    element: number,
    value: '0',
    problem: 'Please enter a number of at least 1.',
  },
  {
    it: 'refuses a number above',
    element: number,
    value: '11',
    problem: 'Please enter a number of at most 10.',
  },
  {
    it: 'refuses a text that is too short',
    element: { type: 'plain_text_input', min_length: 3 },
    value: 'ab',
    problem: 'Please use at least 3 characters.',
  },
  {
    it: 'refuses what is no address of a person',
    element: { type: 'email_text_input' },
    value: 'ada',
    problem: 'Enter an email address, such as user@example.com.',
  },
  {
    it: 'refuses what is no address of a page',
    element: { type: 'url_text_input' },
    value: 'amplitude',
    problem: 'Enter a URL, such as https://example.com.',
  },
  { it: 'takes nothing where nothing is asked', element: { type: 'plain_text_input' }, isOptional: true },
  {
    it: 'refuses nothing where something is asked',
    element: { type: 'plain_text_input' },
    problem: 'Please complete this required field.',
  },
  {
    it: 'refuses no choice where one is asked',
    element: { type: 'checkboxes', options: [] },
    problem: 'Please complete this required field.',
  },
  { it: 'counts what an input starts with', element: { type: 'datepicker', initial_date: '2026-11-22' } },
]

describe('what Slack’s own client says about inputs', () => {
  test.each(rows)('$it', ({ element, value, isOptional = false, problem }) => {
    const blocks = [
      { type: 'input', block_id: 'b', optional: isOptional, element: { action_id: 'a', ...element } },
    ]
    const told = value === undefined ? {} : { b: { a: { value } } }
    const problems = checkInputs(blocks, completeState(blocks, told))
    expect(problems).toEqual(problem === undefined ? {} : { b: problem })
  })
})
