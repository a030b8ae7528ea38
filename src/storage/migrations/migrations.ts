import type { Migration } from '../migrate.ts'
import { spentCost } from './001-spent-cost.ts'
import { history } from './002-history.ts'
import { savedQuestions } from './003-saved-questions.ts'
import { runningRequests } from './004-running-requests.ts'
import { digests } from './005-digests.ts'
import { alerts } from './006-alerts.ts'

/** In order, append only: a released step is never changed, and the next one goes to the end. */
export const migrations: readonly Migration[] = [
  spentCost,
  history,
  savedQuestions,
  runningRequests,
  digests,
  alerts,
]
