import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AlertMemory } from '../../src/alert/alert-memory.ts'
import type { TellReason } from '../../src/alert/transition.ts'
import { fiveMinutesMs } from '../support/alert-lives.ts'
import { ScriptedAlert } from '../support/scripted-alert.ts'

const words = fc.constantFrom(
  'drop 80',
  'drop 30',
  'spike 140',
  'outage',
  'fine',
  'back',
  'back',
  'stay 40',
  'gone',
  'learn',
  'wait',
)

/** `+2h held A drop 80 | C back`: any groups may be missing. */
const steps = fc
  .record({
    leap: fc.constantFrom('', '', '', '+1h ', '+5h '),
    held: fc.constantFrom('', '', '', 'held '),
    groups: fc.subarray(['A', 'B', 'C'], { minLength: 1 }),
    words: fc.tuple(words, words, words),
  })
  .map(
    ({ leap, held, groups, words: said }) =>
      `${leap}${held}${groups.map((group, at) => `${group} ${said[at]}`).join(' | ')}`,
  )

const scripts = fc.record({
  rule: fc.record({
    forPoints: fc.integer({ min: 1, max: 3 }),
    mostReminders: fc.integer({ min: 0, max: 2 }),
  }),
  stepMs: fc.constantFrom(fiveMinutesMs, 86_400_000),
  script: fc.array(steps, { minLength: 1, maxLength: 60 }),
})

function always(
  claim: (lived: {
    step: string
    before: AlertMemory
    after: AlertMemory
    tell: readonly TellReason[]
  }) => void,
): void {
  fc.assert(
    fc.property(scripts, ({ rule, stepMs, script }) => {
      const alert = new ScriptedAlert(rule, stepMs)
      for (const step of script) {
        const before = alert.memory
        const { tell } = alert.check(step)
        claim({ step, before, after: alert.memory, tell })
      }
    }),
    { numRuns: 150 },
  )
}

const isOpen = ({ incident }: AlertMemory): boolean =>
  incident !== undefined && incident.recoveredAt === undefined

describe('whatever several groups of an alert do', () => {
  it('its incident is open exactly while one of them is not well, or while it is unstable', () => {
    always(({ after }) => {
      const isAnyActive = after.groups.some(({ state }) =>
        ['firing', 'recovering', 'no data'].includes(state),
      )
      expect(isOpen(after)).toBe(isAnyActive || after.unstableUntil !== undefined)
    })
  })

  it('its incident names all of them that are not well', () => {
    always(({ after }) => {
      const active = after.groups.filter(({ state }) => ['firing', 'recovering', 'no data'].includes(state))
      if (isOpen(after))
        expect(after.incident?.groups).toEqual(expect.arrayContaining(active.map(({ group }) => group)))
    })
  })

  it('a new incident begins only where none is open, and is told as its beginning', () => {
    always(({ before, after, tell, step }) => {
      if (before.incident?.id === after.incident?.id) return
      expect(isOpen(before)).toBe(false)
      if (step.includes('held')) expect(tell).toEqual([])
      else expect(['fired', 'no data', 'unstable']).toContain(tell[0])
    })
  })

  it('its end is told once, and nothing before its beginning', () => {
    always(({ before, after, tell }) => {
      const wasTold = before.incident?.lastToldAt !== undefined && before.incident.id === after.incident?.id
      if (tell.includes('recovered') || tell.includes('new level')) expect(isOpen(after)).toBe(false)
      if (
        tell.some((reason) =>
          ['worse', 'recovered', 'new level', 'reminder', 'muted itself'].includes(reason),
        )
      )
        expect(wasTold).toBe(true)
    })
  })
})
