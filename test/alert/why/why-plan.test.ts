import { describe, expect, it } from 'vitest'
import type { AlertCondition } from '../../../src/alert/alert-rule.ts'
import { questionOf } from '../../../src/alert/judge/judged-query.ts'
import type { WhyQuery } from '../../../src/alert/language/read-why.ts'
import { whyPlanFor, whyPlanForFiring } from '../../../src/alert/why/why-plan.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'

const drops = (against: 'previous' | 'last week'): AlertCondition => ({
  kind: 'drops',
  by: { kind: 'percent', percent: 20 },
  against,
})

interface Row {
  sentence: string
  question: string
  labels: [string, ...string[]]
  against?: 'previous'
  groups?: string[]
  isRunning?: true
  asked: string
  when: string
  reference: string
}

const rows: Row[] = [
  {
    sentence: 'a day is held against the same weekday a week earlier',
    question: 'event Search',
    labels: ['2026-11-22'],
    asked: 'event Search 2026-11-22 vs last week',
    when: 'on Sun, Nov 22',
    reference: 'Sun, Nov 15',
  },
  {
    sentence: 'a rule against the day before is explained against the day before',
    question: 'dau',
    labels: ['2026-11-22'],
    against: 'previous',
    asked: 'dau 2026-11-21..2026-11-22',
    when: 'on Sun, Nov 22',
    reference: 'Sat, Nov 21',
  },
  {
    sentence: 'events of a day that is running are held against the same hours a week earlier',
    question: 'event Search totals',
    labels: ['2026-11-21', '2026-11-22'],
    isRunning: true,
    asked: 'event Search totals 2026-11-22 hourly vs last week',
    when: 'so far on Sun, Nov 22',
    reference: 'the same hours of Sun, Nov 15',
  },
  {
    sentence: 'people of a day that is running by the hour, for they are no sum of hours',
    question: 'dau',
    labels: ['2026-11-22'],
    against: 'previous',
    isRunning: true,
    asked: 'event active 2026-11-22 hourly vs previous',
    when: 'an hour so far on Sun, Nov 22',
    reference: 'the same hours of Sat, Nov 21',
  },
  {
    sentence: 'an hour is held against the same hour a week earlier, of the newest point that breached',
    question: 'event Search hourly',
    labels: ['2026-11-22T17:00:00', '2026-11-22T18:00:00'],
    asked: 'event Search 2026-11-22 hourly vs last week',
    when: 'at 18:00 on Sun, Nov 22',
    reference: '18:00 on Sun, Nov 15',
  },
  {
    sentence: 'a week is held against the week before, both whole',
    question: 'wau',
    labels: ['2026-11-16'],
    asked: 'wau 2026-11-09..2026-11-22',
    when: 'in the week of Nov 16',
    reference: 'the week of Nov 9',
  },
  {
    sentence: 'a month is held against the month before, however long it was',
    question: 'mau',
    labels: ['2026-03-01'],
    asked: 'mau 2026-02-01..2026-03-31',
    when: 'in Mar 2026',
    reference: 'Feb 2026',
  },
  {
    sentence: 'realtime is asked as a segmentation, which has groups, against the day before',
    question: 'realtime',
    labels: ['2026-11-23T13:50:00', '2026-11-23T13:55:00'],
    asked: 'event active last 2d 5min',
    when: 'per 5 minutes from 13:50 to 13:55',
    reference: 'the same time the day before',
  },
  {
    sentence: 'one group that breached becomes a condition',
    question: 'event Search by platform',
    labels: ['2026-11-22'],
    groups: ['iOS'],
    asked: 'event Search 2026-11-22 where platform = iOS vs last week',
    when: 'on Sun, Nov 22',
    reference: 'Sun, Nov 15',
  },
  {
    sentence: 'several groups that breached are looked at as one',
    question: 'event Search by platform',
    labels: ['2026-11-22'],
    groups: ['iOS', 'Web'],
    asked: 'event Search 2026-11-22 vs last week',
    when: 'on Sun, Nov 22',
    reference: 'Sun, Nov 15',
  },
]

describe('what is asked to explain an alert', () => {
  it.each(rows)('$sentence', (row) => {
    const { question, labels, against, groups = [''], isRunning = false, asked, when, reference } = row
    const condition = drops(against ?? 'last week')
    const plan = whyPlanForFiring({ asked: questionOf(question), condition, labels, groups, isRunning })
    expect(plan && describeQuery(plan.query)).toBe(describeQuery(questionOf(asked)))
    expect(plan).toMatchObject({ when, reference })
  })

  it.each(['retention', 'formula UNIQUES(A)/UNIQUES(B) of Search, Play', 'sessions average', 'event A, B'])(
    'is nothing for %s',
    (question) => {
      const asked = questionOf(question)
      const firing = {
        asked,
        condition: drops('last week'),
        labels: ['2026-11-22'] as [string],
        groups: [''],
        isRunning: false,
      }
      expect(whyPlanForFiring(firing)).toBeUndefined()
    },
  )
})

describe('what is asked to explain a person’s question', () => {
  it('is held against a week earlier, unless it says otherwise', () => {
    const plain = whyPlanFor(questionOf('dau yesterday') as WhyQuery)
    expect(plain.query.comparison).toBe('last week')
    const own = whyPlanFor(questionOf('dau yesterday vs last month') as WhyQuery)
    expect(own.query.comparison).toBe('last month')
  })

  it('leaves out what it is about already', () => {
    const { leftOut } = whyPlanFor(questionOf('dau yesterday where platform is iOS') as WhyQuery)
    expect(leftOut).toEqual(['platform'])
  })
})
