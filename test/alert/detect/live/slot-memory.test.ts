import { expect, it } from 'vitest'
import { createSlotMemory } from '../../../../src/alert/detect/live/slot-memory.ts'
import type { SlotMemory } from '../../../../src/alert/detect/live/slot-memory.ts'

/** Two days of four slots, and one to spare. */
function aMemory(values: Readonly<Record<number, number>>): SlotMemory {
  const memory = createSlotMemory(2, 4)
  for (const [slot, value] of Object.entries(values)) {
    memory.advanceTo(Number(slot))
    memory.keepUsual(Number(slot), value, false)
    memory.keepDeviation(Number(slot), value / 10)
  }
  return memory
}

it('averages what is known around a slot', () => {
  const memory = aMemory({ 100: 1, 101: 3, 103: 9 })
  expect(memory.usualAround(101, 1)).toBe(2)
  expect(memory.usualAround(102, 1)).toBe(6)
  expect(memory.usualAround(102, 0)).toBeNaN()
})

it('forgets what is older than its days', () => {
  const memory = aMemory({ 100: 1, 111: 2 })
  expect(memory.usualAround(100, 0)).toBe(1)
  memory.advanceTo(112)
  expect(memory.usualAround(100, 0)).toBeNaN()
  expect(memory.usualAround(112, 0)).toBeNaN()
})

it('knows nothing of slots to come, nor after a silence of months', () => {
  const memory = aMemory({ 100: 1, 101: 2 })
  expect(memory.usualAround(113, 0)).toBeNaN()
  memory.advanceTo(100_000)
  expect(memory.usualAround(99_999, 1)).toBeNaN()
})

it('remembers which values stand for an anomaly until others take their place', () => {
  const memory = aMemory({ 100: 1 })
  memory.keepUsual(100, 5, true)
  expect(memory.isDoubtfulAround(101, 1)).toBe(true)
  expect(memory.isDoubtfulAround(101, 0)).toBe(false)
  memory.advanceTo(112)
  expect(memory.isDoubtfulAround(112, 0)).toBe(false)
})

it('averages deviations only where all are known', () => {
  const memory = aMemory({ 100: 10, 101: 20, 103: 30 })
  expect(memory.meanDeviation(101, 2)).toBeCloseTo(1.5)
  expect(memory.meanDeviation(103, 2)).toBeNaN()
})
