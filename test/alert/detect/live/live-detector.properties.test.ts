import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLiveDetector } from '../../../../src/alert/detect/live/live-detector.ts'

const value = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 1000 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.double({ min: -10, max: 1e9, noNaN: true }) },
)
const step = fc.record({ value, skipped: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(100)) })

it('gives a range around what is expected, and a score from 0 to 1, whatever comes', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 60, maxLength: 400 }),
      fc.constantFrom('UTC', 'America/New_York'),
      (steps, timeZone) => {
        const detector = createLiveDetector({ interval: 'hour', timeZone, sensitivity: 'sensitive' })
        let at = 1_770_000_000 - (1_770_000_000 % 3600)
        for (const each of steps) {
          at += 3600 * (1 + each.skipped)
          const judged = detector.step({ at, value: each.value })
          expect(judged.score).toBeGreaterThanOrEqual(0)
          expect(judged.score).toBeLessThanOrEqual(1)
          if (judged.expected === undefined) expect(judged.isAnomaly).toBe(false)
          else {
            expect(judged.lower).toBeLessThanOrEqual(judged.expected)
            expect(judged.upper).toBeGreaterThanOrEqual(judged.expected)
          }
          if (each.value === null) expect(judged.isAnomaly).toBe(false)
        }
      },
    ),
    { numRuns: 60 },
  )
})
