import type { AlertMessage } from '../alert-message.ts'
import type { ToldAlert } from './told-alert.ts'

/** How an incident stands, as one word: of several that are true the one that tells whether somebody has to get up. */
export function alertState({
  alert,
  memory,
  now,
}: Pick<ToldAlert, 'alert' | 'memory' | 'now'>): AlertMessage['state'] {
  const { incident, unstableUntil, groups } = memory
  if (incident?.recoveredAt !== undefined) return 'recovered'
  if (alert.state !== 'active') return 'muted'
  if (alert.snoozedUntil !== undefined && alert.snoozedUntil > now) return 'snoozed'
  if (incident?.acknowledged !== undefined) return 'acknowledged'
  if (unstableUntil !== undefined) return 'unstable'
  if (incident?.direction === 'no data') return 'no data'
  const active = groups.filter(({ state }) => state === 'firing' || state === 'recovering')
  return active.length > 0 && active.every(({ state }) => state === 'recovering') ? 'recovering' : 'firing'
}

/** The state as people read it. */
export const stateWords: Readonly<Record<AlertMessage['state'], string>> = {
  firing: 'Firing',
  acknowledged: 'Acknowledged',
  snoozed: 'Snoozed',
  recovering: 'Recovering',
  recovered: 'Recovered',
  'no data': 'No data',
  unstable: 'Unstable',
  muted: 'Muted',
}
