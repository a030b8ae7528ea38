import type { MetricResult } from './metric-result.ts'
import { summarizeComposition } from './summarize-composition.ts'
import { summarizeFunnel } from './summarize-funnel.ts'
import { summarizeLtv } from './summarize-ltv.ts'
import { summarizeRealtime } from './summarize-realtime.ts'
import { summarizeRetention } from './summarize-retention.ts'
import { summarizeSavedChart } from './summarize-saved-chart.ts'
import { summarizeSeries } from './summarize-series.ts'
import { summarizeSessionLength } from './summarize-session-length.ts'
import type { Summary } from './summary.ts'

/**
 * Says a result in words: what was asked, the headline number with its change, and one to three sentences worth a
 * reader's time. The bucket that is still filling is never part of a headline, a change or a comparison.
 */
export function summarize(result: MetricResult): Summary {
  switch (result.kind) {
    case 'series':
      return summarizeSeries(result)
    case 'funnel':
      return summarizeFunnel(result)
    case 'retention':
      return summarizeRetention(result)
    case 'sessionLength':
      return summarizeSessionLength(result)
    case 'composition':
      return summarizeComposition(result)
    case 'ltv':
      return summarizeLtv(result)
    case 'realtime':
      return summarizeRealtime(result)
    case 'savedChart':
      return summarizeSavedChart(result)
  }
}
