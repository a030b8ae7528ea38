import { createDetector } from '../src/alert/detect/create-detector.ts'
import { detectorSensitivities, type Sensitivity } from '../src/alert/detect/detector.ts'
import type { BenchRow } from './bench-row.ts'
import { dailyKinds, dailySeries, type DailyKind } from './daily-series.ts'
import { addTallies, judgeAnomalies, type AnomalyTally, type JudgingRules } from './judge-anomalies.ts'
import { rowOf } from './row-of.ts'

/** Nothing was chosen on these. */
const unseenSeeds = Array.from({ length: 24 }, (_, index) => 5001 + index)
/** Found on the day or the next; a leak before it ends. */
const rules: JudgingRules = { pre: 0, deadline: 1, post: 3, cooldown: 1, warmUpDays: 90 }

/** How right the daily detector is on each kind of metric, and on those that most products have. */
export function dailyRightness(): BenchRow[] {
  const groups: readonly [string, readonly DailyKind[]][] = [
    ['day, of most products', ['public', 'office', 'growing']],
    ...dailyKinds.map((kind): [string, readonly DailyKind[]] => [`day, ${kind}`, [kind]]),
  ]
  return detectorSensitivities.flatMap((sensitivity) =>
    groups.flatMap(([group, kinds]) => rightness(group, kinds, sensitivity)),
  )
}

function rightness(group: string, kinds: readonly DailyKind[], sensitivity: Sensitivity): BenchRow[] {
  const total = addTallies(
    kinds.flatMap((kind) => unseenSeeds.map((seed) => judged(seed, kind, sensitivity))),
  )
  const note = `${total.found} of ${total.incidents} incidents, ${total.falseAlarms} false alarms in ${Math.round(total.weeks)} weeks`
  const inShort = `${group}: F1 ${total.f1.toFixed(2)} at ${total.falsePerWeek.toFixed(3)} false alarms a week.`
  const isTelling = sensitivity === 'normal' && kinds.length > 1
  return [
    { ...rowOf(`${group}, ${sensitivity}: F1`, '', [total.f1]), note, ...(isTelling ? { inShort } : {}) },
    rowOf(`${group}, ${sensitivity}: false alarms a series and week`, '', [total.falsePerWeek]),
  ]
}

function judged(seed: number, kind: DailyKind, sensitivity: Sensitivity): AnomalyTally {
  const { at, values, labels } = dailySeries(seed, kind)
  const detector = createDetector({ interval: 'day', timeZone: 'UTC', sensitivity })
  const isAnomaly = values.map((value, place) => detector.step({ at: at[place] ?? 0, value }).isAnomaly)
  return judgeAnomalies({ labels, isAnomaly, slotsPerDay: 1, rules })
}
