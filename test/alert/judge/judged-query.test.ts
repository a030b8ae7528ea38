import { describe, expect, it } from 'vitest'
import { judgedQuery } from '../../../src/alert/judge/judged-query.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'

const monday = { now: new Date('2026-11-23T14:40:00Z'), timeZone: 'UTC' }

const rows: [string, string, string][] = [
  ['days go back as far as a detector learns from', 'dau last 7d', 'dau last 90d'],
  ['weeks go back a year', 'wau', 'wau last 52 weeks'],
  ['months go back two years', 'mau by country', 'mau by country last 24 months'],
  [
    'hours come with those of a week ago',
    'event Purchase totals hourly',
    'event Purchase totals hourly last 7d vs last week',
  ],
  ['realtime is asked as it is', 'realtime', 'realtime'],
  [
    'a funnel is asked for the newest day whose window has closed',
    'funnel Search > Play',
    'funnel Search > Play within 1d 2026-11-21',
  ],
  [
    'its own window is waited for',
    'funnel Search > Play within 7d',
    'funnel Search > Play within 7d 2026-11-15',
  ],
  ['cohorts are asked until enough of them are old enough', 'retention', 'retention last 60d'],
  ['how it is shown makes no difference', 'dau vs previous as table private', 'dau last 90d'],
  [
    'project, groups and conditions stay',
    'dau where country is Japan by platform project Acme',
    'dau where country is Japan by platform last 90d project Acme',
  ],
]

describe('what is asked for a check', () => {
  it.each(rows)('%s: %s', (_, question, asked) => {
    expect(describeQuery(judgedQuery({ question }, monday))).toBe(asked)
  })

  it('reaches far enough back for the column that is judged', () => {
    expect(describeQuery(judgedQuery({ question: 'retention', age: 30 }, monday))).toBe('retention last 83d')
  })

  it('waits three hours more before a day of a funnel is taken for closed', () => {
    const asked = (now: string) =>
      describeQuery(
        judgedQuery({ question: 'funnel Search > Play' }, { now: new Date(now), timeZone: 'Europe/Berlin' }),
      )
    expect(asked('2026-11-23T01:59:59Z')).toContain('2026-11-20')
    expect(asked('2026-11-23T02:00:00Z')).toContain('2026-11-21')
  })

  it('refuses what is no question', () => {
    expect(() => judgedQuery({ question: 'user ana@acme.com' }, monday)).toThrow(
      'Only questions whose answer',
    )
    expect(() => judgedQuery({ question: 'dua' }, monday)).toThrow()
  })
})
