import { describe, expect, it } from 'vitest'
import { press } from '../../../src/alert/press.ts'
import { retellIncident } from '../../../src/jobs/alerts/retell-incident.ts'
import { aMemory, anAlert, anIncident } from '../../support/alerts.ts'
import { aMetricSource } from '../../support/metric-sources.ts'

const at = new Date('2026-11-23T14:40:00Z')
const deed = { at, what: 'acknowledged', by: 'U0EVE', reason: 'Somebody looks after it.' }
const deps = {
  source: aMetricSource(),
  alerts: { history: async () => [] },
  notes: { add: async () => {}, list: async () => [], remove: async () => false },
}

describe('the message of an incident after a press', () => {
  it('says who did what, keeps its picture, and is told once', async () => {
    const { memory } = press(aMemory({ incident: anIncident() }), 'acknowledge', { by: 'U0EVE', now: at })
    const telling = await retellIncident(deps, { alert: anAlert(), memory, version: 1 }, deed)
    expect(telling).toMatchObject({
      kind: 'incident',
      key: 'press incident-1 acknowledged U0EVE 2026-11-23T14:40:00.000Z',
      incidentId: 'incident-1',
      notice: { kind: 'alert', message: { state: 'acknowledged', deeds: [{ by: 'U0EVE' }] } },
      pictures: [],
    })
  })

  it.each([
    ['nothing has happened', aMemory()],
    ['nobody has heard of it yet', aMemory({ incident: anIncident({ lastToldAt: undefined }) })],
    ['it is over', aMemory({ incident: anIncident({ recoveredAt: at.toISOString() }) })],
  ])('is left alone where %s', async (_, memory) => {
    expect(await retellIncident(deps, { alert: anAlert(), memory, version: 1 }, deed)).toBeUndefined()
  })

  it('still says what it was worth once it is over', async () => {
    const memory = aMemory({ incident: anIncident({ recoveredAt: at.toISOString() }) })
    const verdict = press(memory, 'noise', { by: 'U0EVE', now: at })
    const telling = await retellIncident(
      deps,
      { alert: anAlert(), memory: verdict.memory, version: 1 },
      { ...deed, what: 'called noise' },
    )
    expect(telling?.notice).toMatchObject({ kind: 'alert', message: { verdict: 'noise' } })
  })
})
