import { describe, expect, it } from 'vitest'
import type { AlertMemory, GroupMemory } from '../../../../src/alert/alert-memory.ts'
import type { Alert } from '../../../../src/alert/alert-rule.ts'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import { alertHistory, alertList } from '../../../../src/slack/blocks/alerts/alert-list.ts'
import { aMemory, anAlert, anIncident } from '../../../support/alerts.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = new Date('2026-11-24T08:00:00Z')
const group = (changes: Partial<GroupMemory> = {}): GroupMemory => ({
  group: '',
  state: 'ok',
  since: '2026-11-22T00:00:00.000Z',
  breaching: [],
  calmPoints: 0,
  lastPoint: '2026-11-22',
  last: { value: 880, expected: 1167, expectedName: 'Sun, Nov 15', reason: 'It is fine.' },
  ...changes,
})
const row = (alert: Partial<Alert>, memory: Partial<AlertMemory>) => ({
  remembered: { alert: anAlert(alert), memory: aMemory(memory) },
  mayChange: true,
})
const listOf = (rows: ReturnType<typeof row>[]) => alertList(rows, { whose: 'channel', now })
const saidIn = (rows: ReturnType<typeof row>[]): string => JSON.stringify(listOf(rows).blocks)

it('names in the history whom an alert was given to', () => {
  const event = { at: now, what: 'handed over', by: 'U0ADA', reason: 'to <@U0BOB>' }
  expect(JSON.stringify(alertHistory(anAlert(), [event]).blocks)).toContain('"user_id":"U0BOB"')
})

describe('the list of alerts', () => {
  const firing = { groups: [group({ state: 'firing' })], incident: anIncident() }
  const acknowledged = anIncident({ acknowledged: { by: 'U0ADA', at: now.toISOString() } })
  const rows: { it: string; alert?: Partial<Alert>; memory: Partial<AlertMemory>; says: string }[] = [
    { it: 'what is well', memory: { groups: [group()] }, says: '🟢 Ok' },
    { it: 'what fires', memory: firing, says: '🔴 Firing' },
    {
      it: 'what somebody looks after',
      memory: { ...firing, incident: acknowledged },
      says: '👀 Firing, acknowledged',
    },
    { it: 'what is snoozed', alert: { snoozedUntil: later }, memory: firing, says: '💤 Snoozed, firing' },
    { it: 'what is muted', alert: { state: 'muted' }, memory: { groups: [group()] }, says: '🔕 Muted, ok' },
    { it: 'what has no data', memory: { groups: [group({ state: 'no data' })] }, says: '⚠️ No data' },
    { it: 'what was not judged yet', memory: {}, says: '⚪ Not judged yet' },
  ]
  it.each(rows)('says of $it how it stands, with a sign', ({ alert = {}, memory, says }) => {
    expect(saidIn([row(alert, memory)])).toContain(`"${says}"`)
  })

  it('tells the last value beside what it was compared with', () => {
    expect(saidIn([row({}, { groups: [group()] })])).toContain(
      'last value 880 on Sun, Nov 22 vs Sun, Nov 15 (1,167)',
    )
  })

  it('counts an incident that is about to be over, and puts it first', () => {
    const recovering = { groups: [group({ state: 'recovering' })], incident: anIncident() }
    const list = listOf([row({ id: 1 }, { groups: [group()] }), row({ id: 2 }, recovering)])
    expect(list.text).toMatch(/^2 alerts in this channel, 1 firing\n2: /)
    expect(validateBlocks(list.blocks, 'message')).toEqual([])
  })
})
