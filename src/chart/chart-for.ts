import type { MetricResult } from '../result/metric-result.ts'
import type { Summary } from '../result/summary.ts'
import type { ChartAnnotations } from './annotations.ts'
import { brandedTheme } from './brand.ts'
import type { ChartOptions } from './chart-options.ts'
import type { ChartSpec, ThemeName } from './chart-picture.ts'
import { compositionPicture } from './composition-picture.ts'
import { funnelGroupsPicture } from './funnel-groups-picture.ts'
import { funnelPicture } from './funnel-picture.ts'
import { ltvPicture } from './ltv-picture.ts'
import { frame, type Picture } from './picture.ts'
import { realtimePicture } from './realtime-picture.ts'
import { retentionPicture } from './retention-picture.ts'
import { savedChartPicture } from './saved-chart-picture.ts'
import { seriesPicture } from './series-picture.ts'
import { sessionLengthPicture } from './session-length-picture.ts'
import { themes, type Theme } from './theme.ts'

/**
 * The picture of a result: pure JSON that any Chart.js 4 with our drawing plugin can draw. Undefined where there is
 * nothing to lay out (no buckets, no groups, no cohorts, cells of text); a range without values gets a picture that says so.
 */
export function chartFor(
  result: MetricResult,
  summary: Summary,
  look: ThemeName | ChartOptions,
): ChartSpec | undefined {
  const options = typeof look === 'string' ? { theme: look } : look
  const theme = brandedTheme(themes[options.theme], options.brand ?? {})
  const picture = pictureOf(result, theme, options.annotations ?? {})
  return picture === undefined ? undefined : frame(picture, summary, options)
}

function pictureOf(result: MetricResult, theme: Theme, annotations: ChartAnnotations): Picture | undefined {
  switch (result.kind) {
    case 'series':
      return result.buckets.length === 0 ? undefined : seriesPicture(result, theme, annotations)
    case 'funnel': {
      const [only] = result.groups
      if (only === undefined) return undefined
      return result.groups.length === 1
        ? funnelPicture(result, only, theme)
        : funnelGroupsPicture(result, theme)
    }
    case 'retention':
      return result.groups.some(({ cohorts }) => cohorts.length > 0)
        ? retentionPicture(result, theme)
        : undefined
    case 'sessionLength':
      return result.bins.length === 0 ? undefined : sessionLengthPicture(result, theme)
    case 'composition':
      return result.values.length === 0 ? undefined : compositionPicture(result, theme)
    case 'ltv':
      return result.groups.some(({ cohorts }) => cohorts.length > 0) ? ltvPicture(result, theme) : undefined
    case 'realtime':
      return result.points.length === 0 ? undefined : realtimePicture(result, theme, annotations)
    case 'savedChart':
      return savedChartPicture(result, theme, annotations)
  }
}
