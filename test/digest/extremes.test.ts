import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeDigest } from '../../src/digest/compose-digest.ts'
import type { PartAnswer } from '../../src/digest/part-answer.ts'
import { validateBlocks } from '../../src/demo/slack/validate-blocks.ts'
import { digestMessage } from '../../src/slack/blocks/digests/digest-message.ts'
import { extremeResults } from '../support/extreme-results.ts'
import { aPart, readable, slotFacts } from '../support/part-answers.ts'

const parts: readonly PartAnswer[] = extremeResults.map(([name, result]) => aPart(name, result))

function messageOf(some: readonly PartAnswer[]) {
  const composed = composeDigest(some, slotFacts())
  if (composed.kind === 'quiet') throw new Error(composed.reason)
  return composed.message
}

test.each(parts)('$command reads as words', (part) => {
  expect(readable(messageOf([part]))).not.toMatch(/NaN|undefined|Infinity|null|\[object|\s·\s*·|\(\)/)
})

test('any twelve of them make a message that Slack takes', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...parts], { minLength: 1, maxLength: 12 }), (some) => {
      const message = messageOf(some)
      const { text, blocks } = digestMessage(message, { fileIds: [], isRepeat: false })
      expect(validateBlocks(blocks, 'message')).toEqual([])
      expect(text.length).toBeLessThanOrEqual(4_000)
      expect(message.lines.length + message.quiet.length).toBe(some.length)
      expect(message.lines.filter(({ remark }) => remark !== undefined).length).toBeLessThanOrEqual(3)
    }),
    { numRuns: 40 },
  )
})
