import { describe, expect, it } from 'vitest'
import { emptyMemory, type AlertMemory } from '../../src/alert/alert-memory.ts'
import type { Evaluation } from '../../src/alert/evaluation.ts'
import { afterFailedRead, transition } from '../../src/alert/transition.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { aJudgedSeries } from '../support/judged.ts'
import { ScriptedAlert } from '../support/scripted-alert.ts'
import { alertLives, fiveMinutesMs } from '../support/alert-lives.ts'

describe('the life of an alert', () => {
  it.each(alertLives)('$sentence', ({ rule, stepMs, life }) => {
    const alert = new ScriptedAlert(rule, stepMs)
    const lived = life.split('; ').map((told) => {
      const [step = ''] = told.split(' => ')
      const { tell } = alert.check(step)
      return tell.length === 0 ? step : `${step} => ${tell.join(', ')}`
    })
    expect(lived.join('; ')).toBe(life)
  })

  it('remembers since when, how far, and which groups', () => {
    const alert = new ScriptedAlert({ forPoints: 2 })
    for (const step of [
      'A fine | B fine',
      'A drop 70 | B fine',
      'A drop 60 | B drop 50',
      'A drop 65 | B drop 20',
    ])
      alert.check(step)
    expect(alert.memory.incident).toMatchObject({
      id: 'incident 3',
      direction: 'drop',
      firedAt: '2026-11-26T00:00:00.000Z',
      since: '2026-11-24T00:00:00.000Z',
      extreme: 20,
      extremeAt: '2026-11-26T00:00:00.000Z',
      groups: ['A', 'B'],
    })
    expect(alert.memory.groups.map(({ state, breaching }) => [state, breaching.length])).toEqual([
      ['firing', 3],
      ['firing', 2],
    ])
  })

  it('a reopened incident keeps its name', () => {
    const alert = new ScriptedAlert({}, fiveMinutesMs)
    const ids = ['drop', 'back', 'back', 'drop', 'back', 'back', 'drop'].map((step) => {
      alert.check(step)
      return alert.memory.incident?.id
    })
    expect(new Set(ids)).toEqual(new Set(['incident 1']))
    expect(alert.memory.incident?.recoveredAt).toBeUndefined()
  })

  it('says why of the groups it is about, also where nothing is told', () => {
    const alert = new ScriptedAlert()
    expect(alert.check('A fine | B drop 50').reasons).toEqual(['B: It is 50.'])
    expect(alert.check('held A fine | B drop 50').reasons).toContain('Held: nothing is told now.')
  })

  it('a failed read changes nothing but its count', () => {
    const alert = new ScriptedAlert()
    alert.check('drop')
    const failed = afterFailedRead(afterFailedRead(alert.memory))
    expect(failed).toEqual({ ...alert.memory, failedReads: 2 })
    alert.memory = failed
    alert.check('wait')
    expect(alert.memory.failedReads).toBe(0)
  })

  it('holds how bad it is against the bound where the usual itself is beyond it', () => {
    const breach = (value: number, label: string): Evaluation => {
      const [point] = aJudgedSeries([value], { newest: `${label}T00:00:00Z` }).points
      if (point === undefined) throw new Error('There is no point.')
      const facts = { value, expected: 1000, expectedName: 'usual Sunday', lower: undefined, upper: 500 }
      return { kind: 'breach', direction: 'spike', reason: 'It is above 500.', point, ...facts }
    }
    const step = (memory: AlertMemory, value: number, label: string) =>
      transition({
        definition: anAlertDefinition({ mostReminders: 0 }),
        memory,
        evaluations: [{ group: '', evaluation: breach(value, label) }],
        now: new Date(`${label}T03:00:00Z`),
        isHeld: false,
        newIncidentId: 'incident 1',
      })
    const first = step(emptyMemory, 1000, '2026-11-22')
    const second = step(first.memory, 1050, '2026-11-23')
    expect([first, second, step(second.memory, 1600, '2026-11-24')].map(({ tell }) => tell)).toEqual([
      ['fired'],
      [],
      ['worse'],
    ])
  })

  it('reminds nobody of what somebody has acknowledged', () => {
    const alert = new ScriptedAlert({ mostReminders: 3 })
    alert.check('drop')
    const { incident } = alert.memory
    if (incident !== undefined) incident.acknowledged = { by: 'U0ADA', at: '2026-11-24T01:00:00Z' }
    expect(alert.check('drop').tell).toEqual([])
    expect(alert.check('back').tell).toEqual([])
    expect(alert.check('back').tell).toEqual(['recovered'])
  })
})
