import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spread } from '../../../src/chart/decor/end-labels.ts'

const room = { gap: 19, top: 100, bottom: 300 }

describe('labels at the ends of lines', () => {
  it('stay where their lines end when there is room', () => {
    expect(spread([120, 200, 160], room)).toEqual([120, 200, 160])
  })

  it('share the middle when two lines end together', () => {
    expect(spread([200, 200], room)).toEqual([190.5, 209.5])
  })

  it('stay inside at the top and at the bottom', () => {
    expect(spread([90, 95], room)).toEqual([100, 119])
    expect(spread([310, 305], room)).toEqual([300, 281])
  })

  it('keep their gap and their order, inside, wherever lines end', () => {
    const heights = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(heights, (wanted) => {
        const placed = spread(wanted, room)
        const byPlace = wanted
          .map((want, index) => ({ want, place: placed[index] ?? 0 }))
          .sort((a, b) => a.place - b.place)
        for (const [index, { want, place }] of byPlace.entries()) {
          const next = byPlace[index + 1]
          expect(place).toBeGreaterThanOrEqual(room.top - 1e-9)
          expect(place).toBeLessThanOrEqual(room.bottom + 1e-9)
          if (next === undefined) continue
          expect(next.place - place).toBeGreaterThanOrEqual(room.gap - 1e-9)
          expect(next.want).toBeGreaterThanOrEqual(want)
        }
      }),
    )
  })

  it('come closer than their gap only where there are too many for the room', () => {
    const placed = spread(
      Array.from({ length: 21 }, () => 200),
      room,
    )
    expect(placed[1]! - placed[0]!).toBeCloseTo(10)
    expect([placed[0], placed[20]]).toEqual([100, 300])
  })
})
