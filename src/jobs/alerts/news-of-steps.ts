import type { AlertMemory, Incident } from '../../alert/alert-memory.ts'
import { endOf } from '../../alert/lifecycle/new-level.ts'
import type { TellReason } from '../../alert/transition.ts'
import type { AlertNews } from './alert-news.ts'
import type { AlertEvent } from './alert-store.ts'
import type { AlertStep } from './step-alert.ts'

/** What is to be told of one incident, after all that was judged. */
export type IncidentNews = Pick<AlertNews, 'incidentId' | 'reasons' | 'memory' | 'isFirst'>

/**
 * Only the outcome is told, with the newest numbers: once per incident, however much was missed. An incident that began and ended among
 * points that were missed is nobody's any more, and stands in the history alone.
 */
export function newsOfSteps(steps: readonly AlertStep[]): readonly IncidentNews[] {
  const known = steps[0]?.before.incident
  const told = known?.lastToldAt === undefined ? undefined : known.id
  const byIncident = new Map<string, IncidentNews>()
  for (const { memory, tell } of steps) {
    const { incident } = memory
    if (incident === undefined || tell.length === 0) continue
    const news = byIncident.get(incident.id)
    byIncident.set(incident.id, {
      incidentId: incident.id,
      reasons: [...(news?.reasons ?? []), ...tell],
      memory,
      isFirst: told !== incident.id,
    })
  }
  const newest = steps.at(-1)?.memory
  return [...byIncident.values()]
    .map((news) => outcomeOf(news, newest))
    .filter(({ isFirst, memory }) => !isFirst || isOpen(memory.incident))
}

/** As the incident is after all that was judged, unless there has been another one since. */
function outcomeOf(news: IncidentNews, newest: AlertMemory | undefined): IncidentNews {
  const { incidentId, reasons, isFirst } = news
  const memory = newest?.incident?.id === incidentId ? newest : news.memory
  return { incidentId, reasons: stillTrue(reasons, memory), memory, isFirst }
}

const ends: ReadonlySet<TellReason> = new Set(['recovered', 'new level', 'data again'])

/** Each reason is told with the newest numbers, so one that a later point has overtaken would say what is not so. */
function stillTrue(reasons: IncidentNews['reasons'], memory: AlertMemory): IncidentNews['reasons'] {
  const newest = reasons.slice(-1)
  if (newest.includes('unstable') || !isOpen(memory.incident)) return newest
  const standing = reasons.filter(
    (reason, index) => !ends.has(reason) && reasons.lastIndexOf(reason) === index,
  )
  return standing.length === 0 ? newest : standing
}

/** What happened, whether or not anybody was told, and what else was told. */
export function eventsOfSteps(steps: readonly AlertStep[], now: Date): readonly AlertEvent[] {
  return steps.flatMap((step) =>
    changesIn(step).map((what) => ({ at: now, what, by: undefined, reason: step.reasons.join(' ') })),
  )
}

function changesIn({ before, memory, tell }: AlertStep): readonly string[] {
  const [was, is] = [before.incident, memory.incident]
  const isSame = was?.id === is?.id
  const hasEnded = isOpen(was) && !(isSame && isOpen(is))
  const hasBegun = isOpen(is) && !(isSame && isOpen(was))
  const happened = [
    ...(hasEnded ? [isSame ? endOf(memory) : 'recovered'] : []),
    ...(hasBegun ? [is.direction === 'no data' ? 'no data' : 'fired'] : []),
  ]
  return [...happened, ...tell.filter((reason) => !happened.includes(reason) && !isLate(reason))]
}

/** An end that is told only now, after a hold, stands in the history since it came. */
function isLate(reason: TellReason): boolean {
  return reason === 'recovered' || reason === 'new level'
}

function isOpen(incident: AlertMemory['incident']): incident is Incident {
  return incident !== undefined && incident.recoveredAt === undefined
}
