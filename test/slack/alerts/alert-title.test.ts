import { describe, expect, it } from 'vitest'
import { alertTitle } from '../../../src/slack/alerts/alert-title.ts'
import { questionOf } from '../../../src/alert/judge/judged-query.ts'

describe('what an alert is called', () => {
  it.each([
    ['dau', undefined, 'Daily active users'],
    ['dau by platform', undefined, 'Daily active users by platform'],
    ['event Purchase', undefined, 'Purchase'],
    ['event Purchase hourly where platform is iOS', undefined, 'Purchase, platform is iOS, hourly'],
    ['funnel Search > Play Song', undefined, 'Search → Play Song'],
    ['retention', undefined, 'Day 7 retention'],
    ['retention', 1, 'Day 1 retention'],
    ['retention Sign Up > Play Song weekly', 4, 'Week 4 retention, Sign Up → Play Song'],
    ['ltv', 30, 'Lifetime value of new users, day 30'],
    ['realtime', undefined, 'Active users right now'],
  ])('of `%s`, age %s, is “%s”', (text, age, title) => {
    expect(alertTitle(questionOf(text), age)).toBe(title)
  })
})
