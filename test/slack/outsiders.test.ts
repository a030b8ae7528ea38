import { expect, test } from 'vitest'
import { isForeign } from '../../src/slack/outsiders.ts'

const bot = { userId: 'U0', botId: 'B0', teamId: 'T1', name: 'ampbot' }

const presses = [
  { sentence: 'a member', press: { user: { team_id: 'T1' } }, isOut: false },
  { sentence: 'somebody whose workspace Slack does not tell', press: { user: {} }, isOut: false },
  { sentence: 'another company', press: { user: { team_id: 'T2' }, enterprise: null }, isOut: true },
]

test.each(presses)('$sentence', ({ press, isOut }) => {
  expect(isForeign(press, bot)).toBe(isOut)
})

test('another workspace of the same organisation is no outsider, one of another is', () => {
  const ours = { ...bot, enterpriseId: 'E1' }
  expect(isForeign({ user: { team_id: 'T2' }, enterprise: { id: 'E1' } }, ours)).toBe(false)
  expect(isForeign({ user: { team_id: 'T2' }, enterprise: { id: 'E2' } }, ours)).toBe(true)
})
