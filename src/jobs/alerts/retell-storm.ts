import type { ComposeStorm } from './alert-news.ts'
import type { AlertStore } from './alert-store.ts'
import type { ComposedCheck } from './split-storms.ts'

export interface RetellStormDeps {
  alerts: Pick<AlertStore, 'findStorm' | 'tellStorm'>
  composeStorm: ComposeStorm
}

/** Where an incident stands below a storm, the storm's message says how many are still open. */
export async function retellStorm(
  { alerts, composeStorm }: RetellStormDeps,
  { decision, news }: ComposedCheck,
): Promise<void> {
  for (const { isFirst, incidentId, ...setting } of news) {
    const storm = isFirst ? undefined : await alerts.findStorm(incidentId)
    if (storm === undefined) continue
    const { members, ...message } = storm
    const notice = composeStorm(
      members.map(({ alert, memory }) => Object.assign({}, setting, { alert, memory })),
    )
    if (notice !== undefined) await alerts.tellStorm({ ...message, notice }, decision.outcome.now)
  }
}
