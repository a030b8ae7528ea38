import type { RetentionResult } from '../result/metric-result.ts'
import type { Picture } from './picture.ts'
import { retentionCurve } from './retention-curve.ts'
import { retentionHeatMap } from './retention-heat-map.ts'
import type { Theme } from './theme.ts'

/** Cells of a heat-map stay legible on a phone (400 px wide) up to this many. */
const mostCohorts = 13
const mostColumns = 14

/**
 * One group with few cohorts is a heat-map, where every cohort can be followed. Several groups are curves, because they
 * are to be compared; so are many cohorts, whose cells nobody could read.
 */
export function retentionPicture(result: RetentionResult, theme: Theme): Picture {
  const [only] = result.groups
  const isTable = only !== undefined && result.groups.length === 1 && only.cohorts.length <= mostCohorts
  return isTable && result.columns.length <= mostColumns
    ? retentionHeatMap(result, only, theme)
    : retentionCurve(result, theme)
}
