import { describe, expect, it } from 'vitest'
import { checkLimits } from '../../src/query/check-limits.ts'
import { markedText, parsedQuestion } from '../support/parsed-query.ts'

const now = new Date('2026-11-23T10:17:00Z')

const withinLimits = [
  'event A 5min today',
  'event A 5min last 2d',
  'event A 5min last 24h',
  'event A hourly last 7d',
  'funnel A > B hourly this week',
  'dau last 365d',
  'dau 2025-10-01..2026-09-30',
  'wau last 52 weeks',
  'mau last 36 months',
  'event A rolling 90',
  'event A weekly smoothed 12',
  'funnel A > B within 366d',
  'funnel A > B in any order within 2d',
  'dau since 2026-11-23',
  'dau 2026-11-20..2026-12-31',
  'formula UNIQUES(A) of A 5min last 2d',
  'formula UNIQUES(A) of A rolling 90',
  'sessions length last 365d',
  'sessions average last 52 weeks',
  'composition platform last 12 months',
  'ltv last 52 weeks',
  'ltv last 36 months',
  'realtime',
  'events',
  'user 12345',
  'chart abc123',
]

interface Row {
  text: string
  marked: string
  problem: string
  suggestions: readonly string[]
}

const beyond: Row[] = [
  {
    text: 'event A 5min last 3d',
    marked: 'last 3d',
    problem: 'Amplitude answers 5min questions for 2 days at most; this one is for 3 days.',
    suggestions: ['event A 5min last 2d', 'event A hourly last 3d'],
  },
  {
    text: 'event A last 200h',
    marked: 'last 200h',
    problem: 'Amplitude answers hourly questions for 7 days at most; this one is for 9 days.',
    suggestions: ['event A hourly last 7d', 'event A daily last 200h'],
  },
  {
    text: 'event A by country hourly last 30d',
    marked: 'last 30d',
    problem: 'Amplitude answers hourly questions for 7 days at most; this one is for 30 days.',
    suggestions: ['event A by country hourly last 7d', 'event A by country'],
  },
  {
    text: 'retention last 366d by platform',
    marked: 'last 366d',
    problem: 'Amplitude answers daily questions for 365 days at most; this one is for 366 days.',
    suggestions: ['retention by platform last 365d', 'retention by platform monthly last 366d'],
  },
  {
    text: 'dau since 2020-01-01',
    marked: 'since 2020-01-01',
    problem: 'Amplitude answers daily questions for 365 days at most; this one is for 2,519 days.',
    suggestions: ['dau last 365d'],
  },
  {
    text: 'wau last 53 weeks',
    marked: 'last 53 weeks',
    problem: 'Amplitude answers weekly questions for 52 weeks at most; this one is for 365 days.',
    suggestions: ['wau last 52 weeks', 'mau last 53 weeks'],
  },
  {
    text: 'mau last 37 months',
    marked: 'last 37 months',
    problem: 'Amplitude answers monthly questions for 36 months at most; this one is for 37 months.',
    suggestions: ['mau last 36 months'],
  },
  {
    text: 'event A rolling 91',
    marked: 'rolling 91',
    problem: '`rolling` goes up to 90 for daily points.',
    suggestions: ['event A rolling 90'],
  },
  {
    text: 'event A monthly smoothed 13',
    marked: 'smoothed 13',
    problem: '`smoothed` goes up to 12 for monthly points.',
    suggestions: ['event A smoothed 12 last 12 months'],
  },
  {
    text: 'funnel A > B within 367d',
    marked: 'within 367d',
    problem: "A funnel's window is 366 days at most.",
    suggestions: ['funnel A > B within 366d'],
  },
  {
    text: 'funnel A > B in any order within 36h',
    marked: 'within 36h',
    problem:
      'Amplitude counts the window of a funnel `in any order` in whole days, so it cannot be `within 36h`.',
    suggestions: ['funnel A > B in any order within 2d'],
  },
  {
    text: 'dau 2026-11-10..2026-11-01',
    marked: '2026-11-10..2026-11-01',
    problem: 'This range ends before it starts.',
    suggestions: ['dau 2026-11-01..2026-11-10'],
  },
  {
    text: 'dau since 2026-11-24',
    marked: 'since 2026-11-24',
    problem: 'This range starts in the future: today is 2026-11-23.',
    suggestions: [],
  },
  {
    text: 'formula UNIQUES(A) of A hourly last 30d',
    marked: 'last 30d',
    problem: 'Amplitude answers hourly questions for 7 days at most; this one is for 30 days.',
    suggestions: ['formula UNIQUES(A) of A hourly last 7d', 'formula UNIQUES(A) of A'],
  },
  {
    text: 'formula UNIQUES(A) of A weekly rolling 13',
    marked: 'rolling 13',
    problem: '`rolling` goes up to 12 for weekly points.',
    suggestions: ['formula UNIQUES(A) of A rolling 12 last 12 weeks'],
  },
  {
    text: 'sessions length last 60 weeks',
    marked: 'last 60 weeks',
    problem: 'Amplitude answers daily questions for 365 days at most; this one is for 414 days.',
    suggestions: ['sessions length last 365d'],
  },
  {
    text: 'composition platform since 2020-01-01',
    marked: 'since 2020-01-01',
    problem: 'Amplitude answers this question for 365 days at most; this one is for 2,519 days.',
    suggestions: ['composition platform last 365d'],
  },
  {
    text: 'composition platform 2026-11-10..2026-11-01',
    marked: '2026-11-10..2026-11-01',
    problem: 'This range ends before it starts.',
    suggestions: ['composition platform 2026-11-01..2026-11-10'],
  },
  {
    text: 'ltv last 53 weeks',
    marked: 'last 53 weeks',
    problem: 'Amplitude answers weekly questions for 52 weeks at most; this one is for 365 days.',
    suggestions: ['ltv last 52 weeks', 'ltv monthly last 53 weeks'],
  },
  {
    text: 'ltv since 2026-11-24',
    marked: 'since 2026-11-24',
    problem: 'This range starts in the future: today is 2026-11-23.',
    suggestions: [],
  },
  {
    text: 'dau last 99999999 months',
    marked: 'last 99999999 months',
    problem: 'Amplitude answers daily questions for 365 days at most; this one is for 608,731 days.',
    suggestions: ['dau last 365d'],
  },
]

describe('checkLimits', () => {
  it.each(withinLimits)('lets pass: %s', (text) => {
    expect(checkLimits(parsedQuestion(text), now, 'UTC')).toBeUndefined()
  })

  it.each(beyond)('$text: $problem', ({ text, marked, problem, suggestions }) => {
    const error = checkLimits(parsedQuestion(text), now, 'UTC')
    expect(
      error && { marked: markedText(error), problem: error.userMessage, suggestions: error.suggestions },
    ).toEqual({
      marked,
      problem,
      suggestions,
    })
  })

  it.each(beyond)('only offers what it would let pass instead of $text', ({ text }) => {
    for (const suggestion of checkLimits(parsedQuestion(text), now, 'UTC')?.suggestions ?? []) {
      expect(checkLimits(parsedQuestion(suggestion), now, 'UTC')).toBeUndefined()
    }
  })

  it('knows today in the project’s zone', () => {
    const question = parsedQuestion('dau since 2026-11-24')
    const evening = new Date('2026-11-23T12:00:00Z')
    expect(checkLimits(question, evening, 'Pacific/Auckland')).toBeUndefined()
  })
})
