import type { AlertDefinition } from '../alert-rule.ts'
import type { Evaluation } from '../evaluation.ts'
import { inBucket } from '../../result/bucket-phrase.ts'
import { objection } from './objection.ts'
import { outageAt } from './outage.ts'
import { breachReason, fineReason, objectionReason } from './reason-words.ts'
import type { Judging } from './series-view.ts'
import { isUsuallyMissing } from './usual-like.ts'
import { isWellBack, type StillLearning, type Yardstick } from './yardstick.ts'
import { mindsDrops, yardstickFor, type JudgementOf } from './yardstick-for.ts'

/** The judgement of one settled point that has a value. */
export function weighPoint(
  definition: AlertDefinition,
  judging: Judging,
  judgementOf: JudgementOf,
): Evaluation {
  const { condition, minimum } = definition
  const yardstick = yardstickFor(condition, judging, judgementOf)
  const outage = mindsDrops(condition) ? outageAt(judging) : undefined
  if (outage !== undefined) return outageEvaluation(outage, yardstick, judging)
  if (yardstick.kind === 'learning') return yardstick
  const facts = factsOf(yardstick, judging)
  if (yardstick.side === undefined) {
    const isBack = isWellBack(judging.value, yardstick)
    return { kind: 'fine', isWellBack: isBack, reason: fineReason(condition, yardstick, judging), ...facts }
  }
  const against = objection(yardstick, judging, minimum)
  if (against === undefined) {
    const reason = breachReason(condition, yardstick, judging)
    return { kind: 'breach', direction: yardstick.side, reason, ...facts }
  }
  const reason = objectionReason({ condition, objection: against }, yardstick, judging)
  return { kind: 'fine', isWellBack: false, reason, ...facts }
}

/** A point without a value is no zero: nothing is known of it. Where its like have none either, that is no news. */
export function missingPoint(judging: Omit<Judging, 'value'>): Evaluation {
  const { point, view } = judging
  const when = inBucket(point.label, view.series.interval)
  const what =
    point.outOf === 0
      ? `Nobody began ${when}, so there is no share to judge`
      : `Amplitude has no value ${when}`
  return isUsuallyMissing(judging)
    ? { kind: 'waiting', reason: `${what}; that is usual at this time.` }
    : { kind: 'no data', point, reason: `${what}.` }
}

export function factsOf({ expected, expectedName, lower, upper }: Yardstick, { point, value }: Judging) {
  return { point, value, expected, expectedName, lower, upper }
}

function outageEvaluation(
  { expected, reason }: { expected: number; reason: string },
  yardstick: Yardstick | StillLearning,
  judging: Judging,
): Evaluation {
  const known = yardstick.kind === 'yardstick' ? factsOf(yardstick, judging) : undefined
  const { point, value } = judging
  return {
    kind: 'breach',
    direction: 'drop',
    isOutage: true,
    reason,
    point,
    value,
    expected: known?.expected ?? expected,
    expectedName: known?.expectedName ?? 'what is usual at this time',
    lower: known?.lower,
    upper: known?.upper,
  }
}
