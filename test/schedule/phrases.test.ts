import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { describeSchedule } from '../../src/schedule/describe-schedule.ts'
import { takeSchedule } from '../../src/schedule/phrases.ts'

describe('a schedule in words', () => {
  it.each([
    ['every day dau', '0 9 * * *', undefined, ' dau'],
    ['every weekday at 9:00 dau last 30d; retention', '0 9 * * 1-5', undefined, ' dau last 30d; retention'],
    ['Every Weekday At 17:30 dau', '30 17 * * 1-5', undefined, ' dau'],
    ['every weekend at noon dau', '0 12 * * 0,6', undefined, ' dau'],
    ['every monday dau', '0 9 * * 1', undefined, ' dau'],
    ['every Mondays at 9 dau', '0 9 * * 1', undefined, ' dau'],
    ['every mon, wed and fri at 9am dau', '0 9 * * 1,3,5', undefined, ' dau'],
    ['every tuesday and thursday event Play Song', '0 9 * * 2,4', undefined, ' event Play Song'],
    ['every week on friday at 5 pm dau', '0 17 * * 5', undefined, ' dau'],
    ['every week dau', '0 9 * * 1', undefined, ' dau'],
    ['every month dau', '0 9 1 * *', undefined, ' dau'],
    ['every month on the 1st dau', '0 9 1 * *', undefined, ' dau'],
    ['every month on the 1st and 15th at 10 dau', '0 10 1,15 * *', undefined, ' dau'],
    ['every month on the last day dau', '0 9 L * *', undefined, ' dau'],
    ['every month on the last friday at 16:00 dau', '0 16 * * 5#L', undefined, ' dau'],
    ['every first monday of the month dau', '0 9 * * 1#1', undefined, ' dau'],
    ['every quarter dau', '0 9 1 1,4,7,10 *', undefined, ' dau'],
    ['every hour dau', '0 * * * *', undefined, ' dau'],
    ['every hour at :30 dau', '30 * * * *', undefined, ' dau'],
    ['every 6 hours dau', '0 */6 * * *', undefined, ' dau'],
    ['every day at 9 and 17:00 dau', '0 9,17 * * *', undefined, ' dau'],
    ['every day at 12 am dau', '0 0 * * *', undefined, ' dau'],
    ['every day at 12:15 pm dau', '15 12 * * *', undefined, ' dau'],
    ['every day 7:45 dau', '45 7 * * *', undefined, ' dau'],
    ['every weekday at 9:00 Europe/Berlin dau', '0 9 * * 1-5', 'Europe/Berlin', ' dau'],
    ['every weekday at 9:00 in europe/berlin dau', '0 9 * * 1-5', 'Europe/Berlin', ' dau'],
    ['every weekday at 9:00 Berlin dau', '0 9 * * 1-5', 'Europe/Berlin', ' dau'],
    ['every weekday at 9:00 utc dau', '0 9 * * 1-5', 'UTC', ' dau'],
    ['every day at 9:00 asia/kolkata dau', '0 9 * * *', 'Asia/Kolkata', ' dau'],
    ['cron 0 9 * * 1-5 dau last 30d', '0 9 * * 1-5', undefined, ' dau last 30d'],
    ['cron "30 8 1 * *" Asia/Kolkata dau', '30 8 1 * *', 'Asia/Kolkata', ' dau'],
    ['every day in Berlin', '0 9 * * *', 'Europe/Berlin', ''],
    ['every day', '0 9 * * *', undefined, ''],
  ])('%s', (text, ...expected) => {
    const taken = takeSchedule(text)
    expect([taken?.cron, taken?.timeZone, text.slice(taken?.end)]).toEqual(expected)
  })

  it('leaves a text alone that begins with something else', () => {
    expect(takeSchedule('dau last 30d')).toBeUndefined()
    expect(takeSchedule('')).toBeUndefined()
  })
})

