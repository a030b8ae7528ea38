import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import type { ToldLife } from './told-lives.ts'
import { daily, type Life } from './told-alerts.ts'

const unusual: AlertDefinition['condition'] = { kind: 'unusual', sensitivity: 'normal' }
const right: Partial<AlertDefinition> = { title: 'Active users right now', question: 'realtime' }

/** Five minutes up to 14:05, and 14:10 that is still filling. */
function live(
  last: readonly (number | null)[],
  level = 420,
): Pick<Life, 'interval' | 'newest' | 'lines' | 'until'> {
  const values = daily(level, { count: 28 * 288, perDay: 288, lastAt: 170, last: [...last, 60] })
  return {
    interval: '5min',
    newest: '2026-11-24T14:10:00',
    lines: [{ values }],
    until: '2026-11-24T14:11:00Z',
  }
}

/** Five minutes, as they are told. */
export const toldFiveMinutes: readonly ToldLife[] = [
  {
    name: 'realtime-drop',
    sentence: 'five minutes that fell, told a minute after their end',
    life: { ...live([312]), definition: { ...right, condition: { kind: 'below', value: 400 } } },
  },
  {
    name: 'realtime-for-three',
    sentence: 'fifteen minutes below a limit',
    life: {
      ...live([312, 305, 290]),
      definition: { ...right, condition: { kind: 'below', value: 400 }, forPoints: 3 },
    },
  },
  {
    name: 'realtime-unusual',
    sentence: 'five minutes that are unusual',
    life: { ...live([340, 250]), definition: { ...right, condition: unusual } },
  },
  {
    name: 'realtime-outage',
    sentence: 'nothing at all is counted',
    life: { ...live([0, 0, 0]), definition: { ...right, condition: unusual } },
  },
  {
    name: 'realtime-no-data',
    sentence: 'Amplitude answers without values',
    life: {
      ...live([null, null, null, null]),
      definition: { ...right, condition: { kind: 'below', value: 400 } },
    },
  },
  {
    name: 'realtime-data-again',
    sentence: 'there is data again',
    life: {
      ...live([null, null, null, null, 640]),
      definition: { ...right, condition: { kind: 'below', value: 400 } },
    },
  },
  {
    name: 'realtime-recovered',
    sentence: 'five minutes that came back',
    life: {
      ...live([312, 305, 290, 280, 300, 633, 641]),
      definition: { ...right, condition: { kind: 'below', value: 400 } },
    },
  },
  {
    name: 'realtime-recovering',
    sentence: 'the first five minutes that are well back',
    life: {
      ...live([312, 305, 290, 641]),
      definition: { ...right, condition: { kind: 'below', value: 400 } },
    },
  },
  {
    name: 'realtime-unstable',
    sentence: 'up and down and up again',
    life: {
      ...live([312, 641, 640, 300, 650, 641, 310]),
      definition: { ...right, condition: { kind: 'below', value: 400 } },
    },
  },
]
