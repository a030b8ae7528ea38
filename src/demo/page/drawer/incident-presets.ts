import type { DemoIncident } from '../../slack/page-protocol.ts'

export type IncidentPreset = Pick<DemoIncident, 'label' | 'event' | 'where' | 'factor'>

/** What can go wrong at Acme Music, and one thing that goes well. */
export const incidentPresets: readonly [IncidentPreset, ...IncidentPreset[]] = [
  {
    label: 'Plays on iOS −60 %',
    event: 'Play Song or Video',
    where: { property: 'platform', value: 'iOS' },
    factor: 0.4,
  },
  { label: 'Sign-ups −80 %', event: 'Sign Up', where: null, factor: 0.2 },
  { label: 'Purchases stop', event: 'Purchase', where: null, factor: 0 },
  {
    label: 'Everything on Android −30 %',
    event: '*',
    where: { property: 'platform', value: 'Android' },
    factor: 0.7,
  },
  { label: 'Searches doubled', event: 'Search', where: null, factor: 2 },
]
