import { expect, it } from 'vitest'
import type { Evaluation } from '../../../src/alert/evaluation.ts'
import { stepGroups } from '../../../src/alert/lifecycle/step-groups.ts'
import { aMemory } from '../../support/alerts.ts'

const now = new Date('2026-11-23T03:00:00Z')
const point = {
  label: '2026-11-22',
  start: new Date('2026-11-22T00:00:00Z'),
  end: new Date('2026-11-23T00:00:00Z'),
  value: 60,
  outOf: undefined,
  isSettled: true,
}
const bounds = { value: 60, expected: 100, lower: 80, upper: undefined, expectedName: undefined, point }
const fine: Evaluation = { kind: 'fine', isWellBack: true, reason: 'It is fine.', ...bounds }
const breach: Evaluation = { kind: 'breach', direction: 'drop', reason: 'It is below 80.', ...bounds }

const reasonsFor = (judged: readonly Evaluation[]): readonly string[] =>
  stepGroups({
    memory: aMemory(),
    evaluations: judged.map((evaluation, index) => ({ group: `g${index}`, evaluation })),
    forPoints: 1,
    now,
  }).reasons

it('says why of the groups that fired, and not of those that are fine', () => {
  expect(reasonsFor([fine, fine, breach])).toEqual(['g2: It is below 80.'])
})

it('says it of a few where there are many', () => {
  expect(reasonsFor(Array.from({ length: 1_000 }, () => breach))).toEqual([
    ...[0, 1, 2, 3, 4].map((index) => `g${index}: It is below 80.`),
    'And 995 more groups.',
  ])
})
