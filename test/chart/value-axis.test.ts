import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headroomFor, valueAxis } from '../../src/chart/value-axis.ts'
import type { Unit } from '../../src/result/metric-result.ts'

const texts = (values: (number | null)[], unit: Unit, mayZoom = false): string[] =>
  valueAxis(values, unit, mayZoom).ticks.map(({ text }) => text)

describe('the axis of values', () => {
  it.each<[string, (number | null)[], Unit, string[]]>([
    ['steps in round thousands', [3000, 15_400], 'users', ['0', '5K', '10K', '15K', '20K']],
    ['counts people in whole numbers', [0, 1, 2], 'users', ['0', '1', '2']],
    ['shows one where there were none', [0, 0], 'events', ['0', '1']],
    ['shows one where there is nothing', [null], 'events', ['0', '1']],
    ['goes below zero where values do', [-520, 250], 'number', ['−600', '−400', '−200', '0', '200', '400']],
    ['writes shares as percent', [0.22], 'ratio', ['0%', '5%', '10%', '15%', '20%', '25%']],
    ['keeps the decimals that small shares need', [0.002], 'ratio', ['0%', '0.05%', '0.1%', '0.15%', '0.2%']],
    ['counts minutes in minutes', [171_000], 'durationMs', ['0s', '1m', '2m', '3m']],
    [
      'writes half minutes as seconds',
      [141_000],
      'durationMs',
      ['0s', '30s', '1m', '1m 30s', '2m', '2m 30s'],
    ],
    ['counts long times in hours', [5 * 3_600_000], 'durationMs', ['0s', '1h', '2h', '3h', '4h', '5h']],
    ['reaches trillions', [1.3e12], 'events', ['0', '500B', '1T', '1.5T']],
    ['reaches ten thousandths', [0.000_11], 'number', ['0', '0.00005', '0.0001', '0.00015']],
  ])('%s', (...[, values, unit, expected]) => {
    expect(texts(values, unit)).toEqual(expected)
  })

  it('leaves zero only for lines that would look flat, and says so', () => {
    const values = [100_000, 100_380]
    expect(valueAxis(values, 'users').startsAtZero).toBe(true)
    expect(valueAxis(values, 'users', true).startsAtZero).toBe(false)
    expect(texts(values, 'users', true)).toEqual(['100K', '100.1K', '100.2K', '100.3K', '100.4K'])
    expect(valueAxis([9000, 12_000], 'users', true).startsAtZero).toBe(true)
  })

  it('writes ticks in full where compact ones would be the same', () => {
    expect(texts([100_000, 100_038], 'users', true)).toEqual([
      '100,000',
      '100,010',
      '100,020',
      '100,030',
      '100,040',
    ])
  })

  it('holds all values between its ends, with two to seven ticks that read differently', () => {
    const units = fc.constantFrom<Unit>('users', 'events', 'number', 'ratio', 'durationMs')
    const values = fc.array(fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.nat(1000)), {
      minLength: 1,
    })
    fc.assert(
      fc.property(values, units, fc.boolean(), (some, unit, mayZoom) => {
        const { min, max, ticks } = valueAxis(some, unit, mayZoom)
        const slack = 1e-9 * Math.max(Math.abs(min), Math.abs(max))
        expect(min).toBeLessThanOrEqual(Math.min(...some) + slack)
        expect(max).toBeGreaterThanOrEqual(Math.max(...some) - slack)
        expect(max).toBeGreaterThan(min)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(7)
        expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).sort((a, b) => a - b))
      }),
    )
  })

  it('leaves room above for labels that nearly reach the top', () => {
    const axis = valueAxis([14_900], 'users')
    expect(headroomFor([14_900], axis)).toBeGreaterThan(0)
    expect(headroomFor([9000], axis)).toBe(0)
  })
})
