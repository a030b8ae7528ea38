import { daysIn } from '../metrics/calendar.ts'
import { costOf, funnelWeight, segmentationWeight, type DayCounting } from '../wire/cost.ts'
import { writeCsv } from '../wire/csv.ts'
import { chartRows } from '../wire/chart-rows.ts'
import { NotFoundError, type Endpoint } from './endpoint.ts'
import { findSavedChart, type SavedChart } from '../metrics/saved-charts.ts'

/** `GET /api/3/chart/{id}/csv`: a saved chart's numbers, as CSV in a JSON string. */
export const chartCsvEndpoint: Endpoint = {
  path: '/api/3/chart/{id}/csv',
  budget: 'queries',
  prepare(_params, { id, today, dayCounting }) {
    const chart = findSavedChart(id)
    if (chart === undefined) throw new NotFoundError(`No saved chart ${id}`)
    const { range, interval } = chart.query(today)
    return {
      cost: chartCost(chart, today, dayCounting),
      freshness: { interval, days: daysIn(range) },
      envelope: undefined,
      answer: (present) => ({ data: writeCsv(chartRows(present, chart, today)) }),
    }
  },
}

/** A comparison asks for twice as many days. */
export function chartCost(chart: SavedChart, today: string, counting: DayCounting): number {
  const { range, segments, groupBy } = chart.query(today)
  const weight =
    chart.kind === 'segmentation'
      ? segmentationWeight(chart.query(today).events)
      : funnelWeight(chart.query(today).steps)
  const ranges = chart.kind !== 'funnel' && chart.hasPrevious ? 2 : 1
  return ranges * costOf({ range, segments, groupBys: groupBy.length, weight }, counting)
}
