import type { AlertCondition } from '../alert-rule.ts'
import type { Judging } from './series-view.ts'
import { usualLike } from './usual-like.ts'
import { usualName } from './bucket-names.ts'
import type { Yardstick } from './yardstick.ts'

type BoundCondition = Extract<AlertCondition, { kind: 'below' | 'above' | 'outside' }>

/** A bound that a person typed. What is usual is told beside it and tells how far back is well back. */
export function boundYardstick(condition: BoundCondition, judging: Judging): Yardstick {
  const { lower, upper } = boundsOf(condition)
  const usual = usualLike(judging)
  const isDrop = lower !== undefined && judging.value < lower
  const isSpike = upper !== undefined && judging.value > upper
  const widest = lower === undefined || upper === undefined ? Number.POSITIVE_INFINITY : (upper - lower) / 4
  return {
    kind: 'yardstick',
    side: isDrop ? 'drop' : isSpike ? 'spike' : undefined,
    expected: usual,
    expectedName: usual === undefined ? undefined : usualName(judging),
    lower,
    upper,
    room: {
      lower: Math.min(widest, roomAt(lower, usual === undefined ? undefined : usual - (lower ?? 0))),
      upper: Math.min(widest, roomAt(upper, usual === undefined ? undefined : (upper ?? 0) - usual)),
    },
    isLearnt: false,
  }
}

function boundsOf(condition: BoundCondition): { lower: number | undefined; upper: number | undefined } {
  switch (condition.kind) {
    case 'below':
      return { lower: condition.value, upper: undefined }
    case 'above':
      return { lower: undefined, upper: condition.value }
    case 'outside':
      return { lower: condition.lower, upper: condition.upper }
  }
}

/** Half of the way to what is usual. Far above the bound that would keep an incident open over values that nobody minds. */
const mostRoom = 0.1
/** Where nothing is known, or the usual value itself lies beyond the bound. */
const plainRoom = 0.05

function roomAt(bound: number | undefined, toUsual: number | undefined): number {
  const size = Math.abs(bound ?? 0)
  if (toUsual === undefined || toUsual <= 0) return plainRoom * size
  return Math.min(toUsual / 2, mostRoom * size)
}
