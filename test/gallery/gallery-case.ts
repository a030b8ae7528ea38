import type { ChartAnnotations } from '../../src/chart/annotations.ts'
import type { Brand } from '../../src/chart/brand.ts'
import type { MetricResult } from '../../src/result/metric-result.ts'
import type { Summary } from '../../src/result/summary.ts'

/** A picture whose bytes are kept. The summaries are written out here, so that only a changed picture changes them. */
export interface GalleryCase {
  name: string
  /** What one should see. */
  sentence: string
  result: MetricResult
  summary: Summary
  annotations?: ChartAnnotations
  brand?: Brand
  /** Every kind of picture is kept in both themes, edge cases in the light one. */
  isEdgeCase?: true
}
