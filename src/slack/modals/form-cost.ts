import { InvalidQueryError } from '../../errors.ts'
import { isMetricQuery } from '../../report/answer-question.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import type { CheckedForm } from './check-form.ts'

/** What the question in the form costs at most; undefined for a list, and while it is no question or its project unknown. */
export function formCost(source: MetricSource, checked: CheckedForm): number | undefined {
  if (checked.kind === 'mistake' || !isMetricQuery(checked.question.query)) return undefined
  try {
    return source.costOf(checked.question.query)
  } catch (error) {
    if (error instanceof InvalidQueryError) return undefined
    throw error
  }
}
