import { describe, expect, it } from 'vitest'
import { readPointRow } from '../../src/terminal/read-point-row.ts'

const place = { line: 7, timeZone: 'Europe/Berlin', mayBeHeader: false }

const timestamps: [string, string, string][] = [
  ['Unix seconds are taken as they are', '1795424400', '2026-11-23T09:00:00Z'],
  ['an instant is one anywhere', '2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z'],
  ['an instant may be told by its offset', '2026-11-23T10:00:00+01:00', '2026-11-23T09:00:00Z'],
  ['a day begins in the zone, in winter', '2026-11-23', '2026-11-22T23:00:00Z'],
  ['a day begins in the zone, in summer', '2026-07-23', '2026-07-22T22:00:00Z'],
]

describe('readPointRow', () => {
  it.each(timestamps)('%s', (_, timestamp, expected) => {
    const row = readPointRow(`${timestamp},5`, place)
    expect(new Date((row?.at ?? 0) * 1000).toISOString()).toBe(new Date(expected).toISOString())
    expect(row?.timestamp).toBe(timestamp)
  })

  it.each([
    ['5', 5],
    ['-1.5e3', -1500],
    ['', null],
    ['  ', null],
  ])('reads the value %j as %j', (text, value) => {
    expect(readPointRow(`2026-11-23,${text}`, place)?.value).toBe(value)
  })

  it('passes over a blank line, and over a header where one may be', () => {
    expect(readPointRow('', place)).toBeUndefined()
    expect(readPointRow('timestamp,value,label', { ...place, mayBeHeader: true })).toBeUndefined()
    expect(() => readPointRow('timestamp,value', place)).toThrow('line 7')
  })

  it.each([
    '2026-02-30,1',
    '2026-11-23 09:00,1',
    '1795424400000,1',
    ',1',
    '2026-11-23,1 000',
    '2026-11-23,NaN',
  ])('refuses %s', (row) => {
    expect(() => readPointRow(row, place)).toThrow('line 7')
  })
})
