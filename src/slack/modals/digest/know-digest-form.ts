import type { MetricQuery } from '../../../query/query.ts'
import { InvalidQueryError } from '../../../errors.ts'
import type { MetricSource } from '../../../result/metric-source.ts'
import type { Clock } from '../../../clock.ts'
import { titleFor } from '../../digests/plan-digest.ts'
import { queriesIn } from './check-digest-form.ts'
import type { DigestForm } from './digest-form.ts'
import { lookUpQuestions, type LookedUpQuestions } from './look-up-questions.ts'

/** What the form shows of what is known beside its fields. */
export interface DigestFormKnown {
  questions: LookedUpQuestions
  projectName: string
  now: Date
  /** What the title will be where none is typed; '' while there is no question. */
  usualTitle: string
  costOf: (id: number) => number | undefined
}

interface Looking {
  /** How long Slack may be kept waiting. */
  patienceMs: number
  signal: AbortSignal
}

export async function knowDigestForm(
  deps: { source: MetricSource; clock: Clock },
  form: DigestForm,
  looking: Looking,
): Promise<DigestFormKnown> {
  const { source, clock } = deps
  const questions = await lookUpQuestions(deps, form, looking)
  const projectName = form.projectName ?? source.projectOf({}).name
  const queries = queriesIn(form, questions)
  return {
    questions,
    projectName,
    now: clock.now(),
    usualTitle: queries.length === 0 ? '' : titleFor(queries, projectName),
    costOf: (id) => {
      const found = questions.get(id)
      return found?.kind === 'questions' ? costOfQueries(source, found.queries) : undefined
    },
  }
}

/** Undefined where a question names a project that there is not. */
function costOfQueries(source: MetricSource, queries: readonly MetricQuery[]): number | undefined {
  try {
    return queries.reduce((sum, query) => sum + source.costOf(query), 0)
  } catch (error) {
    if (error instanceof InvalidQueryError) return undefined
    throw error
  }
}
