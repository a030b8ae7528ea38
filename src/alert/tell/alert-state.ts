import type { AlertMessage } from '../alert-message.ts'
import { endOf } from '../lifecycle/new-level.ts'
import type { ToldAlert } from './told-alert.ts'

type State = AlertMessage['state']

/** How an incident stands, as one word: of several that are true the one that tells whether somebody has to get up. */
export function alertState({
  alert,
  memory,
  now,
  isClosed = false,
}: Pick<ToldAlert, 'alert' | 'memory' | 'now' | 'isClosed'>): State {
  const { incident, unstableUntil, groups } = memory
  if (incident?.recoveredAt !== undefined) return endOf(memory)
  if (isClosed) return 'closed'
  if (alert.state !== 'active') return 'muted'
  if (alert.snoozedUntil !== undefined && alert.snoozedUntil > now) return 'snoozed'
  if (incident?.acknowledged !== undefined) return 'acknowledged'
  if (unstableUntil !== undefined) return 'unstable'
  if (incident?.direction === 'no data') return 'no data'
  const active = groups.filter(({ state }) => state === 'firing' || state === 'recovering')
  return active.length > 0 && active.every(({ state }) => state === 'recovering') ? 'recovering' : 'firing'
}

/** Whether nothing is open any more. */
export function isOver(state: State): boolean {
  return state === 'recovered' || state === 'new level'
}

/** The state as people read it. */
export const stateWords: Readonly<Record<State, string>> = {
  firing: 'Firing',
  acknowledged: 'Acknowledged',
  snoozed: 'Snoozed',
  recovering: 'Recovering',
  recovered: 'Recovered',
  'new level': 'New usual level',
  'no data': 'No data',
  unstable: 'Unstable',
  muted: 'Muted',
  closed: 'Closed',
}
