import { describe, expect, it } from 'vitest'
import { createCoarseDetector } from '../../../src/alert/detect/coarse-detector.ts'
import type { Judgement } from '../../../src/alert/detect/detector.ts'

const growing = Array.from({ length: 30 }, (_, week) =>
  Math.round(5000 * 1.02 ** week * (1 + 0.02 * ((week * 7) % 3))),
)

describe('createCoarseDetector', () => {
  it('judges from the ninth value on, and trusts itself after a dozen more', () => {
    const judged = judge(growing)
    expect(judged.findIndex(({ expected }) => expected !== undefined)).toBe(8)
    expect(judged.findIndex(({ isLearning }) => !isLearning)).toBe(16)
  })

  it('expects growth to go on', () => {
    const judged = judge(growing)
    expect(judged.filter(({ isAnomaly }) => isAnomaly)).toEqual([])
    expect((judged.at(-1)?.expected ?? 0) / (growing.at(-1) ?? 1)).toBeCloseTo(1, 1)
  })

  it.each([
    ['a week at half', 0.5, 'drop'],
    ['a week at double', 2, 'spike'],
    ['a week of nothing', 0, 'drop'],
  ])('reports %s, and not the week after', (_, factor, direction) => {
    const judged = judge(growing.map((value, week) => (week === 25 ? Math.round(value * factor) : value)))
    expect(judged.flatMap(({ isAnomaly }, week) => (isAnomaly ? [week] : []))).toEqual([25])
    expect(judged[25]?.direction).toBe(direction)
  })

  it('passes over what is less than 15 %, or may be chance', () => {
    expect(judge(growing.map((value, week) => (week === 25 ? value * 0.9 : value)))[25]?.isAnomaly).toBe(
      false,
    )
    const few = Array.from({ length: 26 }, (_, week) => (week === 25 ? 1 : 6))
    expect(judge(few)[25]?.isAnomaly).toBe(false)
  })

  it('judges shares as well as counts', () => {
    const shares = Array.from({ length: 26 }, (_, week) => (week === 25 ? 0.2 : 0.4 + (week % 3) / 100))
    expect(judge(shares)[25]).toMatchObject({ isAnomaly: true, direction: 'drop' })
  })

  it('says what it expects where nothing is known, and learns nothing from it', () => {
    const judged = judge(growing.map((value, week) => (week === 25 ? null : value)))
    expect(judged[25]).toMatchObject({ isAnomaly: false, direction: undefined, score: 0 })
    expect(judged[25]?.expected).toBeGreaterThan(5000)
  })

  it('is bolder the more sensitive it is', () => {
    const width = (sensitivity: 'quiet' | 'normal' | 'sensitive'): number => {
      const { lower = 0, upper = 0 } = judge(restless, sensitivity).at(-1) ?? {}
      return upper - lower
    }
    expect(width('quiet')).toBeGreaterThan(width('normal'))
    expect(width('normal')).toBeGreaterThan(width('sensitive'))
  })
})

const restless = Array.from({ length: 30 }, (_, week) => 1000 + ((week * 173) % 400))

function judge(
  values: readonly (number | null)[],
  sensitivity: 'quiet' | 'normal' | 'sensitive' = 'normal',
): Judgement[] {
  const detector = createCoarseDetector({ sensitivity })
  return values.map((value, week) => detector.step({ at: 1_780_272_000 + week * 604_800, value }))
}
