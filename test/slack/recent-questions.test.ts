import { expect, test } from 'vitest'
import { createRecentQuestions } from '../../src/slack/recent-questions.ts'

test('the last question of a person is remembered per channel', () => {
  const recent = createRecentQuestions()
  const question = (text: string) => ({ text, projectName: 'Acme' })
  recent.remember({ channelId: 'C1', userId: 'U1' }, question('dau'))
  recent.remember({ channelId: 'C1', userId: 'U1' }, question('wau'))
  recent.remember({ channelId: 'C2', userId: 'U1' }, question('mau'))
  expect(recent.last({ channelId: 'C1', userId: 'U1' })?.text).toBe('wau')
  expect(recent.last({ channelId: 'C2', userId: 'U1' })?.text).toBe('mau')
  expect(recent.last({ channelId: 'C1', userId: 'U2' })).toBeUndefined()
})

test('after very many questions the oldest are forgotten', () => {
  const recent = createRecentQuestions()
  for (let index = 0; index < 6_000; index += 1)
    recent.remember({ channelId: 'C1', userId: `U${index}` }, { text: 'dau', projectName: 'Acme' })
  expect(recent.last({ channelId: 'C1', userId: 'U0' })).toBeUndefined()
  expect(recent.last({ channelId: 'C1', userId: 'U5999' })).toBeDefined()
})
