import { describe, expect, it } from 'vitest'
import type { SelectElement } from '../../../../src/demo/page/blocks/block-kit.ts'
import type { Choice } from '../../../../src/demo/page/elements/choice.ts'
import {
  choicesOf,
  chosenIn,
  matchingChoices,
  optionChoice,
  valueOf,
} from '../../../../src/demo/page/elements/choice.ts'
import { initialValue } from '../../../../src/demo/page/elements/element-value.ts'
import { sampleState } from '../sample-state.ts'

const directory = sampleState()
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (text: string) => ({ text: plain(text), value: text })

function labelsOf(element: SelectElement): string[] | undefined {
  return choicesOf(element, directory)?.flatMap(({ choices }) => choices.map(({ label }) => label))
}

describe('what a select offers', () => {
  it('is its options, with the names of their groups', () => {
    const option_groups = [{ label: plain('Plays'), options: [option('Play Song')] }]
    const groups = choicesOf({ type: 'static_select', option_groups }, directory)
    expect(groups?.map(({ label }) => label)).toEqual(['Plays'])
  })

  it('is unknown for an external select', () => {
    expect(choicesOf({ type: 'external_select' }, directory)).toBeUndefined()
  })

  it('is everybody for users', () => {
    expect(labelsOf({ type: 'users_select' })).toContain('Grace Okafor')
  })

  it('is the public channels for channels', () => {
    expect(labelsOf({ type: 'channels_select' })).toEqual(['product', 'growth', 'random'])
  })

  it('is every conversation for conversations, direct messages by the person’s name', () => {
    expect(labelsOf({ type: 'conversations_select' })).toEqual([
      'product',
      'growth',
      'launch-room',
      'random',
      'Ampbot',
    ])
  })

  it('leaves out what the filter leaves out', () => {
    const filter = { include: ['private' as const, 'im' as const], exclude_bot_users: true }
    expect(labelsOf({ type: 'conversations_select', filter })).toEqual(['launch-room'])
  })
})

describe('values', () => {
  const choices = ['a', 'b'].map((text) => optionChoice(option(text)))

  it.each<[SelectElement['type'], object]>([
    ['static_select', { selected_option: option('a') }],
    ['multi_external_select', { selected_options: [option('a'), option('b')] }],
  ])('of %s hold whole options', (type, expected) => {
    expect(valueOf(type, choices)).toEqual({ type, ...expected })
  })

  it.each<[SelectElement['type'], object]>([
    ['users_select', { selected_user: 'a' }],
    ['multi_users_select', { selected_users: ['a', 'b'] }],
    ['conversations_select', { selected_conversation: 'a' }],
    ['multi_channels_select', { selected_channels: ['a', 'b'] }],
  ])('of %s hold ids', (type, expected) => {
    expect(valueOf(type, choices)).toEqual({ type, ...expected })
  })

  it('are shown again as what was chosen', () => {
    const element = { type: 'multi_users_select' as const, initial_users: ['U1', 'U9', 'ME'] }
    const chosen = chosenIn(initialValue(element, 'C1'), choicesOf(element, directory) ?? [])
    expect(chosen.map(({ label }) => label)).toEqual(['Grace Okafor', 'Ada Lindqvist'])
  })

  it('of an external select bring their own words', () => {
    const value = { type: 'external_select', selected_option: option('Play Song') } as const
    expect(chosenIn(value, []).map(({ label }) => label)).toEqual(['Play Song'])
  })
})

it('searches labels and descriptions without regard to case, and drops groups that are left empty', () => {
  const described: Choice = optionChoice({ ...option('Bars'), description: plain('One per day') })
  const groups = [
    { label: 'A', choices: [described] },
    { label: 'B', choices: [optionChoice(option('Line'))] },
  ]
  expect(matchingChoices(groups, ' PER ').map(({ label }) => label)).toEqual(['A'])
  expect(matchingChoices(groups, '')).toHaveLength(2)
})
