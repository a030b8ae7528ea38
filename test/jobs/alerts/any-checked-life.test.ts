import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AlertMemory, GroupMemory } from '../../../src/alert/alert-memory.ts'
import {
  checkedSteps,
  incidentsIn,
  liveChecked,
  type CheckedLife,
  type CheckedRule,
} from '../../support/any-checked-life.ts'
import { below, drops } from '../../support/judged.ts'

const rules: fc.Arbitrary<CheckedRule> = fc.record({
  beat: fc.constantFrom('day', '5min'),
  condition: fc.constantFrom(below(100), below(100), drops(30, 'previous'), drops(30)),
  forPoints: fc.integer({ min: 1, max: 2 }),
  mostReminders: fc.integer({ min: 0, max: 2 }),
})

/** `RUNS=200` looks longer; a life takes a fifth of a second. */
const numRuns = Number(process.env['RUNS'] ?? 5)
const timeout = 60_000 + numRuns * 2_000

async function always(claim: (life: CheckedLife, rule: CheckedRule) => void): Promise<void> {
  const property = fc.asyncProperty(rules, checkedSteps, async (rule, steps) => {
    claim(await liveChecked(rule, steps), rule)
  })
  await fc.assert(property, { numRuns })
}

describe('whatever happens to an alert, its checks, its database and its Slack', { timeout }, () => {
  it('one message stands per incident, true in the end, and nothing below it is said twice', async () => {
    await always(({ slack, written, last: { memory } }) => {
      const told = written.flatMap(({ outcome }) => outcome.tellings.map(({ incidentId }) => incidentId))
      expect(new Set(incidentsIn(slack).keys())).toEqual(new Set(told))
      for (const [id, { now, below }] of incidentsIn(slack)) {
        const isOpen = id === memory.incident?.id && memory.incident.recoveredAt === undefined
        expect(now, id).toEqual([isOpen ? 'open' : 'over'])
        expect(new Set(below).size, below.join('; ')).toBe(below.length)
      }
    })
  })

  it('beginnings and ends take turns, and reminders keep to their number', async () => {
    await always((life, { mostReminders }) => {
      expect(turnsIn(life)).not.toContain('ends before it began')
      for (const { outcome } of life.written)
        expect(outcome.memory.incident?.remindersSent ?? 0).toBeLessThanOrEqual(mostReminders)
    })
  })

  it('nothing happens by a failed read', async () => {
    await always(({ written }) => {
      for (const { before, outcome } of written) {
        const { memory, tellings, events } = outcome
        if (memory.failedReads <= before.memory.failedReads) continue
        expect(asRead(memory)).toEqual(asRead(before.memory))
        expect(tellings).toEqual([])
        expect(events.every(({ what }) => what === 'check failed')).toBe(true)
      }
    })
  })

  it('nothing is told while it is held, and afterwards each incident once', async () => {
    await always(({ written }) => {
      for (const { outcome, isHeld } of written) {
        if (isHeld) expect(outcome.tellings).toEqual([])
        const told = outcome.tellings.flatMap((one) => (one.kind === 'incident' ? [one.incidentId] : []))
        expect(new Set(told).size).toBe(told.length)
      }
    })
  })

  it('while it goes back and forth there is a word an hour at most', async () => {
    await always(({ written }) => {
      let toldAtMs = Number.NEGATIVE_INFINITY
      for (const { before, outcome } of written) {
        if (outcome.tellings.length === 0) continue
        const isUnstable = [before, outcome].every(({ memory }) => memory.unstableUntil !== undefined)
        if (isUnstable && before.memory.incident?.isHeld === false)
          expect(outcome.now.getTime() - toldAtMs).toBeGreaterThanOrEqual(60 * 60_000)
        toldAtMs = outcome.now.getTime()
      }
    })
  })

  it('a process that dies, cannot read or is not heard comes to what an undisturbed one does', async () => {
    const property = fc.asyncProperty(rules, checkedSteps, async (rule, steps) => {
      // What people do is done to what they see, which comes later where something is in the way.
      const alone = steps.map((step) => Object.assign({ ...step }, { deed: 'nothing' as const }))
      const calm = alone.map((step) => Object.assign({ ...step }, { trouble: 'none' as const }))
      const disturbed = await liveChecked(rule, alone)
      expect(outcomeOf(disturbed)).toEqual(outcomeOf(await liveChecked(rule, calm)))
    })
    await fc.assert(property, { numRuns })
  })
})

/** What a failed read must leave as it was. */
function asRead(memory: AlertMemory): AlertMemory {
  return { ...memory, failedReads: 0, dueSince: undefined }
}

/** The beginnings and ends in a history, in order. */
function turnsIn({ history }: CheckedLife): string[] {
  let isOpen = false
  return history.flatMap(({ what }) => {
    if (!isOpen && (what === 'fired' || what === 'no data')) {
      isOpen = true
      return ['begins']
    }
    if (what !== 'recovered' && what !== 'new level') return []
    const turn = isOpen ? 'ends' : 'ends before it began'
    isOpen = false
    return [turn]
  })
}

function outcomeOf(life: CheckedLife) {
  const { memory } = life.last
  return {
    turns: turnsIn(life),
    isOpen: memory.incident !== undefined && memory.incident.recoveredAt === undefined,
    groups: memory.groups.map(({ group, state, lastPoint, breaching, calmPoints }: GroupMemory) => {
      return { group, state, lastPoint, breaching, calmPoints }
    }),
  }
}
