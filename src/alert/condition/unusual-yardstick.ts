import type { Interval } from '../../query/query.ts'
import { plural } from '../../result/format-value.ts'
import type { Judgement } from '../detect/detector.ts'
import { usualName } from './bucket-names.ts'
import { type Judging } from './series-view.ts'
import type { StillLearning, Yardstick } from './yardstick.ts'

/** Held against what the detector has learnt. It also sees what several points tell together, each of them within its bounds. */
export function unusualYardstick(
  judgement: Judgement | undefined,
  judging: Judging,
): Yardstick | StillLearning {
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
  }
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
  const reason = `Learning what is usual: ${known} of ${plural(needed, noun)} are known.`
  return { kind: 'learning', reason, known, needed }
}
