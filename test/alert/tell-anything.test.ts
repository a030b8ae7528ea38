import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AlertMemory, GroupMemory, Incident } from '../../src/alert/alert-memory.ts'
import { composeAlertMessage } from '../../src/alert/tell/compose-alert-message.ts'
import { composeAlertThread } from '../../src/alert/tell/compose-alert-thread.ts'
import type { TellReason } from '../../src/alert/transition.ts'
import { validateBlocks } from '../../src/demo/slack/validate-blocks.ts'
import { noticeMessage } from '../../src/slack/blocks/notice-message.ts'
import { aMemory, anAlert, anAlertDefinition, anIncident } from '../support/alerts.ts'

const value = fc.oneof(
  fc.constantFrom(0, -1, 0.0001, 1, 1e15),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
)
const maybe = fc.option(value, { nil: undefined })
const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
const instant = fc
  .date({ min: new Date('2026-11-01'), max: new Date('2026-11-23'), noInvalidDate: true })
  .map((date) => date.toISOString())
const label = fc.constantFrom('2026-11-20', '2026-11-22', '2026-11-22T14:05:00')

const group: fc.Arbitrary<GroupMemory> = fc.record({
  group: fc.constantFrom('', 'iOS', '(none)', '<!channel>'),
  state: fc.constantFrom('ok', 'pending', 'firing', 'recovering', 'no data'),
  since: instant,
  lastPoint: fc.option(label, { nil: undefined }),
  breaching: fc.array(label, { maxLength: 3 }),
  calmPoints: fc.nat(2),
  newLevel: fc.option(fc.record({ usual: positive, before: positive }), { nil: undefined }),
  direction: fc.constantFrom('drop', 'spike', undefined),
  last: fc.option(
    fc.record({
      value,
      expected: maybe,
      lower: maybe,
      upper: maybe,
      expectedName: fc.constantFrom('usual Tuesday', undefined),
      reason: fc.constant('It is so.'),
    }),
    { nil: undefined },
  ),
})

const incident: fc.Arbitrary<Incident> = fc
  .record({
    direction: fc.constantFrom('drop', 'spike', 'no data'),
    firedAt: instant,
    since: instant,
    extreme: maybe,
    extremeAt: fc.option(instant, { nil: undefined }),
    groups: fc.subarray(['', 'iOS', '(none)', '<!channel>', 'gone']),
    recoveredAt: fc.option(instant, { nil: undefined }),
    remindersSent: fc.nat(4),
  })
  .map((changes) => anIncident(changes))

const memory: fc.Arbitrary<AlertMemory> = fc
  .record({
    groups: fc.uniqueArray(group, { selector: (one) => one.group, maxLength: 4 }),
    incident,
    unstableUntil: fc.option(instant, { nil: undefined }),
  })
  .map((changes) => aMemory(changes))

const questions = [
  'dau',
  'realtime',
  'event Buy totals hourly',
  'funnel A > B',
  'retention',
  'ltv',
  'wau weekly',
  'none',
]
const reasons: readonly TellReason[] = [
  'fired',
  'worse',
  'reminder',
  'recovered',
  'new level',
  'no data',
  'data again',
  'unstable',
  'muted itself',
  'still firing',
]

it('is told in whole words, and taken by Slack, whatever an alert remembers', () => {
  const arbitrary = fc.record({
    memory,
    question: fc.constantFrom(...questions),
    condition: fc.constantFrom(
      { kind: 'below' as const, value: 100 },
      { kind: 'outside' as const, lower: 0, upper: 1 },
      { kind: 'unusual' as const, sensitivity: 'normal' as const },
    ),
    timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns'),
  })
  fc.assert(
    fc.property(arbitrary, ({ memory: known, question, condition, timeZone }) => {
      const alert = anAlert({ definition: anAlertDefinition({ question, condition }) })
      const now = new Date('2026-11-23T09:00:00Z')
      const told = { alert, memory: known, now, timeZone, notes: [], deeds: [] }
      const message = composeAlertMessage(told)
      const threads = reasons.flatMap((reason) => composeAlertThread(told, reason) ?? [])
      expect(message).toBeDefined()
      if (message === undefined) return
      for (const text of [message.text, ...threads.map((thread) => thread.text)])
        expect(text).not.toMatch(/NaN|undefined|null|\[object|Infinity|Invalid| ,|,,/)
      const { blocks } = noticeMessage({ kind: 'alert', message }, { fileIds: [], isRepeat: false })
      expect(validateBlocks(blocks, 'message')).toEqual([])
    }),
    { numRuns: 300 },
  )
})
