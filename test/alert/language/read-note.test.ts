import { describe, expect, it } from 'vitest'
import { readAlertCommand } from '../../../src/alert/language/read-alert-command.ts'
import { InvalidQueryError } from '../../../src/errors.ts'

/** A Monday. */
const known = { today: '2026-11-23' }
const friday = { start: '2026-11-27', end: '2026-11-27' }
const christmas = { start: '2026-12-24', end: '2026-12-26' }
const tomorrow = { start: '2026-11-24', end: '2026-11-24' }

function mistake(text: string): InvalidQueryError {
  const reading = readAlertCommand(text, known)
  if (reading instanceof InvalidQueryError) return reading
  throw new Error(`“${text}” is understood.`)
}

describe('a note', () => {
  it.each([
    ['2026-11-27 Black Friday', friday, 'Black Friday'],
    ['Nov 27 “Black Friday”', friday, 'Black Friday'],
    ['27.11.2026 Black Friday', friday, 'Black Friday'],
    ['2026-11-27: Black Friday', friday, 'Black Friday'],
    ['2026-11-27, Black Friday', friday, 'Black Friday'],
    ['Nov 27 – Black Friday', friday, 'Black Friday'],
    ['add 2026-11-27 Black Friday', friday, 'Black Friday'],
    ['2026-11-27 Sale: 30% off, until 12:00', friday, 'Sale: 30% off, until 12:00'],
    ['2026-11-27 Delete old accounts', friday, 'Delete old accounts'],
    ['tomorrow Release 4.2', tomorrow, 'Release 4.2'],
    ['tomorrow: Release 4.2', tomorrow, 'Release 4.2'],
    ['yesterday outage', { start: '2026-11-22', end: '2026-11-22' }, 'outage'],
    ['Jan 6 Epiphany', { start: '2027-01-06', end: '2027-01-06' }, 'Epiphany'],
    ['Oct 3 Unity Day', { start: '2026-10-03', end: '2026-10-03' }, 'Unity Day'],
    ['2026-12-24 to 2026-12-26 Christmas break', christmas, 'Christmas break'],
    ['Dec 24 – Dec 26 Christmas break', christmas, 'Christmas break'],
    ['2026-12-24..2026-12-26: Christmas break', christmas, 'Christmas break'],
    ['Dec 31 to Jan 1 New Year', { start: '2026-12-31', end: '2027-01-01' }, 'New Year'],
    ['2026-11-27 Release project Acme EU', friday, 'Release project Acme EU'],
  ])('%s', (text, days, words) => {
    expect(readAlertCommand(`note ${text}`, known)).toEqual({ kind: 'addNote', days, text: words })
  })

  it.each([
    ['2026-11-27 delete', friday, undefined],
    ['delete 2026-11-27', friday, undefined],
    ['remove 2026-11-27 Black Friday', friday, undefined],
    ['2026-11-27 forget project Acme EU', friday, 'Acme EU'],
    ['delete 2026-11-27 project Acme EU', friday, 'Acme EU'],
    ['Dec 24 to Dec 26 delete', christmas, undefined],
  ])('is taken back by %s', (text, days, project) => {
    expect(readAlertCommand(`note ${text}`, known)).toEqual({ kind: 'removeNote', days, project })
  })

  it.each(['note', 'notes', 'note list'])('is listed by `%s`', (text) => {
    expect(readAlertCommand(text, known)).toEqual({ kind: 'notes' })
  })

  it.each([
    ['note Black Friday', 'Black', 'note 2026-11-23 Black Friday'],
    ['note tomorrow', 'tomorrow', 'note tomorrow Black Friday'],
    ['note 2026-02-30 x', '2026-02-30', undefined],
    ['note friday Release', 'friday', 'note 2026-11-27 Release'],
    ['note monday Release', 'monday', 'note 2026-11-23 Release'],
    ['note Dec 26 to Dec 24 Christmas', 'Dec 26 to Dec 24', undefined],
    ['note 2026-12-26 to 2026-12-24 x', '2026-12-26 to 2026-12-24', 'note 2026-12-24 to 2026-12-26 x'],
    ['note Dec 24 to Mar 1 Winter', 'Dec 24 to Mar 1', 'note 2026-12-24 Winter'],
    ['note Dec 24 – 26 Christmas', 'Dec 24 - 26', 'note 2026-12-24 to 2026-12-26 Christmas'],
    ['note 24-26 Dec Christmas', '24-26', 'note 24 Dec to 26 Dec Christmas'],
    ['note 10/11/2026 Release', '10/11/2026', 'note 2026-10-11 Release'],
  ])('is not “%s”', (text, marked, suggestion) => {
    const error = mistake(text)
    expect(error.text.slice(error.span.start, error.span.end)).toBe(marked)
    if (suggestion !== undefined) expect(error.suggestions).toContain(suggestion)
    expect(error.userMessage).toMatch(/^[“A-Z]/)
    for (const offered of error.suggestions)
      expect(readAlertCommand(offered, known), offered).not.toBeInstanceOf(InvalidQueryError)
  })
})
