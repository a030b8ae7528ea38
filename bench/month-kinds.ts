import type { AlertCondition } from '../src/alert/alert-rule.ts'
import type { Interval } from '../src/query/query.ts'
import type { Month } from './month-world.ts'

/** By which figures of a month are told apart. */
export const intervals = ['day', 'hour', '5min'] as const

export const kinds = [
  'unusual quiet',
  'unusual normal',
  'unusual sensitive',
  'bounds',
  'changes by %',
  'changes by a number',
] as const

export function kindOf(condition: AlertCondition): (typeof kinds)[number] {
  switch (condition.kind) {
    case 'below':
    case 'above':
    case 'outside':
      return 'bounds'
    case 'drops':
    case 'rises':
      return condition.by.kind === 'percent' ? 'changes by %' : 'changes by a number'
    case 'unusual':
      return `unusual ${condition.sensitivity}`
  }
}

export function intervalAt({ watched }: Month, question: number): Interval {
  return watched[question]?.lines[0]?.interval ?? 'day'
}
