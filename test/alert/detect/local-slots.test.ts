import { expect, it } from 'vitest'
import { createLocalSlots } from '../../../src/alert/detect/local-slots.ts'

const seconds = (instant: string): number => Date.parse(instant) / 1000

it.each([
  {
    sentence: 'follows the clock on the wall through spring',
    zone: 'Europe/Berlin',
    step: 3600,
    instants: ['2026-03-28T08:00:00Z', '2026-03-29T07:00:00Z', '2026-03-30T07:00:00Z'],
    differences: [24, 24],
  },
  {
    sentence: 'leaves out the hour that spring takes',
    zone: 'Europe/Berlin',
    step: 3600,
    instants: ['2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z'],
    differences: [2],
  },
  {
    sentence: 'gives the hour that autumn repeats the same slot twice',
    zone: 'America/New_York',
    step: 300,
    instants: ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
    differences: [0],
  },
  {
    sentence: 'goes back in time as well',
    zone: 'Europe/Berlin',
    step: 86_400,
    instants: ['2026-06-01T12:00:00Z', '2026-01-01T12:00:00Z'],
    differences: [-151],
  },
  {
    sentence: 'knows zones of half an hour',
    zone: 'Asia/Kolkata',
    step: 86_400,
    instants: ['2026-06-01T18:25:00Z', '2026-06-01T18:30:00Z'],
    differences: [1],
  },
])('$sentence', ({ zone, step, instants, differences }) => {
  const slots = createLocalSlots(zone, step)
  const numbers = instants.map((instant) => slots.slotAt(seconds(instant)))
  expect(numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0))).toEqual(differences)
})

it('counts days since 1970', () => {
  expect(createLocalSlots('UTC', 86_400).slotAt(seconds('1970-01-11T23:59:00Z'))).toBe(10)
})
