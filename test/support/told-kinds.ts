import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import type { ToldLife } from './told-lives.ts'
import { daily, weekly } from './told-alerts.ts'

const dau: Partial<AlertDefinition> = { title: 'Daily active users', question: 'dau' }
const drops20: AlertDefinition['condition'] = {
  kind: 'drops',
  by: { kind: 'percent', percent: 20 },
  against: 'last week',
}
const morning = '2026-11-20T03:00:00Z'
const today = '2026-11-20'

/** Other intervals, units and groups, as they are told. */
export const toldKinds: readonly ToldLife[] = [
  {
    name: 'hour-spike',
    sentence: 'an hour that rose, in a project of Berlin',
    life: {
      interval: 'hour',
      unit: 'events',
      timeZone: 'Europe/Berlin',
      newest: '2026-11-24T14:00:00',
      lines: [{ values: daily(900, { count: 24 * 28, perDay: 24, lastAt: 14, last: [4_310, 400] }) }],
      until: '2026-11-24T13:10:00Z',
      definition: {
        title: 'Purchase, totals',
        question: 'event Purchase totals hourly',
        condition: { kind: 'rises', by: { kind: 'percent', percent: 100 }, against: 'last week' },
      },
    },
  },
  {
    name: 'running-day-behind',
    sentence: 'a day that is far behind its pace before it is over',
    life: {
      newest: today,
      lines: [{ values: weekly(10_900, today, [2_417]) }],
      until: '2026-11-20T14:24:00Z',
      pace: { time: '14:24', share: 0.58, low: 0.52, weeks: 8 },
      definition: {
        title: 'Daily active users',
        question: 'dau',
        condition: { kind: 'below', value: 9_000 },
      },
    },
  },
  {
    name: 'running-day-above',
    sentence: 'a day that is past its upper limit before it is over',
    life: {
      newest: today,
      lines: [{ values: weekly(1_200, today, [2_417]) }],
      until: '2026-11-20T11:20:00Z',
      unit: 'events',
      definition: {
        title: 'Errors',
        question: 'event Error totals',
        condition: { kind: 'above', value: 2_000 },
      },
    },
  },
  {
    name: 'groups',
    sentence: 'of several groups those that breach, the farthest first',
    life: {
      newest: today,
      lines: [
        { group: 'iOS', values: weekly(5_100, today, [1_990, 300]) },
        { group: 'Android', values: weekly(4_000, today, [3_020, 300]) },
        { group: 'Web', values: weekly(2_100, today, [2_110, 300]) },
      ],
      until: morning,
      definition: {
        ...dau,
        title: 'Active users by platform',
        question: 'dau by platform',
        condition: drops20,
        perGroup: true,
      },
    },
  },
  {
    name: 'one-group',
    sentence: 'one group alone is told by its number',
    life: {
      newest: today,
      lines: [
        { group: 'iOS', values: weekly(5_100, today, [1_990, 300]) },
        { group: 'Web', values: weekly(2_100, today, [2_110, 300]) },
      ],
      until: morning,
      definition: {
        ...dau,
        title: 'Active users by platform',
        question: 'dau by platform',
        condition: drops20,
        perGroup: true,
      },
    },
  },
  {
    name: 'many-groups',
    sentence: 'of many groups five are named',
    life: {
      newest: today,
      lines: ['Germany', 'Japan', 'Brazil', 'Chile', 'United States of America', 'France', 'Norway'].map(
        (group, index) => ({ group, values: weekly(3_000 + 400 * index, today, [1_000 + 150 * index, 90]) }),
      ),
      until: morning,
      definition: {
        ...dau,
        title: 'Active users by country',
        question: 'dau by country',
        condition: drops20,
        perGroup: true,
      },
    },
  },
  {
    name: 'funnel',
    sentence: 'a conversion below its limit, in percent',
    life: {
      newest: '2026-11-22',
      unit: 'ratio',
      lines: [{ values: [0.41, 0.42, 0.412, 0.409, 0.42, 0.418, 0.411, 0.404, 0.414, 0.362], outOf: 4_200 }],
      until: '2026-11-23T03:00:00Z',
      definition: {
        title: 'Search → Play Song',
        question: 'funnel Search > "Play Song"',
        condition: { kind: 'below', value: 0.4 },
      },
    },
  },
  {
    name: 'retention',
    sentence: 'retention that fell by points',
    life: {
      newest: '2026-11-15',
      unit: 'ratio',
      lines: [
        {
          values: [0.182, 0.18, 0.186, 0.184, 0.179, 0.181, 0.183, 0.185, 0.182, 0.184, 0.141],
          outOf: 26_000,
        },
      ],
      until: morning,
      definition: {
        title: 'Day 7 retention',
        question: 'retention',
        age: 7,
        condition: { kind: 'drops', by: { kind: 'absolute', value: 0.03 }, against: 'previous' },
      },
    },
  },
  {
    name: 'session-length',
    sentence: 'a length of time',
    life: {
      newest: today,
      unit: 'durationMs',
      lines: [{ values: weekly(412_000, today, [241_000, 100_000]) }],
      until: morning,
      definition: { title: 'Average session', question: 'sessions average', condition: drops20 },
    },
  },
  {
    name: 'black-friday',
    sentence: 'a day that people know to be special is quoted',
    life: {
      newest: '2026-11-28',
      lines: [{ values: weekly(10_900, '2026-11-28', [16_800, 500]) }],
      until: '2026-11-28T03:00:00Z',
      definition: { ...dau, condition: { kind: 'above', value: 15_000 } },
      notes: [
        { day: '2026-11-27', text: 'Black Friday', by: 'U0GRACE001' },
        { day: '2026-11-26', text: 'Thanksgiving', by: 'calendar US' },
      ],
    },
  },
  {
    name: 'week',
    sentence: 'a week that fell',
    life: {
      interval: 'week',
      newest: '2026-11-23',
      lines: [
        { values: [41_200, 41_800, 40_900, 42_000, 41_500, 41_900, 42_300, 41_700, 41_950, 30_100, 5_000] },
      ],
      until: '2026-11-23T03:00:00Z',
      definition: {
        title: 'Weekly active users',
        question: 'wau weekly',
        condition: { kind: 'drops', by: { kind: 'percent', percent: 15 }, against: 'previous' },
      },
    },
  },
]
