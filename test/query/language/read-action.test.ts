import { describe, expect, it } from 'vitest'
import { parseCommand, type ParsedCommand } from '../../../src/query/parse-command.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../support/mistake-row.ts'

const rows: [sentence: string, text: string, command: ParsedCommand][] = [
  ['build opens an empty form', 'build', { kind: 'build', about: undefined, draft: '' }],
  [
    'build fills the form in',
    'build funnel Search > Play',
    { kind: 'build', about: 'funnel', draft: 'funnel Search > Play' },
  ],
  [
    'build takes what is unfinished',
    'Build trend Play,',
    { kind: 'build', about: 'event', draft: 'trend Play,' },
  ],
  ['build takes anything', 'build x &amp; y', { kind: 'build', about: undefined, draft: 'x & y' }],
  ['a bare event opens the form', 'event', { kind: 'build', about: 'event', draft: 'event' }],
  ['so does its other spelling', 'trend', { kind: 'build', about: 'event', draft: 'event' }],
  ['a bare funnel opens the form', '/amp Funnel', { kind: 'build', about: 'funnel', draft: 'funnel' }],
  ['save keeps a name', 'save weekly-signups', { kind: 'save', name: 'weekly-signups' }],
  ['names are kept in lower case', 'save Weekly–Signups', { kind: 'save', name: 'weekly-signups' }],
  ['names of other scripts are names', 'save 週次レポート', { kind: 'save', name: '週次レポート' }],
  ['forget takes a name', 'forget Weekly-Signups', { kind: 'forget', name: 'weekly-signups' }],
  ['forget takes what means something by now', 'forget dau', { kind: 'forget', name: 'dau' }],
  ['saved lists them', 'saved', { kind: 'saved' }],
  ['status', 'STATUS', { kind: 'status' }],
  ['projects', 'projects', { kind: 'projects' }],
]

const mistakes: MistakeRow[] = [
  {
    text: 'save',
    marked: 'save',
    problem: '`save` needs a name for your last question, for example `save weekly-signups`.',
    suggestions: ['save weekly-signups'],
    isUnfinished: true,
  },
  {
    text: 'forget',
    marked: 'forget',
    problem: '`forget` needs the name of a saved question, for example `forget weekly-signups`.',
    suggestions: ['saved'],
    isUnfinished: true,
  },
  {
    text: 'forget Weekly signups!',
    marked: 'Weekly signups!',
    problem:
      'A name is one word of at most 40 letters, digits, `-` and `_`, for example `forget weekly-signups`.',
    suggestions: ['forget weekly-signups'],
  },
  {
    text: 'save Weekly signups!',
    marked: 'Weekly signups!',
    problem:
      'A name is one word of at most 40 letters, digits, `-` and `_`, for example `save weekly-signups`.',
    suggestions: ['save weekly-signups'],
  },
  {
    text: 'save 🎉',
    marked: '🎉',
    problem:
      'A name is one word of at most 40 letters, digits, `-` and `_`, for example `save weekly-signups`.',
    suggestions: ['save weekly-signups'],
  },
  {
    text: 'save dau',
    marked: 'dau',
    problem: '`dau` means something already, so a question saved as that could not be asked.',
    suggestions: ['save my-dau'],
  },
  {
    text: 'save digest',
    marked: 'digest',
    problem: '`digest` means something already, so a question saved as that could not be asked.',
    suggestions: ['save my-digest'],
  },
  {
    text: 'status last 7d',
    marked: 'last 7d',
    problem: '`status` stands alone.',
    suggestions: ['status'],
  },
  { text: 'stauts', marked: 'stauts', problem: "I don't know “stauts”.", suggestions: ['status'] },
]

describe('what can be done besides asking', () => {
  it.each(rows)('%s: %s', (_sentence, text, command) => {
    expect(parseCommand(text)).toEqual(command)
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
