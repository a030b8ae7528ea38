import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AlertMemory, Incident } from '../../src/alert/alert-memory.ts'
import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import type { TellReason } from '../../src/alert/transition.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { happenings, live, past, rules, usual, values, type Lived } from '../support/any-alert-life.ts'
import { aJudgedSeries } from '../support/judged.ts'

/** The highest that a lower bound is, or what it is measured from was. */
const mostUsual = 1500

function isKnown({ groups }: AlertMemory, label: string): boolean {
  return groups.some(({ breaching }) => breaching.includes(label))
}

function unpressed({ incident }: AlertMemory): Incident | undefined {
  return incident === undefined ? undefined : { ...incident, acknowledged: undefined }
}

function isOpen(incident: Incident | undefined): incident is Incident {
  return incident !== undefined && incident.recoveredAt === undefined
}

/** Holds a claim against every step of many lives. */
function always(claim: (lived: readonly Lived[], rule: Partial<AlertDefinition>) => void): void {
  const life = fc.tuple(rules, fc.constantFrom('5min' as const, 'day' as const), happenings)
  fc.assert(
    fc.property(life, ([rule, interval, happened]) => claim(live(rule, interval, happened), rule)),
    { numRuns: 300 },
  )
}

describe('whatever happens to an alert', () => {
  it('at most one incident is open: a new one begins only where the last one has ended', () => {
    always((lived) => {
      for (const { before, after } of lived) {
        const isNew = after.incident?.id !== before.incident?.id
        if (isNew) expect(isOpen(before.incident)).toBe(false)
      }
    })
  })

  it('each transition is told once: a beginning and an end take turns', () => {
    always((lived) => {
      let told: 'nothing' | 'no data' | 'firing' | 'unstable' = 'nothing'
      for (const { tell } of lived) {
        expect(new Set(tell).size).toBe(tell.length)
        for (const reason of tell) {
          if (reason === 'fired') expect(['nothing', 'no data']).toContain(told)
          if (reason === 'recovered' || reason === 'new level') expect(told).not.toBe('nothing')
          if (['worse', 'reminder', 'muted itself'].includes(reason)) expect(told).not.toBe('nothing')
          told = toldAfter(reason, told)
        }
      }
    })
  })

  it('nothing is told while it is held', () => {
    always((lived) => {
      let isHeld = false
      for (const { happening, tell } of lived) {
        if (happening.kind === 'snooze') isHeld = true
        if (happening.kind === 'wake') isHeld = false
        if (isHeld) expect(tell).toEqual([])
      }
    })
  })

  it('a drop never fires on a bucket that is still filling, unless a day is far behind its pace', () => {
    always((lived) => {
      for (const { happening, before, after, series } of lived) {
        const running = series.points.find(({ isSettled }) => !isSettled)
        const [group] = after.groups
        if (happening.kind !== 'running' || running === undefined || group?.direction !== 'drop') continue
        if (!group.breaching.includes(running.label) || isKnown(before, running.label)) continue
        expect(series.interval).toBe('day')
        expect(happening.low).toBeDefined()
        expect(happening.value).toBeLessThan(mostUsual * (happening.low ?? 0))
      }
    })
  })

  it('a press changes no state, and nothing of when it is told', () => {
    always((lived) => {
      for (const { happening, before, after, tell } of lived) {
        if (happening.kind !== 'useful' && happening.kind !== 'noise' && happening.kind !== 'acknowledge')
          continue
        expect(tell).toEqual([])
        expect({ ...after, verdicts: [], incident: unpressed(after) }).toEqual({
          ...before,
          verdicts: [],
          incident: unpressed(before),
        })
      }
    })
  })

  it('what was held back is told once when nothing holds it any more, and only what still matters', () => {
    always((lived) => {
      const late = new Set<TellReason>(['still firing', 'unstable', 'no data', 'recovered', 'new level'])
      for (const { before, after, tell } of lived) {
        const isReleased = before.incident?.isHeld === true && after.incident?.isHeld === false
        if (!isReleased || before.incident?.id !== after.incident?.id) continue
        expect(tell.length).toBeLessThanOrEqual(1)
        expect(tell.every((reason) => late.has(reason))).toBe(true)
        if (isOpen(after.incident)) expect(tell).toHaveLength(1)
      }
    })
  })

  it('a failed read never fires and never changes a state', () => {
    always((lived) => {
      for (const { happening, before, after, tell } of lived) {
        if (happening.kind !== 'failed read') continue
        expect(tell).toEqual([])
        expect(after).toEqual({ ...before, failedReads: before.failedReads + 1 })
      }
    })
  })

  it('no point counts twice, and it fires only on as many as were asked for', () => {
    always((lived, { forPoints = 1 }) => {
      for (const { before, after, tell, series } of lived) {
        const [group] = after.groups
        const labels = group?.breaching ?? []
        expect(new Set(labels).size).toBe(labels.length)
        if (!tell.includes('fired') || before.incident?.isHeld === true) continue
        const isOutage = series.points
          .filter(({ isSettled }) => isSettled)
          .slice(-3)
          .every(({ value }) => value === 0)
        if (!isOutage) expect(labels.length).toBeGreaterThanOrEqual(forPoints)
      }
    })
  })

  it('reminders keep to their number', () => {
    always((lived, { mostReminders = 0 }) => {
      for (const { after } of lived)
        expect(after.incident?.remindersSent ?? 0).toBeLessThanOrEqual(mostReminders)
    })
  })

  it('an incident ends only on two points well back, or with data that is there again', () => {
    always((lived) => {
      for (const { before, after } of lived) {
        if (!isOpen(before.incident) || isOpen(after.incident)) continue
        expect(after.groups.every(({ state }) => state === 'ok' || state === 'pending')).toBe(true)
      }
    })
  })

  it('the same life leads to the same messages', () => {
    fc.assert(
      fc.property(rules, happenings, (rule, happened) => {
        expect(live(rule, '5min', happened)).toEqual(live(rule, '5min', happened))
      }),
      { numRuns: 100 },
    )
  })

  it('points that settle while nobody looks come to the same state as points that are looked at one by one', () => {
    fc.assert(
      fc.property(rules, fc.array(values, { minLength: 1, maxLength: 10 }), (rule, settled) => {
        const definition = anAlertDefinition(rule)
        const series = aJudgedSeries([...past, ...settled])
        const labels = series.points.map(({ label }) => label)
        const options = {
          now: new Date('2026-11-23T03:00:00Z'),
          timeZone: 'UTC',
          knownDays: new Set<string>(),
        }
        const together = createEvaluator(usual).evaluateAll(definition, series, {
          ...options,
          lastPoint: labels[past.length - 1],
        })
        const oneByOne = settled.map((_, index) => {
          const points = series.points.slice(0, past.length + index + 1)
          return createEvaluator(usual).evaluate(
            definition,
            { ...series, points },
            { ...options, lastPoint: undefined },
          )
        })
        expect(together).toEqual(oneByOne)
      }),
      { numRuns: 100 },
    )
  })
})

function toldAfter<State extends string>(
  reason: TellReason,
  told: State,
): State | 'nothing' | 'no data' | 'firing' | 'unstable' {
  switch (reason) {
    case 'fired':
    case 'still firing':
      return 'firing'
    case 'recovered':
    case 'new level':
      return 'nothing'
    case 'unstable':
      return 'unstable'
    case 'no data':
      return told === 'firing' ? told : 'no data'
    case 'data again':
      return told === 'no data' ? 'nothing' : told
    case 'worse':
    case 'reminder':
    case 'muted itself':
      return told
  }
}
