import { daysIn } from '../metrics/calendar.ts'
import { InvalidDefinitionError } from '../metrics/definition.ts'
import {
  lifetimeValue,
  type LifetimeValueCohort,
  type LifetimeValueQuery,
} from '../metrics/lifetime-value.ts'
import { costOf } from '../wire/cost.ts'
import { readGroupBy, readInterval, readRange, readSegments } from '../wire/params.ts'
import type { Endpoint } from './endpoint.ts'

const measures = ['arpu', 'arppu', 'revenue', 'payers'] as const

/** `GET /api/2/revenue/ltv`: what new people bring in as they grow older. */
export const revenueLtvEndpoint: Endpoint = {
  path: '/api/2/revenue/ltv',
  budget: 'queries',
  prepare(params, { dayCounting }) {
    const query = readQuery(params)
    const { range, interval, segments, groupBy } = query
    return {
      cost: costOf({ range, segments, groupBys: groupBy.length, weight: 1 }, dayCounting),
      freshness: { interval, days: daysIn(range) },
      envelope: undefined,
      answer(present) {
        const lines = lifetimeValue(present, query)
        return {
          data: {
            seriesLabels: lines.map(
              ({ group, segmentIndex }) => group ?? (segments.length > 1 ? segmentIndex : ''),
            ),
            series: lines.map(({ cohorts }) => ({
              dates: cohorts.map(({ label }) => label).toReversed(),
              values: Object.fromEntries(cohorts.map((cohort) => [cohort.label, valuesOf(cohort)])),
            })),
          },
        }
      },
    }
  },
}

function valuesOf({ count, paid, amount, byAge }: LifetimeValueCohort): Record<string, number> {
  const ages = byAge.map((value, age): [string, number] => [`r${age}d`, value])
  return { ...Object.fromEntries(ages.slice(1)), count, paid, total_amount: amount }
}

function readQuery(params: URLSearchParams): LifetimeValueQuery {
  const measure = measures[Number(params.get('m') ?? '0')]
  if (measure === undefined)
    throw new InvalidDefinitionError(`Invalid value ${params.get('m')} for parameter m`)
  const range = readRange(params)
  const segments = readSegments(params)
  return {
    measure,
    range,
    interval: readInterval(params, ['day', 'week', 'month'], range),
    segments,
    groupBy: readGroupBy(params, 1, segments),
  }
}
