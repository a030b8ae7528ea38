import { InvalidDefinitionError } from '../metrics/definition.ts'
import { realtime } from '../metrics/realtime.ts'
import type { Endpoint } from './endpoint.ts'

/** `GET /api/2/realtime`: active people per five minutes, today beside yesterday. */
export const realtimeEndpoint: Endpoint = {
  path: '/api/2/realtime',
  budget: 'queries',
  prepare(params) {
    if ((params.get('i') ?? '5') !== '5')
      throw new InvalidDefinitionError(`Invalid interval ${params.get('i')}`)
    return {
      cost: 2,
      freshness: undefined,
      envelope: undefined,
      answer(present) {
        const { labels, today, yesterday } = realtime(present)
        return { data: { xValues: labels, seriesLabels: ['Today', 'Yesterday'], series: [today, yesterday] } }
      },
    }
  },
}