describe('a schedule that cannot be', () => {
  it.each([
    ['every', '', 'every weekday'],
    ['every dya at 9:00 dau', 'dya', 'every weekday at 9:00 dau'],
    ['every 5 hours dau', '5 hours', 'every 6 hours dau'],
    ['every 2 weeks dau', '2 weeks', 'every week on monday dau'],
    ['every other week dau', 'other week', 'every week on monday dau'],
    ['every 15 minutes dau', '15 minutes', 'every hour dau'],
    ['every day at 25:00 dau', '25:00', 'every day at 9:00 dau'],
    ['every day at noonish dau', 'noonish', 'every day at 9:00 dau'],
    ['every day at 9 and 17:30 dau', '9 and 17:30', 'every day at 9:00 and 17:00 dau'],
    ['every hour at 9 dau', '9', 'every hour at :30 dau'],
    ['every month on the 32nd dau', '32nd', 'every month on the 1st dau'],
    ['every week on sometimes dau', 'sometimes', 'every week on monday dau'],
    ['every day at 9:00 CET dau', 'CET', 'every day at 9:00 Europe/Berlin dau'],
    ['every day at 9:00 Europe/Berln dau', 'Europe/Berln', 'every day at 9:00 Europe/Berlin dau'],
    ['cron 61 9 * * * dau', '61 9 * * *', 'cron 0 9 * * 1-5 dau'],
    ['cron * * * * * dau', '* * * * *', 'cron 0 9 * * 1-5 dau'],
    ['cron 0 9 dau', '0 9 dau', 'cron 0 9 * * 1-5'],
  ])('%s points at “%s”', (text, pointed, suggestion) => {
    const error = mistakeIn(text)
    expect(error.text.slice(error.span.start, error.span.end)).toBe(pointed)
    expect(error.suggestions).toContain(suggestion)
    expect(error.userMessage).toMatch(/[.?]$/)
  })

  it('never breaks, whatever is typed, and suggests only what it understands itself', () => {
    const words = fc.constantFrom(
      ...'every day weekday monday and , at 9 9:00 25:00 pm month on the 1st last first week hour 6 hours cron * 0 Europe/Berlin CET in ;'.split(
        ' ',
      ),
    )
    const typed = fc.oneof(
      fc.array(words, { maxLength: 9 }).map((list) => list.join(' ')),
      fc.string(),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const outcome = attempt(`every ${text}`)
        if (!(outcome instanceof InvalidQueryError)) return
        expect(outcome.span.start).toBeLessThanOrEqual(outcome.span.end)
        expect(outcome.span.end).toBeLessThanOrEqual(outcome.text.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('describing a schedule', () => {
  it.each([
    ['0 9 * * 1-5', 'every weekday at 9:00 Europe/Berlin'],
    ['30 17 * * 5', 'every Friday at 17:30 Europe/Berlin'],
    ['0 9,17 * * *', 'every day at 9:00 and 17:00 Europe/Berlin'],
    ['0 9 1,15,22 * *', 'every month on the 1st, 15th and 22nd at 9:00 Europe/Berlin'],
    ['0 9 L * *', 'every month on the last day at 9:00 Europe/Berlin'],
    ['0 9 * * 1#2', 'every month on the second Monday at 9:00 Europe/Berlin'],
    ['30 * * * *', 'every hour at :30 Europe/Berlin'],
    ['0 9 1 1,4,7,10 *', 'every quarter at 9:00 Europe/Berlin'],
    ['0 9-17 * * 1-5', 'cron 0 9-17 * * 1-5 Europe/Berlin'],
    ['0 9 1 * 1', 'cron 0 9 1 * 1 Europe/Berlin'],
    ['0 9 * 5 *', 'cron 0 9 * 5 * Europe/Berlin'],
  ])('%s is “%s”', (cron, words) => {
    expect(describeSchedule({ cron, timeZone: 'Europe/Berlin' })).toBe(words)
  })

  it('gives words that are read as the same schedule again', () => {
    const minute = fc.integer({ min: 0, max: 59 })
    const hours = fc
      .uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 })
      .map((list) => list.toSorted((a, b) => a - b).join(','))
    const days = fc.constantFrom(
      '* * *',
      '* * 1-5',
      '* * 0,6',
      '* * 2,4',
      '1 * *',
      'L * *',
      '3,21,31 * *',
      '* * 5#L',
      '1 1,4,7,10 *',
      '* 6 *',
    )
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    fc.assert(
      fc.property(fc.tuple(minute, hours, days), zone, (fields, timeZone) => {
        const schedule = { cron: fields.join(' '), timeZone }
        expect(takeSchedule(describeSchedule(schedule))).toMatchObject(schedule)
      }),
      { numRuns: 300 },
    )
  })
})

function attempt(text: string): unknown {
  try {
    return takeSchedule(text)
  } catch (error) {
    if (error instanceof InvalidQueryError) return error
    throw error
  }
}

function mistakeIn(text: string): InvalidQueryError {
  const outcome = attempt(text)
  if (!(outcome instanceof InvalidQueryError)) throw new Error(`“${text}” was understood.`)
  return outcome
}
