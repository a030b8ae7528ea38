import type { AlertCondition } from '../alert-rule.ts'
import type { Judgement, Sensitivity } from '../detect/detector.ts'
import { boundYardstick } from './bound-yardstick.ts'
import { changeYardstick } from './change-yardstick.ts'
import type { Judging } from './series-view.ts'
import { unusualYardstick } from './unusual-yardstick.ts'
import type { StillLearning, Yardstick } from './yardstick.ts'

/** What a detector of some sensitivity said of a point, by its index; undefined where it has not seen it. */
export type JudgementOf = (sensitivity: Sensitivity, index: number) => Judgement | undefined

export function yardstickFor(
  condition: AlertCondition,
  judging: Judging,
  judgementOf: JudgementOf,
): Yardstick | StillLearning {
  switch (condition.kind) {
    case 'below':
    case 'above':
    case 'outside':
      return boundYardstick(condition, judging)
    case 'drops':
    case 'rises':
      return changeYardstick(condition, judging)
    case 'unusual':
      return unusualYardstick((index) => judgementOf(condition.sensitivity, index), judging)
  }
}

/** Whether a condition minds that there is less; the others have nothing to say of an outage, or of an unfinished day. */
export function mindsDrops(condition: AlertCondition): boolean {
  return condition.kind !== 'above' && condition.kind !== 'rises'
}

export function mindsSpikes(condition: AlertCondition): boolean {
  return condition.kind !== 'below' && condition.kind !== 'drops'
}
