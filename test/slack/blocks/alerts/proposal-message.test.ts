import { describe, expect, it } from 'vitest'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import {
  proposalMessage,
  readAdoption,
  withProposal,
} from '../../../../src/slack/blocks/alerts/proposal-message.ts'
import { anAlertDefinition } from '../../../support/alerts.ts'

const sentence = 'With “below 80” it would have fired once instead of 5 times in the last 90 days.'
const proposal = (question: string) => ({
  definition: anAlertDefinition({ question, condition: { kind: 'below', value: 80 } }),
  rule: 'below 80',
  sentence,
})

function valueIn(question: string): string | undefined {
  const { blocks } = proposalMessage(4, 'Alert 4 was called noise three times.', proposal(question))
  expect(validateBlocks(blocks, 'message')).toEqual([])
  return /"value":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(blocks))?.[1]
}

describe('a proposal', () => {
  it('carries the whole alert in its button, and is read back from it', () => {
    expect(readAdoption(valueIn('dau last 30d') ?? '')).toEqual({
      alertId: 4,
      text: 'alert dau last 30d below 80',
    })
  })

  it('has no button for a question that is too long for one', () => {
    expect(valueIn(`event "${'ä'.repeat(2_100)}" last 30d`)).toBeUndefined()
  })

  it('stands below what is said anyway', () => {
    const content = { text: 'It would have fired 5 times.', blocks: [] }
    expect(withProposal(content, 4, undefined)).toBe(content)
    expect(withProposal(content, 4, proposal('dau last 30d')).text).toBe(`${content.text} ${sentence}`)
  })

  it.each(['', '4', 'alert dau below 80', '4 dau below 80'])('is not read from “%s”', (value) => {
    expect(readAdoption(value)).toBeUndefined()
  })
})
