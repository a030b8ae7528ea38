import { describe, expect, it } from 'vitest'
import { noiseLately, press, verdictsOnNewest } from '../../src/alert/press.ts'
import { aMemory, anIncident } from '../support/alerts.ts'

const now = new Date('2026-11-23T14:40:00Z')
const open = aMemory({ incident: anIncident() })

describe('a press of a button', () => {
  it('acknowledges an incident once, and says who', () => {
    const first = press(open, 'acknowledge', { by: 'U0ADA', now, incidentId: 'incident-1' })
    expect(first).toMatchObject({ isNews: true, memory: { incident: { acknowledged: { by: 'U0ADA' } } } })
    const second = press(first.memory, 'acknowledge', { by: 'U0EVE', now })
    expect(second).toEqual({
      memory: first.memory,
      isNews: false,
      reason: 'Somebody has acknowledged it already.',
    })
  })

  it.each([
    ['nothing is open', aMemory()],
    ['it is over', aMemory({ incident: anIncident({ recoveredAt: now.toISOString() }) })],
    ['the button belongs to an earlier incident', aMemory({ incident: anIncident({ id: 'incident-2' }) })],
  ])('acknowledges nothing where %s', (_, memory) => {
    const pressed = press(memory, 'acknowledge', { by: 'U0ADA', now, incidentId: 'incident-1' })
    expect(pressed).toMatchObject({ memory, isNews: false })
  })

  it('says so where another incident is open meanwhile', () => {
    const newer = aMemory({ incident: anIncident({ id: 'incident-2' }) })
    const { reason } = press(newer, 'acknowledge', { by: 'U0ADA', now, incidentId: 'incident-1' })
    expect(reason).toBe('That incident is over; a newer one has a message of its own.')
  })

  it('judges the incident that it belongs to, and no other one', () => {
    const newer = aMemory({ incident: anIncident({ id: 'incident-2' }) })
    const late = press(newer, 'noise', { by: 'U0ADA', now, incidentId: 'incident-1' })
    expect(verdictsOnNewest(late.memory)).toEqual([])
    const both = press(late.memory, 'useful', { by: 'U0ADA', now, incidentId: 'incident-2' })
    expect(both.memory.verdicts.map(({ kind, incident }) => `${incident} ${kind}`)).toEqual([
      'incident-1 noise',
      'incident-2 useful',
    ])
    expect(verdictsOnNewest(both.memory)).toMatchObject([{ kind: 'useful' }])
    expect(noiseLately(both.memory, now)).toBe(1)
  })

  it('believes whoever changes their mind, and counts each person once', () => {
    const noise = press(open, 'noise', { by: 'U0ADA', now })
    const again = press(noise.memory, 'noise', { by: 'U0ADA', now })
    const other = press(again.memory, 'noise', { by: 'U0EVE', now })
    const changed = press(other.memory, 'useful', { by: 'U0ADA', now })
    expect([noise, again, other, changed].map(({ isNews }) => isNews)).toEqual([true, false, true, true])
    expect(changed.memory.verdicts.map(({ by, kind }) => `${by} ${kind}`)).toEqual([
      'U0EVE noise',
      'U0ADA useful',
    ])
    expect(noiseLately(changed.memory, now)).toBe(1)
    expect(noiseLately(changed.memory, new Date('2027-01-23T14:40:00Z'))).toBe(0)
  })
})
