import { addDays } from '../metrics/calendar.ts'
import type { Present } from '../metrics/present.ts'
import { catalogue } from '../product/catalogue.ts'
import { longestDelayMs } from '../product/late-arrival.ts'
import { dayMs } from '../product/rhythm.ts'
import type { Endpoint } from './endpoint.ts'

/** The first event's id; the others count up from it. */
const firstEventId = 4101

/** `GET /api/2/events/list`: the events that are not hidden, with this week's totals so far. */
export const eventsListEndpoint: Endpoint = {
  path: '/api/2/events/list',
  budget: 'queries',
  prepare: () => ({
    cost: 1,
    freshness: undefined,
    envelope: undefined,
    answer: (present) => ({ data: eventsList(present) }),
  }),
}

function eventsList(present: Present): Record<string, unknown>[] {
  const thisWeek = weekTotals(present, 0)
  const lastWeek = weekTotals(present, 1)
  return catalogue.flatMap(({ name, display, isActive, isHidden, isDeleted }, code) => {
    const totals = thisWeek.get(code) ?? 0
    if (isHidden || (totals === 0 && !isDeleted && !lastWeek.has(code))) return []
    return [
      {
        id: firstEventId + code,
        value: name,
        name,
        display,
        totals,
        totals_delta: totals - (lastWeek.get(code) ?? 0),
        non_active: !isActive,
        hidden: false,
        deleted: isDeleted,
        autohidden: false,
        flow_hidden: !isActive,
        clusters_hidden: false,
        timeline_hidden: false,
        in_waitroom: false,
        waitroom_approved: false,
      },
    ]
  })
}

/** Occurrences from Monday up to this moment of the week, so many weeks ago. */
function weekTotals(present: Present, weeksAgo: number): Map<number, number> {
  const { history, calendar, now } = present
  const today = calendar.dayOf(now)
  const monday = addDays(today, -((new Date(today).getUTCDay() + 6) % 7) - 7 * weeksAgo)
  const from = present.positionAt(calendar.startOf(monday))
  const to = present.positionAt(now + 1 - weeksAgo * 7 * dayMs)
  const totals = history.store.totals(from, to)
  for (const code of missing(present, from, to)) totals.set(code, (totals.get(code) ?? 0) - 1)
  return totals
}

/** The events that have happened and are not known yet, by their code. */
function missing(present: Present, from: number, to: number): number[] {
  const { hasArrived, history, now } = present
  const codes: number[] = []
  if (hasArrived === undefined) return codes
  for (let position = Math.max(from, present.positionAt(now - longestDelayMs)); position < to; position++)
    if (!hasArrived(position)) codes.push(history.index.event[position] as number)
  return codes
}
