import type { AlertCondition } from '../alert-rule.ts'
import { referenceName, usualName } from './bucket-names.ts'
import { expectedByWeeks } from './expected-by-weeks.ts'
import { comparable, daysBefore, type Judging } from './series-view.ts'
import type { StillLearning, Yardstick } from './yardstick.ts'

type ChangeCondition = Extract<AlertCondition, { kind: 'drops' | 'rises' }>

interface Reference {
  value: number
  name: string
}

/**
 * Held against the bucket before, or the same weekday and hour a week ago; where that one is special, against the one before it. Where it
 * was the odd one itself, a return to what is usual is no change: then what the weeks before lead to expect is the measure.
 */
export function changeYardstick(condition: ChangeCondition, judging: Judging): Yardstick | StillLearning {
  // An incident that outlasts all that may be looked back at has become the measure itself.
  const reference =
    referenceOf(condition, judging) ?? referenceOf(condition, { ...judging, leaveOut: new Set() })
  if (reference === undefined) return nothingToCompare(condition)
  const measured = heldAgainst(reference, condition, judging)
  if (measured.side === undefined || condition.against === 'previous') return measured
  const expected = expectedByWeeks(judging)
  if (expected === undefined || !isOdd(reference, expected, condition)) return measured
  return heldAgainst({ value: expected, name: usualName(judging) }, condition, judging)
}

function heldAgainst(
  { value: expected, name }: Reference,
  condition: ChangeCondition,
  { value }: Judging,
): Yardstick {
  const isDrop = condition.kind === 'drops'
  const move = sizeOf(condition, expected)
  const bound = isDrop ? expected - move : expected + move
  // From nothing there is no share to drop by, and any rise is infinite: only the floor of chance decides.
  const isBeyond = isDrop ? value <= bound && value < expected : value >= bound && value > expected
  return {
    kind: 'yardstick',
    side: isBeyond ? (isDrop ? 'drop' : 'spike') : undefined,
    expected,
    expectedName: name,
    lower: isDrop ? bound : undefined,
    upper: isDrop ? undefined : bound,
    room: { lower: move / 2, upper: move / 2 },
    isLearnt: true,
    isOneBucket: true,
  }
}

/** Whether half of what the rule minds would be explained by where the reference was. */
function isOdd({ value }: Reference, expected: number, condition: ChangeCondition): boolean {
  const half = sizeOf(condition, value) / 2
  return condition.kind === 'drops' ? expected <= value - half : expected >= value + half
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

function referenceOf({ against }: ChangeCondition, judging: Judging): Reference | undefined {
  const { interval } = judging.view.series
  const isByWeek = against === 'last week' && interval !== 'week' && interval !== 'month'
  for (let back = 1; back <= mostBack[isByWeek ? 'last week' : 'previous']; back += 1) {
    const index = isByWeek
      ? (judging.view.indexOf.get(daysBefore(judging.point.label, 7 * back)) ?? -1)
      : judging.index - back
    const found = comparable(judging, index)
    if (found !== undefined) return { value: found.value, name: referenceName(found.label, judging) }
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
