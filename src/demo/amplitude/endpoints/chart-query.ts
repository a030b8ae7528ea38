import { daysIn } from '../metrics/calendar.ts'
import { rounded } from '../metrics/measure.ts'
import { segmentation } from '../metrics/segmentation.ts'
import { setIdFor } from '../wire/set-id.ts'
import { chartCost } from './chart-csv.ts'
import { NotFoundError, type Endpoint } from './endpoint.ts'
import { findSavedChart } from '../metrics/saved-charts.ts'

/** `GET /api/3/chart/{id}/query`: the older twin of the CSV, for segmentation charts; its values carry ids of user sets. */
export const chartQueryEndpoint: Endpoint = {
  path: '/api/3/chart/{id}/query',
  budget: 'queries',
  prepare(_params, { id, today, dayCounting }) {
    const chart = findSavedChart(id)
    if (chart?.kind !== 'segmentation') throw new NotFoundError(`No saved segmentation chart ${id}`)
    const query = chart.query(today)
    return {
      cost: chartCost(chart, today, dayCounting),
      freshness: { interval: query.interval, days: daysIn(query.range) },
      envelope: 'SEGMENTATION',
      answer(present) {
        const { labels, lines } = segmentation(present, query)
        const cell = (line: number) => (value: number, bucket: number) => ({
          setId: setIdFor(id, line * 1000 + bucket),
          value: rounded(value),
        })
        return {
          data: {
            series: lines.map(({ values }, line) => values.map(cell(line))),
            seriesCollapsed: lines.map(({ wholeRange }, line) => [cell(line)(wholeRange, 999)]),
            seriesLabels: lines.map(({ userValues }, line) => userValues[0] ?? line),
            seriesMeta: lines.map(({ segmentIndex, eventIndex }) => ({ segmentIndex, eventIndex })),
            xValues: labels,
          },
        }
      },
    }
  },
}
