import type { MetricResult } from './metric-result.ts'
import { summarizeFunnel } from './summarize-funnel.ts'
import { summarizeRetention } from './summarize-retention.ts'
import { summarizeSeries } from './summarize-series.ts'
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
  }
}
