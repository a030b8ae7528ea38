import type { SavedChartResult } from '../../result/metric-result.ts'
import { rankSavedLines, savedLineName } from '../../result/saved-series-figures.ts'
import type { JudgedSeries } from './judged-series.ts'
import { pointsOf, timesOf } from './judged-lines.ts'
import type { Ripeness } from './ripeness.ts'

/** The lines of a saved chart, the largest first; one that is no course over time has none. */
export function judgedSaved({ content, project }: SavedChartResult, ripeness: Ripeness): JudgedSeries[] {
  if (content.shape !== 'series' || content.interval === undefined) return []
  const { unit, interval, buckets } = content
  const times = timesOf(buckets, { interval, project }, ripeness)
  const lines = rankSavedLines(content).map(({ line }) => line)
  return lines.map((line) => ({
    group: lines.length === 1 ? '' : savedLineName(line),
    unit,
    interval,
    points: pointsOf(times, line.values),
  }))
}
