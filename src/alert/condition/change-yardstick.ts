import type { AlertCondition } from '../alert-rule.ts'
import { referenceName } from './bucket-names.ts'
import { comparable, daysBefore, type Judging } from './series-view.ts'
import type { StillLearning, Yardstick } from './yardstick.ts'

type ChangeCondition = Extract<AlertCondition, { kind: 'drops' | 'rises' }>

/** Held against the bucket before, or the same weekday and hour a week ago; where that one is special, against the one before it. */
export function changeYardstick(condition: ChangeCondition, judging: Judging): Yardstick | StillLearning {
  // An incident that outlasts all that may be looked back at has become the measure itself.
  const reference =
    referenceOf(condition, judging) ?? referenceOf(condition, { ...judging, leaveOut: new Set() })
  if (reference === undefined) return nothingToCompare(condition)
  const isDrop = condition.kind === 'drops'
  const move = sizeOf(condition, reference.value)
  const bound = isDrop ? reference.value - move : reference.value + move
  const { value } = judging
  // From nothing there is no share to drop by, and any rise is infinite: only the floor of chance decides.
  const isBeyond = isDrop
    ? value <= bound && value < reference.value
    : value >= bound && value > reference.value
  return {
    kind: 'yardstick',
    side: isBeyond ? (isDrop ? 'drop' : 'spike') : undefined,
    expected: reference.value,
    expectedName: referenceName(reference.label, judging),
    lower: isDrop ? bound : undefined,
    upper: isDrop ? undefined : bound,
    room: { lower: move / 2, upper: move / 2 },
    isLearnt: true,
    isOneBucket: true,
  }
}

function sizeOf({ by }: ChangeCondition, reference: number): number {
  switch (by.kind) {
    case 'percent':
      return (Math.abs(reference) * by.percent) / 100
    case 'absolute':
      return by.value
  }
}

/** How many weeks, or buckets, are looked back for one that can be compared with. */
const mostBack = { 'last week': 4, previous: 14 } as const

function referenceOf(
  { against }: ChangeCondition,
  judging: Judging,
): { label: string; value: number } | undefined {
  const { interval } = judging.view.series
  const isByWeek = against === 'last week' && interval !== 'week' && interval !== 'month'
  for (let back = 1; back <= mostBack[isByWeek ? 'last week' : 'previous']; back += 1) {
    const index = isByWeek
      ? (judging.view.indexOf.get(daysBefore(judging.point.label, 7 * back)) ?? -1)
      : judging.index - back
    const found = comparable(judging, index)
    if (found !== undefined) return found
  }
  return undefined
}

function nothingToCompare({ against }: ChangeCondition): StillLearning {
  const what = against === 'last week' ? 'a week ago' : 'before it'
  return {
    kind: 'learning',
    reason: `Learning: there is nothing ${what} to compare with yet.`,
    known: 0,
    needed: 1,
  }
}
