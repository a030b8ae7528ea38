import { describe, expect, it } from 'vitest'
import { RenderError } from '../../../src/errors.ts'
import type { SlotOutcome } from '../../../src/jobs/digests/run-slot.ts'
import { aComposingWorld, answers, aSlot, messageOf, runSlotOnce } from '../../support/composing-world.ts'

describe('the pictures', () => {
  const parts = ['dau', 'event Purchase totals', 'funnel Purchase > Purchase']
  const shapeOf = (outcome: SlotOutcome) =>
    outcome.kind === 'send'
      ? outcome.drafts.map(({ notice, pictures }) => `${notice.kind} ${pictures.length}`)
      : []

  it('are one of what has a course', async () => {
    const world = aComposingWorld(answers)
    const outcome = await runSlotOnce(world, aSlot({ parts, title: 'Monday' }))
    expect(shapeOf(outcome)).toEqual(['digest 1'])
    expect(messageOf(outcome).pictures[0]?.title).toBe('Monday')
    expect(world.drawn[0]?.altText).toMatch(/^Monday, .* 2 metrics\. Daily active users: 9,571/)
  })

  it('are one each, the rest in the thread', async () => {
    const world = aComposingWorld(answers)
    const seven = Array.from({ length: 7 }, (_, index) => `dau last ${index + 20}d`)
    const outcome = await runSlotOnce(world, aSlot({ parts: seven, pictures: 'each' }))
    expect(shapeOf(outcome)).toEqual(['digest 4', 'digestPictures 3'])
  })

  it('go into the thread where that is wanted', async () => {
    const outcome = await runSlotOnce(
      aComposingWorld(answers),
      aSlot({ parts, layout: 'thread', pictures: 'each' }),
    )
    expect(shapeOf(outcome)).toEqual(['digest 0', 'digestPictures 3'])
    expect(messageOf(outcome).pictures).toEqual([])
  })

  it('are none where none is wanted', async () => {
    const world = aComposingWorld(answers)
    expect(shapeOf(await runSlotOnce(world, aSlot({ parts, pictures: 'none' })))).toEqual(['digest 0'])
    expect(world.drawn).toEqual([])
  })

  it('are left out where they fail or take too long, and never blank', async () => {
    let count = 0
    const world = aComposingWorld(answers, async (spec) => {
      count += 1
      if (count === 1) throw new RenderError('No canvas')
      if (count === 2) await new Promise(() => {})
      return { png: Buffer.from('png'), width: 2, height: 1, altText: spec.altText }
    })
    const composing = runSlotOnce(world, aSlot({ parts, pictures: 'each' }))
    await expect.poll(() => count).toBe(3)
    await world.clock.advance(10_000)
    expect(shapeOf(await composing)).toEqual(['digest 1'])
  })

  it('of one metric are its own', async () => {
    const world = aComposingWorld(answers)
    await runSlotOnce(world, aSlot({ parts: ['dau'] }))
    expect(world.drawn[0]?.altText).toMatch(
      /^Daily active users, .*9,571 on Sun, Nov 22, \+0\.7% vs last Sun/,
    )
  })
})
