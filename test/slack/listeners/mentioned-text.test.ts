import { expect, test } from 'vitest'
import { textWithoutMention } from '../../../src/slack/listeners/mentioned-text.ts'

const rows = [
  { sentence: 'a name in front', typed: '<@UBOT> dau last 30d', question: 'dau last 30d' },
  { sentence: 'a name with its label', typed: '<@UBOT|ampbot> dau', question: 'dau' },
  { sentence: 'a name at the end', typed: 'dau last 7d <@UBOT>', question: 'dau last 7d' },
  { sentence: 'the command typed from habit', typed: '<@UBOT> /amp dau', question: 'dau' },
  { sentence: 'a word that only begins like the command', typed: '<@UBOT> /amps', question: '/amps' },
  { sentence: 'nothing but the name', typed: '<@UBOT>', question: '' },
  { sentence: 'other people stay', typed: '<@UBOT> dau <@U2>', question: 'dau <@U2>' },
]

test.each(rows)('$sentence', ({ typed, question }) => {
  expect(textWithoutMention(typed, 'UBOT')).toBe(question)
})
