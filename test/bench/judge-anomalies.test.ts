import { expect, it } from 'vitest'
import { addTallies, judgeAnomalies } from '../../bench/judge-anomalies.ts'
import type { AnomalyTally } from '../../bench/judge-anomalies.ts'

const rules = { pre: 1, deadline: 2, post: 2, cooldown: 2, warmUpDays: 0 }

/** `!` is an incident, `l` a leak, `?` doubtful, `.` normal; below it `x` where the detector said so. */
function judge(labels: string, said: string): AnomalyTally {
  const meaning: Readonly<Record<string, number>> = { '!': 1, l: 2, '?': -1 }
  return judgeAnomalies({
    labels: Int8Array.from(labels, (mark) => meaning[mark] ?? 0),
    isAnomaly: Array.from(said, (mark) => mark === 'x'),
    slotsPerDay: 4,
    rules,
  })
}

it.each([
  { sentence: 'finds at once', labels: '....!!!!!....', said: '....x........', found: 1, falseAlarms: 0 },
  {
    sentence: 'finds a little early',
    labels: '....!!!!!....',
    said: '...x.........',
    found: 1,
    falseAlarms: 0,
  },
  {
    sentence: 'misses what comes late',
    labels: '....!!!!!....',
    said: '.......x.....',
    found: 0,
    falseAlarms: 0,
  },
  {
    sentence: 'has until its end for a leak',
    labels: '....lllll....',
    said: '.......x.....',
    found: 1,
    falseAlarms: 0,
  },
  {
    sentence: 'blames what comes without reason',
    labels: '....!!!!!....',
    said: '.x...........',
    found: 0,
    falseAlarms: 1,
  },
  {
    sentence: 'takes points that are close for one message',
    labels: '.............',
    said: '.x.x.x.......',
    found: 0,
    falseAlarms: 1,
  },
  {
    sentence: 'gives nothing to whoever always alarms',
    labels: '....!!!!!....',
    said: '.x.x.x.......',
    found: 0,
    falseAlarms: 1,
  },
  {
    sentence: 'blames nobody where all is doubtful',
    labels: '....?????....',
    said: '......x......',
    found: 0,
    falseAlarms: 0,
  },
])('$sentence', ({ labels, said, found, falseAlarms }) => {
  expect(judge(labels, said)).toMatchObject({ found, falseAlarms })
})

it('adds up series, and tells precision and recall in one figure', () => {
  const found = judge('....!!!!!....', '....x........')
  const wrong = judge('.............', '....x........')
  expect(addTallies([found, wrong])).toMatchObject({ incidents: 1, found: 1, falseAlarms: 1, f1: 2 / 3 })
})
