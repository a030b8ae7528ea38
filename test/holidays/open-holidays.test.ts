import { beforeAll, describe, expect, it } from 'vitest'
import type { HolidayCalendar } from '../../src/alert/known-days.ts'
import { openHolidays, type FindCalendar } from '../../src/holidays/open-holidays.ts'

let find: FindCalendar
beforeAll(async () => {
  find = await openHolidays()
})

function calendar(code: string): HolidayCalendar {
  const found = find(code)
  if ('problem' in found) throw new Error(found.problem)
  return found
}

function nameOf(code: string, day: string): string | undefined {
  const year = Number(day.slice(0, 4))
  return calendar(code)
    .holidaysOf(year)
    .find((holiday) => holiday.day === day)?.text
}

describe('public holidays', () => {
  it.each([
    ['of a state', 'DE-BE', '2026-03-08', "International Women's Day"],
    ['by weekday', 'US', '2026-11-26', 'Thanksgiving Day'],
    ['by the moon', 'GB', '2026-04-03', 'Good Friday'],
    ['of a region', 'US-LA-NO', '2026-02-17', 'Mardi Gras'],
    ['that fall on a Saturday', 'GB', '2026-12-26', 'Boxing Day'],
    ['that are made up for', 'GB', '2026-12-28', 'Boxing Day (substitute day)'],
    ['of next year that are made up for in this', 'US', '2021-12-31', "New Year's Day (substitute day)"],
    ['of three days, the last', 'AE', '2026-03-22', 'End of Ramadan (Eid al-Fitr)'],
    ['that began last year', 'SZ', '2026-01-02', 'Incwala Festival'],
    ['in English', 'JP', '2026-05-05', "Children's Day"],
    ['in their own language where there is no other', 'LI', '2026-09-08', 'Mariä Geburt'],
  ])('are known: %s', (_, ...[code, day, name]) => {
    expect(nameOf(code, day)).toBe(name)
  })

  it.each([
    ['of other states', 'DE-BY', '2026-03-08'],
    ['that are no days off', 'US', '2026-02-14'],
    ['behind the last of three days', 'AE', '2026-03-23'],
    ['of half a day', 'IS', '2026-12-31'],
    ['before a rule was made', 'US', '2020-06-19'],
  ])('are not: days %s', (_, code, day) => {
    expect(nameOf(code, day)).toBeUndefined()
  })

  it.each([1, 1969, 2101, 2026.5, Number.NaN, -2026, 99_999])('are none in the year %s', (year) => {
    expect(calendar('SA').holidaysOf(year)).toEqual([])
  })

  it('stand in their own year, whole and in order, wherever the sun or the moon decides', () => {
    for (const code of ['US', 'DE-BE', 'SA', 'CN', 'IL', 'TR', 'AU-NSW', 'SZ'])
      for (let year = 1970; year <= 2100; year += 13)
        for (const { day, text } of calendar(code).holidaysOf(year)) {
          expect(day).toMatch(new RegExp(`^${year}-\\d\\d-\\d\\d$`))
          expect(text).not.toBe('')
        }
  })

  it('are looked up once a year', () => {
    const berlin = calendar('de-be')
    expect(berlin).toMatchObject({ place: 'DE-BE', name: 'Berlin, Germany' })
    expect(berlin.holidaysOf(2026)).toBe(berlin.holidaysOf(2026))
  })

  it('say of a code that is none what is wrong, and which there are', () => {
    expect(find('XX')).toEqual({ problem: 'there is no country XX. Use codes such as DE, DE-BE, US.' })
    expect(find('FR-XX')).toEqual({
      problem: expect.stringMatching(/^France has no part XX\. Use FR, or FR- with/),
    })
  })
})
