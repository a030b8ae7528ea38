import { describe, expect, it } from 'vitest'
import type { TellReason } from '../../../src/alert/transition.ts'
import { newsOfSteps } from '../../../src/jobs/alerts/news-of-steps.ts'
import type { AlertStep } from '../../../src/jobs/alerts/step-alert.ts'
import { aMemory, anIncident } from '../../support/alerts.ts'

type Told = readonly TellReason[]

const knownOf = aMemory({ incident: anIncident() })

/** Steps of an incident, and whether it is over after the last of them. */
function steps(tellings: readonly Told[], isOver: boolean, before = knownOf): AlertStep[] {
  return tellings.map((tell, index): AlertStep => {
    const hasEnded = isOver && index === tellings.length - 1
    const incident = anIncident(hasEnded ? { recoveredAt: '2026-11-23T09:00:00.000Z' } : {})
    return { before, memory: aMemory({ incident }), tell, reasons: [], evaluations: [] }
  })
}

const rows: { what: string; tellings: readonly Told[]; isOver?: true; told: Told }[] = [
  { what: 'one reason is told as it is', tellings: [['worse']], told: ['worse'] },
  { what: 'an end is told alone', tellings: [['worse'], ['recovered']], isOver: true, told: ['recovered'] },
  {
    what: 'an end that did not last is no news',
    tellings: [['recovered'], ['worse']],
    told: ['worse'],
  },
  {
    what: 'back and forth is told as such',
    tellings: [['recovered'], ['fired'], ['unstable']],
    told: ['unstable'],
  },
  { what: 'what is said twice is told once', tellings: [['worse'], ['worse']], told: ['worse'] },
  {
    what: 'data that came back is told, where nothing else is',
    tellings: [['data again']],
    told: ['data again'],
  },
]

describe('what is told of points that were judged one after the other', () => {
  it.each(rows)('$what', ({ tellings, isOver, told }) => {
    expect(newsOfSteps(steps(tellings, isOver ?? false)).map(({ reasons }) => reasons)).toEqual([told])
  })

  it('comes with the newest numbers, also where the newest point changed nothing', () => {
    const newest = aMemory({ incident: anIncident(), failedReads: 7 })
    const [worse, quiet] = steps([['worse'], []], false)
    if (worse === undefined || quiet === undefined) throw new Error('There are two steps.')
    const told = newsOfSteps([worse, { ...quiet, memory: newest }])
    expect(told.map(({ memory }) => memory)).toEqual([newest])
  })

  it('is nothing of an incident that nobody knew and that is over', () => {
    expect(newsOfSteps(steps([['fired'], ['recovered']], true, aMemory()))).toEqual([])
  })
})
