import type { AlertDefinition } from '../../alert/alert-rule.ts'
import { judgedQuery } from '../../alert/judge/judged-query.ts'
import { nextCheck } from '../../alert/next-check.ts'
import { nextLook } from '../../alert/next-look.ts'
import { InvalidQueryError } from '../../errors.ts'
import type { AlertDeskDeps } from './desk-deps.ts'

const dayMs = 24 * 60 * 60_000

/**
 * What an alert costs of Amplitude's budget each day at most, looks at what is still running included; less where days are kept already,
 * or others ask the same. Undefined where its question can be asked no more.
 */
export function costPerDay(
  { source, clock }: Pick<AlertDeskDeps, 'source' | 'clock'>,
  definition: Pick<AlertDefinition, 'question' | 'age' | 'condition'>,
): number | undefined {
  try {
    const now = clock.now()
    const { timeZone } = source.projectOf(judgedQuery(definition, { now, timeZone: 'UTC' }))
    const query = judgedQuery(definition, { now, timeZone })
    const first = nextCheck(query, now, timeZone)
    const betweenMs = nextCheck(query, first, timeZone).getTime() - first.getTime()
    // What is read each few minutes or hours costs its whole range only the first time of the day.
    const checks = source.costOf(query) * Math.max(1, dayMs / betweenMs)
    const looks = looksPerDay({ ...definition, query }, now, timeZone)
    return Math.ceil(checks + looks * (source.lookCostOf(query) ?? 0))
  } catch (error) {
    if (error instanceof InvalidQueryError) return undefined
    throw error
  }
}

function looksPerDay(looking: Parameters<typeof nextLook>[0], from: Date, timeZone: string): number {
  const until = from.getTime() + dayMs
  let count = 0
  let at = nextLook(looking, from, timeZone)
  while (at !== undefined && at.getTime() <= until) {
    count += 1
    at = nextLook(looking, at, timeZone)
  }
  return count
}

/** When an alert is judged for the first time: what is there already has been looked at by whoever makes it. */
export function firstCheck(
  { source, clock }: Pick<AlertDeskDeps, 'source' | 'clock'>,
  definition: Pick<AlertDefinition, 'question' | 'age'>,
): Date {
  const now = clock.now()
  const query = judgedQuery(definition, { now, timeZone: 'UTC' })
  return nextCheck(query, now, source.projectOf(query).timeZone)
}
