import { describe, expect, it } from 'vitest'
import { adoptRule } from '../../../src/slack/alerts/propose-rule.ts'
import type { Conversation } from '../../../src/slack/conversation/conversation.ts'
import { deskWorld, type DeskWorld } from '../../support/alert-desk-world.ts'

/** Alert 1 is Ada's; gives what was whispered, and what it watches afterwards. */
async function adopt(text: string, askerId = 'U0ADA', alertId = 1): Promise<{ said: string; rule: unknown }> {
  const world: DeskWorld = deskWorld()
  await world.say('alert dau drops 20% for 2 min 50')
  let said = ''
  const conversation = {
    askerId,
    channelId: 'C0GROWTH',
    isDirect: false,
    whisper: async (content: { text: string }) => void (said = content.text),
  } as unknown as Conversation
  await adoptRule(world.deps, { alertId, text, conversation, signal: AbortSignal.timeout(5_000) })
  const found = await world.alerts.find({ teamId: 'T0ACME', id: 1 })
  const { question, condition, forPoints, minimum } = found?.alert.definition ?? {}
  return { said, rule: { question, condition, forPoints, minimum } }
}

const before = {
  question: expect.stringContaining('dau'),
  condition: { kind: 'drops', by: { kind: 'percent', percent: 20 }, against: 'last week' },
  forPoints: 2,
  minimum: 50,
}
const calmer = { kind: 'drops', by: { kind: 'percent', percent: 30 }, against: 'last week' }

describe('a rule that was proposed', () => {
  it('takes the place of the one before, and leaves the question', async () => {
    const { rule } = await adopt('alert new users drops 30% vs last week for 3')
    expect(rule).toEqual({ ...before, condition: calmer, forPoints: 3, minimum: undefined })
  })

  it.each([
    { of: 'somebody else’s alert', text: 'alert dau drops 30%', as: 'U0EVE', says: /belongs to/ },
    { of: 'the rule that it has', text: 'alert dau drops 20% for 2 min 50', says: /already/ },
    { of: 'what is no rule', text: 'alert frobnicate', says: /cannot read/ },
    { of: 'an alert that is gone', text: 'alert dau drops 30%', alertId: 7, says: /was deleted/ },
  ])('changes nothing of $of', async ({ text, as, alertId, says }) => {
    const { said, rule } = await adopt(text, as, alertId)
    expect(said).toMatch(says)
    expect(rule).toEqual(before)
  })
})
