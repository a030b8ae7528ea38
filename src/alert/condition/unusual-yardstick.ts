import type { Interval } from '../../query/query.ts'
import { plural } from '../../result/format-value.ts'
import type { Judgement } from '../detect/detector.ts'
import { usualName } from './bucket-names.ts'
import { type Judging } from './series-view.ts'
import type { StillLearning, Yardstick } from './yardstick.ts'

/** Held against what the detector has learnt. It also sees what several points tell together, each of them within its bounds. */
export function unusualYardstick(
  judgementAt: (index: number) => Judgement | undefined,
  judging: Judging,
): Yardstick | StillLearning {
  const judgement = judgementAt(judging.index)
  if (judgement === undefined || judgement.isLearning) return learning(judging)
  const { expected, lower, upper, isAnomaly, direction } = judgement
  return {
    kind: 'yardstick',
    side: isAnomaly ? direction : undefined,
    expected,
    expectedName: expected === undefined ? undefined : usualName(judging),
    lower,
    upper,
    room: { lower: halfWay(lower, expected), upper: halfWay(upper, expected) },
    isLearnt: true,
    isBeyondChance: isAnomaly && isBeyondChance(judgementAt, judging),
  }
}

/** As many points as detectors look at together. */
const together: Readonly<Record<Interval, number>> = { '5min': 12, hour: 12, day: 3, week: 1, month: 1 }
/** Several sums are looked at, so that each has to say more than a single point. */
const deviations = 4

/** Whether the last points together are off by more than chance makes of so many, though none of them may be by itself. */
function isBeyondChance(
  judgementAt: (index: number) => Judgement | undefined,
  { view: { series }, index }: Judging,
): boolean {
  let [counted, expected] = [0, 0]
  for (let back = 0; back < together[series.interval]; back += 1) {
    const value = series.points[index - back]?.value
    const usual = judgementAt(index - back)?.expected
    if (value === null || value === undefined || usual === undefined) return false
    counted += value
    expected += usual
    if (back > 0 && Math.abs(counted - expected) > deviations * Math.sqrt(Math.max(expected, 1))) return true
  }
  return false
}

function halfWay(bound: number | undefined, expected: number | undefined): number {
  return bound === undefined || expected === undefined ? 0 : Math.abs(expected - bound) / 2
}

/** How long each detector learns before it speaks, told in units in which people count. */
const learningSpans: Readonly<Record<Interval, { days: number; noun: string; needed: number }>> = {
  '5min': { days: 1, noun: 'day', needed: 7 },
  hour: { days: 1, noun: 'day', needed: 7 },
  day: { days: 7, noun: 'week', needed: 4 },
  week: { days: 7, noun: 'week', needed: 16 },
  month: { days: 30, noun: 'month', needed: 16 },
}

function learning({ view, index }: Judging): StillLearning {
  const { days, noun, needed } = learningSpans[view.series.interval]
  const first = view.series.points.find(({ value }) => value !== null)?.start.getTime()
  const spanMs = first === undefined ? 0 : (view.series.points[index]?.start.getTime() ?? first) - first
  const known = Math.min(needed - 1, Math.max(0, Math.floor(spanMs / (days * 86_400_000))))
  const reason = `Learning what is usual: ${known} of ${plural(needed, noun)} ${known === 1 ? 'is' : 'are'} known.`
  return { kind: 'learning', reason, known, needed }
}
