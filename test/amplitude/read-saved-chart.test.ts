import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSavedChart } from '../../src/amplitude/read-saved-chart.ts'
import { readChartExport } from '../../src/amplitude/chart-export.ts'

const frame = { timeZone: 'UTC', asOf: new Date('2026-11-23T14:40:00Z') }

function contentOf(...rows: string[]) {
  return readSavedChart(readChartExport(rows.join('\r\n')), frame)
}

describe('a saved chart over time', () => {
  it.each([
    ['days', ['2026-11-22T00:00:00', '2026-11-23T00:00:00'], 'day', ['2026-11-22', '2026-11-23*']],
    ['days without a time', ['2026-11-22', '2026-11-23'], 'day', ['2026-11-22', '2026-11-23*']],
    [
      'weeks',
      ['2026-11-09', '2026-11-16', '2026-11-23'],
      'week',
      ['2026-11-09', '2026-11-16', '2026-11-23*'],
    ],
    ['months', ['2026-10-01', '2026-11-01'], 'month', ['2026-10-01', '2026-11-01*']],
    [
      'hours, those to come left out',
      ['2026-11-23T13:00:00', '2026-11-23T14:00:00', '2026-11-23T15:00:00'],
      'hour',
      ['2026-11-23T13:00:00', '2026-11-23T14:00:00*'],
    ],
    [
      'five minutes',
      ['2026-11-23T14:30:00', '2026-11-23T14:35:00', '2026-11-23T14:40:00'],
      '5min',
      ['2026-11-23T14:30:00', '2026-11-23T14:35:00', '2026-11-23T14:40:00*'],
    ],
    ['one bucket, which does not tell', ['2026-11-20'], undefined, ['2026-11-20']],
  ])('has %s', (...[, dates, interval, buckets]) => {
    const content = contentOf(
      `"\tSegment",${dates.map((date) => `"\t${date}"`).join(',')}`,
      '"\tAll","1","2","3"',
    )
    if (content.shape !== 'series') throw new Error(content.shape)
    expect(content.interval).toBe(interval)
    expect(content.buckets.map(({ label, isComplete }) => (isComplete ? label : `${label}*`))).toEqual(
      buckets,
    )
  })

  it.each([
    ['"\tUniques"', 'users'],
    ['"\tActive Users"', 'users'],
    ['"\tEvent Totals"', 'events'],
    ['"\tConversion Over Time","\tOverall"', 'ratio'],
    ['"\tAverage"', 'number'],
    ['"\t"', 'number'],
  ])('of %s counts %s', (metric, unit) => {
    expect(contentOf('"\tTitle"', '', metric, '', 'Segment,2026-11-20', 'All,1')).toMatchObject({ unit })
  })

  it.each([
    ['412', 412],
    ['0.2311', 0.2311],
    ['.5', 0.5],
    ['1,234', 1234],
    ['12.5%', 0.125],
    ['-3', -3],
    ['1e-7', 1e-7],
    ['', null],
    ['NaN', null],
    ['N/A', null],
  ])('reads the cell “%s” as %s', (cell, value) => {
    const content = contentOf('Segment,2026-11-20,2026-11-21', `All,"${cell}",7`)
    expect(content).toMatchObject({ series: [{ values: [value, 7] }] })
  })

  it('names rows by all of their names, and keeps nulls for rows that are short', () => {
    const content = contentOf('Segment,Event,2026-11-20,2026-11-21', 'iOS,Play,1', '(none),,2,3')
    expect(content).toMatchObject({
      series: [
        { label: 'iOS · Play', values: [1, null] },
        { label: '(none)', values: [2, 3] },
      ],
    })
  })

  it('is a table where a cell is no number, so that nothing is dropped', () => {
    expect(contentOf('Segment,2026-11-20', 'All,$12.50')).toEqual({
      shape: 'table',
      header: ['Segment', '2026-11-20'],
      rows: [['All', '$12.50']],
    })
  })

  it('may have no rows', () => {
    expect(contentOf('Segment,2026-11-20,2026-11-21')).toMatchObject({ shape: 'series', series: [] })
  })
})

describe('a saved funnel', () => {
  const header = '"\tSegment","\tStart","\tEnd","\tSearch","\tPlay rate","\tPlay time","\tPlay"'
  const total = '"\tTotal","\t2026-11-01","\t2026-11-23","200","0.25","93","50"'

  it('has the people of each step', () => {
    expect(contentOf('"\tFunnel"', '', '"\tConversion"', '', header, total)).toEqual({
      shape: 'funnel',
      steps: ['Search', 'Play'],
      groups: [
        { label: '', counts: [200, 50], medianStepMs: [undefined, undefined], medianTotalMs: undefined },
      ],
    })
  })

  it('leaves out the sum of groups that stand beside it', () => {
    const content = contentOf(
      header,
      '"\tiOS","","","120","0.25","9","30"',
      '"\tWeb","","","80","0.25","9","20"',
      total,
    )
    expect(content).toMatchObject({
      groups: [
        { label: 'iOS', counts: [120, 30] },
        { label: 'Web', counts: [80, 20] },
      ],
    })
  })

  it.each([
    ['nobody came to the second step', '"\tTotal","","","200","0","","0"', 'funnel'],
    ['the row of the total is missing', '"\tiOS","","","200","0.25","93","50"', 'table'],
    ['more people finish than begin', '"\tTotal","","","50","4","93","200"', 'table'],
    ['counts are no numbers', '"\tTotal","","","many","4","93","few"', 'table'],
    [
      'a range before stands beside it',
      `${total}\r\n"\tTotal [Previous]","","","90","0.2","90","18"`,
      'table',
    ],
  ])('where %s', (_sentence, rows, shape) => {
    expect(contentOf(header, rows).shape).toBe(shape)
  })
})

describe('any other export', () => {
  it('is a table under the first row of its last part', () => {
    const content = contentOf('"\tRetention"', '', '"\tDay","\tUsers"', '"\tDay 0","100"', '', '')
    expect(content).toEqual({ shape: 'table', header: ['Day', 'Users'], rows: [['Day 0', '100']] })
  })

  it('keeps quotes, commas and line breaks inside of cells', () => {
    const content = contentOf('Title', '', 'a,b', '"say ""hi"", twice","two\nlines"')
    expect(content).toMatchObject({ rows: [['say "hi", twice', 'two\nlines']] })
  })

  it('may be without TABs, without quotes, with a byte order mark and plain line ends', () => {
    const table = readChartExport('\uFEFFTitle\n\nUniques\n\nSegment,2026-11-20\nAll,1\n')
    expect(table).toEqual({
      title: 'Title',
      metric: 'Uniques',
      header: ['Segment', '2026-11-20'],
      rows: [['All', '1']],
      isCut: false,
    })
  })

  it('never breaks, whatever stands in its cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\tSegment',
        '\tTotal',
        '2026-11-20',
        '2026-11-21T25:00:00',
        '2026-99-99',
        '7',
        '-',
        '\tA [Previous]',
      ),
    )
    const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 })
    fc.assert(
      fc.property(rows, (cells) => {
        const csv = cells
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\r\n')
        expect(['series', 'funnel', 'table']).toContain(contentOf(csv).shape)
      }),
      { numRuns: 500 },
    )
  })
})
