import { daysIn } from '../metrics/calendar.ts'
import { InvalidDefinitionError } from '../metrics/definition.ts'
import { composition } from '../metrics/composition.ts'
import { costOf } from '../wire/cost.ts'
import { readRange } from '../wire/params.ts'
import type { Endpoint } from './endpoint.ts'

/** `GET /api/2/composition`: active people by the values of one user property. */
export const compositionEndpoint: Endpoint = {
  path: '/api/2/composition',
  budget: 'queries',
  prepare(params, { dayCounting }) {
    const range = readRange(params)
    const property = params.get('p')
    if (property === null || property === '') throw new InvalidDefinitionError('Missing required parameter p')
    return {
      cost: costOf({ range, weight: 1 }, dayCounting),
      freshness: { interval: 'day', days: daysIn(range) },
      envelope: undefined,
      answer(present) {
        const values = composition(present, range, property)
        return {
          data: {
            series: [values.map(({ people }) => people)],
            seriesLabels: [property],
            xValues: values.map(({ value }) => value),
          },
        }
      },
    }
  },
}
