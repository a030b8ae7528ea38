import { describe, expect, it } from 'vitest'
import { afterFailedRead } from '../../src/alert/transition.ts'
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

  it('says why, group by group, also where nothing is told', () => {
    const alert = new ScriptedAlert()
    expect(alert.check('A fine | B drop 50').reasons).toEqual(['A: All is well.', 'B: It is 50.'])
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
