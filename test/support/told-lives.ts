import type { AlertMemory } from '../../src/alert/alert-memory.ts'
import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import { press } from '../../src/alert/press.ts'
import type { TellReason } from '../../src/alert/transition.ts'
import { weekly, type Life } from './told-alerts.ts'

/** An alert that has come to where it is told; `name` is its fixture. */
export interface ToldLife {
  name: string
  sentence: string
  life: Life
  /** What is said in its thread, unless it is what the last check has to tell. */
  sayThread?: readonly TellReason[]
}

const dau: Partial<AlertDefinition> = { title: 'Daily active users', question: 'dau' }
const drops20: AlertDefinition['condition'] = {
  kind: 'drops',
  by: { kind: 'percent', percent: 20 },
  against: 'last week',
}
const unusual: AlertDefinition['condition'] = { kind: 'unusual', sensitivity: 'normal' }
/** Friday morning, three hours after the end of Thursday. */
const morning = '2026-11-20T03:00:00Z'
const today = '2026-11-20'

function days(last: readonly (number | null)[], level = 10_900): Pick<Life, 'newest' | 'lines' | 'until'> {
  return { newest: today, lines: [{ values: weekly(level, today, [...last, 900]) }], until: morning }
}

const by = 'U0ADA00001'

function acknowledgedAt(at: string): (memory: AlertMemory) => AlertMemory {
  return (memory) =>
    memory.incident === undefined || memory.incident.recoveredAt !== undefined
      ? memory
      : press(memory, 'acknowledge', { by, now: new Date(at) }).memory
}

/** Days of one line, in all states. */
export const toldDays: readonly ToldLife[] = [
  {
    name: 'drop-vs-last-week',
    sentence: 'a day that fell against the same weekday of last week',
    life: { ...days([8_412]), definition: { ...dau, condition: drops20, mention: 'S0ONCALL01' } },
  },
  {
    name: 'unusual-day',
    sentence: 'a day that is unusual, with its usual range',
    life: { ...days([8_412]), definition: { ...dau, condition: unusual } },
  },
  {
    name: 'unusual-spike',
    sentence: 'a day that rose beyond what is usual',
    life: { ...days([14_950]), definition: { ...dau, condition: unusual } },
  },
  {
    name: 'below-a-limit',
    sentence: 'a day below a limit that somebody typed',
    life: { ...days([8_412]), definition: { ...dau, condition: { kind: 'below', value: 9_000 } } },
  },
  {
    name: 'outside-two-limits',
    sentence: 'a day outside two limits',
    life: {
      ...days([12_950]),
      definition: { ...dau, condition: { kind: 'outside', lower: 6_000, upper: 12_500 } },
    },
  },
  {
    name: 'two-days-in-a-row',
    sentence: 'a rule that asks for two days in a row',
    life: { ...days([8_412, 8_350]), definition: { ...dau, condition: drops20, forPoints: 2, minimum: 500 } },
  },
  {
    name: 'reminder-next-day',
    sentence: 'the reminder on the day after',
    life: { ...days([8_412, 8_100]), definition: { ...dau, condition: drops20 } },
  },
  {
    name: 'got-worse',
    sentence: 'a drop that became twice as deep',
    life: { ...days([8_412, 4_350]), definition: { ...dau, condition: drops20, mention: 'here' } },
  },
  {
    name: 'acknowledged',
    sentence: 'somebody looks after it',
    life: {
      ...days([8_412, 8_100]),
      definition: { ...dau, condition: drops20, mention: 'here' },
      presses: acknowledgedAt('2026-11-19T09:12:00Z'),
      deeds: [{ at: new Date('2026-11-19T09:12:00Z'), what: 'acknowledged', by, reason: '' }],
    },
  },
  {
    name: 'snoozed',
    sentence: 'somebody wants to hear nothing until tomorrow',
    life: {
      ...days([8_412]),
      definition: { ...dau, condition: drops20 },
      alert: { snoozedUntil: new Date('2026-11-21T09:00:00Z') },
      deeds: [{ at: new Date('2026-11-20T03:09:00Z'), what: 'snoozed', by, reason: '' }],
    },
  },
  {
    name: 'recovered-day',
    sentence: 'two days that were well back end it',
    life: { ...days([8_412, 8_100, 10_700, 10_890]), definition: { ...dau, condition: drops20 } },
  },
  {
    name: 'new-level-day',
    sentence: 'it stays where it fell to until that is usual',
    life: {
      ...days([3_210, 3_150, 2_240, 2_260, 3_120, 3_180, 3_090, 3_160, 3_140]),
      definition: { ...dau, condition: unusual, mostReminders: 0 },
    },
  },
  {
    name: 'recovered-and-called-noise',
    sentence: 'over, and called noise',
    life: {
      ...days([8_412, 10_700, 10_890]),
      definition: { ...dau, condition: drops20 },
      presses: (memory) =>
        memory.incident === undefined || memory.verdicts.length > 0
          ? memory
          : press(memory, 'noise', { by, now: new Date('2026-11-18T08:30:00Z') }).memory,
    },
  },
  {
    name: 'muted-itself',
    sentence: 'nobody reacted to its reminders',
    life: {
      ...days([8_412, 8_100, 8_050]),
      definition: { ...dau, condition: drops20, mostReminders: 1 },
      alert: { state: 'muted', stateBecause: 'It muted itself after 1 reminder that nobody answered.' },
    },
  },
  {
    name: 'held-for-a-day',
    sentence: 'a snooze held it back, and it still fires',
    life: {
      ...days([8_412, 8_350]),
      definition: { ...dau, condition: drops20 },
      heldUntil: '2026-11-20T02:00:00Z',
    },
  },
]
