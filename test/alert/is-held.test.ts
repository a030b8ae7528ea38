import { describe, expect, it } from 'vitest'
import type { Alert, AlertDefinition } from '../../src/alert/alert-rule.ts'
import { isHeld } from '../../src/alert/is-held.ts'
import { anAlert, anAlertDefinition } from '../support/alerts.ts'

const night = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin', weekends: false }

function heldUntil(
  now: string,
  quietHours: AlertDefinition['quietHours'],
  changes: Partial<Alert> = {},
): string | undefined {
  const definition = anAlertDefinition(quietHours === undefined ? {} : { quietHours })
  return isHeld(anAlert({ definition, ...changes }), new Date(now))?.until?.toISOString()
}

const rows: [string, string, AlertDefinition['quietHours'], string | undefined][] = [
  ['by day it is told', '2026-11-24T12:00:00Z', night, undefined],
  ['in the evening it waits for the morning', '2026-11-24T21:00:00Z', night, '2026-11-25T06:00:00.000Z'],
  ['after midnight for the same morning', '2026-11-25T00:30:00Z', night, '2026-11-25T06:00:00.000Z'],
  ['at the end itself it is told', '2026-11-25T06:00:00Z', night, undefined],
  [
    'a quiet noon ends on the same day',
    '2026-11-24T11:30:00Z',
    { ...night, from: '12:00', to: '13:00' },
    '2026-11-24T12:00:00.000Z',
  ],
  [
    'a quiet weekend goes on into the night of Monday',
    '2026-11-27T22:00:00Z',
    { ...night, weekends: true },
    '2026-11-30T06:00:00.000Z',
  ],
  [
    'without quiet nights a weekend ends with it',
    '2026-11-28T12:00:00Z',
    { ...night, from: '00:00', to: '00:00', weekends: true },
    '2026-11-29T23:00:00.000Z',
  ],
  ['weekends are told where they are not quiet', '2026-11-28T12:00:00Z', night, undefined],
  [
    'the night in which the clocks go back is longer',
    '2026-10-24T21:00:00Z',
    night,
    '2026-10-25T06:00:00.000Z',
  ],
  [
    'an end that the clocks leap over is when they have',
    '2026-03-28T23:00:00Z',
    { ...night, to: '02:30' },
    '2026-03-29T01:30:00.000Z',
  ],
  [
    'an end that comes twice is its first time',
    '2026-10-24T23:00:00Z',
    { ...night, to: '02:30' },
    '2026-10-25T00:30:00.000Z',
  ],
]

describe('messages of an alert', () => {
  it.each(rows)('%s', (...[, now, quietHours, until]) => {
    expect(heldUntil(now, quietHours)).toBe(until)
  })

  it('wait for the end of a snooze, and of the quiet hours in which it ends', () => {
    const snoozedUntil = new Date('2026-11-24T22:00:00Z')
    expect(heldUntil('2026-11-24T20:00:00Z', undefined, { snoozedUntil })).toBe('2026-11-24T22:00:00.000Z')
    expect(heldUntil('2026-11-24T20:00:00Z', night, { snoozedUntil })).toBe('2026-11-25T06:00:00.000Z')
    expect(heldUntil('2026-11-24T22:00:00Z', undefined, { snoozedUntil })).toBeUndefined()
  })

  it('wait with no end where it is muted', () => {
    expect(isHeld(anAlert({ state: 'muted' }), new Date())).toEqual({ until: undefined })
    expect(isHeld(anAlert(), new Date())).toBeUndefined()
  })
})
