import { expect, it } from 'vitest'
import { costPerDay } from '../../../src/slack/alerts/alert-cost.ts'
import { anAlertDefinition } from '../../support/alerts.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { aMetricSource } from '../../support/metric-sources.ts'
import { above, below } from '../../support/judged.ts'

const deps = (lookCost: number | undefined) => ({
  clock: new FakeClock('2026-11-23T14:40:00Z'),
  source: aMetricSource({ costOf: () => 90, lookCostOf: () => lookCost }),
})

it.each([
  ['a day that is looked at each hour', 'dau', above(500), 3, 90 + 24 * 3],
  ['a day that is looked at from eight on', 'dau', below(500), 3, 90 + 16 * 3],
  ['a day whose looks would cost the whole range', 'dau', above(500), undefined, 90],
  ['hours', 'event Buy hourly', above(500), 3, 90 * 24],
  ['a share', 'funnel A > B', below(0.5), 3, 90],
])('the cost of %s', (...[, question, condition, lookCost, expected]) => {
  expect(costPerDay(deps(lookCost), anAlertDefinition({ question, condition }))).toBe(expected)
})
