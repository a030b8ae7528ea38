import { fewestInStorm } from '../../alert/storm.ts'
import type { AlertNews, ComposedNews, ComposeStorm } from './alert-news.ts'
import type { StormTelling } from './alert-store.ts'
import type { CheckDecision } from './decide-check.ts'

/** A check that is ready to be recorded. */
export interface ComposedCheck {
  decision: CheckDecision
  news: readonly (AlertNews & { composed: ComposedNews })[]
}

export interface Storm extends StormTelling {
  members: readonly ComposedCheck[]
}

/**
 * Alerts that fire within one pass over a project. By channel: those who read one need not hear of alerts that are told elsewhere.
 */
export function splitStorms(
  { composeStorm, newId }: { composeStorm: ComposeStorm; newId: () => string },
  checks: readonly ComposedCheck[],
): { storms: readonly Storm[]; single: readonly ComposedCheck[] } {
  const byChannel = Map.groupBy(
    checks.filter(hasFired).toSorted(byNumber),
    ({ decision }) => decision.remembered.alert.definition.channelId,
  )
  const storms = [...byChannel].flatMap(([channelId, members]): Storm[] => {
    const [first] = members
    if (first === undefined || members.length < fewestInStorm) return []
    const notice = composeStorm(members.flatMap(({ news }) => news.filter(({ isFirst }) => isFirst)))
    if (notice === undefined) return []
    const { teamId } = first.decision.remembered.alert
    return [{ id: newId(), teamId, channelId, notice, members }]
  })
  const inStorm = new Set(storms.flatMap(({ members }) => members))
  return { storms, single: checks.filter((check) => !inStorm.has(check)) }
}

/** In the order in which people know them, and not in that in which their questions were asked. */
function byNumber({ decision: one }: ComposedCheck, { decision: other }: ComposedCheck): number {
  return one.remembered.alert.id - other.remembered.alert.id
}

function hasFired({ news }: ComposedCheck): boolean {
  return news.some(({ isFirst }) => isFirst)
}
