import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../src/alert/evaluation.ts'
import { endOf, newLevelOf, newLevelsOf } from '../../../src/alert/lifecycle/new-level.ts'
import { aMemory, anIncident } from '../../support/alerts.ts'
import { aJudgedSeries } from '../../support/judged.ts'

type Fine = Extract<Evaluation, { kind: 'fine' }>

type Changes = { [Key in keyof Fine]?: Fine[Key] | undefined }

/** A point that is as usual by now, within a tenth of 40, where 100 was usual before. */
function fine(changes: Changes = {}): Fine {
  const [point] = aJudgedSeries([40]).points
  if (point === undefined) throw new Error('There is no point.')
  const facts = { expected: 40, lower: 36, upper: 44, expectedName: 'usual Sunday' }
  return {
    kind: 'fine',
    isWellBack: true,
    reason: '',
    point,
    value: 40,
    before: 100,
    ...facts,
    ...changes,
  } as Fine
}

const fallen = { direction: 'drop' as const, since: '2026-11-17T00:00:00Z' }
const risen = { ...fallen, direction: 'spike' as const }

describe('a line that keeps to its bounds again', () => {
  it.each<[string, Changes, typeof fallen | typeof risen, boolean]>([
    ['stays where it fell to', {}, fallen, true],
    ['stays where it rose to', { value: 180, expected: 180, lower: 160, upper: 200 }, risen, true],
    ['is back, and what is usual has not moved', { value: 98, expected: 99 }, fallen, false],
    ['is back, though what is usual has moved', { value: 98, expected: 80, upper: 100 }, fallen, false],
    ['is low by itself, and what is usual has not moved', { value: 88, expected: 99 }, fallen, false],
    ['is within half of its room', { value: 93, expected: 93, lower: 79 }, fallen, false],
    ['is nearer than seasons are known', { value: 96, expected: 96, lower: 95 }, fallen, false],
    ['is beyond where it came from', { value: 130, expected: 130 }, fallen, false],
    ['has nothing to compare with', { before: undefined }, fallen, false],
    ['had nothing before', { before: 0 }, fallen, false],
    ['has been there for two days only', {}, { ...fallen, since: '2026-11-20T00:00:00Z' }, false],
  ])('%s', (...[, changes, group, isNew]) => {
    expect(newLevelOf(fine(changes), group) !== undefined).toBe(isNew)
  })

  it('says what is usual now, and what was', () => {
    expect(newLevelOf(fine({ value: 41 }), fallen)).toEqual({ usual: 40, before: 100 })
  })
})

describe('the end of an incident', () => {
  const group = { state: 'ok' as const, since: '2026-11-22T00:00:00Z', breaching: [], calmPoints: 0 }
  const groups = [
    { ...group, group: 'iOS', newLevel: { usual: 40, before: 100 } },
    { ...group, group: 'Web', newLevel: { usual: 10, before: 100 } },
    { ...group, group: 'Android' },
  ]

  it('is a new level where one of its lines has not come back, the farthest first', () => {
    const memory = aMemory({ groups, incident: anIncident({ groups: ['iOS', 'Web', 'Android'] }) })
    expect(newLevelsOf(memory).map((level) => level.group)).toEqual(['Web', 'iOS'])
    expect(endOf(memory)).toBe('new level')
  })

  it('is a recovery where only lines of an earlier one did not', () => {
    const memory = aMemory({ groups, incident: anIncident({ groups: ['Android'] }) })
    expect(endOf(memory)).toBe('recovered')
  })
})
