import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../src/result/csv.ts'
import type { ResultTable } from '../../src/result/result-table.ts'
import { numberCell, numberColumn, textCell, textColumn } from '../../src/result/table/table-cell.ts'

/** A table of one column of text. */
function oneColumn(...cells: string[]): ResultTable {
  return { columns: [textColumn('Name')], rows: cells.map((cell) => [textCell(cell)]) }
}

describe('csvOf', () => {
  it('writes whole numbers under the names of their columns, rows ended by CRLF', () => {
    const table: ResultTable = {
      columns: [textColumn('Day'), numberColumn('Users', 'users'), numberColumn('Share', 'ratio')],
      rows: [
        [textCell('Sun, Nov 22', '2026-11-22'), numberCell(12_345, 'users'), numberCell(0.1 + 0.2, 'ratio')],
        [textCell('Mon, Nov 23', '2026-11-23'), numberCell(null, 'users'), numberCell(-1, 'ratio')],
      ],
    }
    expect(csvOf(table)).toBe('Day,Users,Share\r\n2026-11-22,12345,0.3\r\n2026-11-23,,-1\r\n')
  })

  it('writes durations in seconds, and says so', () => {
    const columns = [numberColumn('Median time', 'durationMs')]
    expect(csvOf({ columns, rows: [[numberCell(161_250, 'durationMs')]] })).toBe(
      'Median time (seconds)\r\n161.25\r\n',
    )
  })

  it.each([
    ['a comma', 'Add to Cart, then Pay', '"Add to Cart, then Pay"'],
    ['a quote', 'the "best" song', '"the ""best"" song"'],
    ['a line break', 'two\nlines', '"two\nlines"'],
    ['nothing special', 'Play Song', 'Play Song'],
    ['other scripts', '検索フィルター 🎉', '検索フィルター 🎉'],
  ])('quotes where the standard asks for it: %s', (...[, text, cell]) => {
    expect(csvOf(oneColumn(text))).toBe(`Name\r\n${cell}\r\n`)
  })

  it.each([
    ['a formula', '=1+1', "'=1+1"],
    ['a formula that fetches', '=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
    ['a plus', '+cmd', "'+cmd"],
    ['a minus', '-2+3', "'-2+3"],
    ['an at', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\t=1"],
    ['a carriage return', '\r=1', '"\'\r=1"'],
    ['a wide sign', '＝1', "'＝1"],
  ])('disarms what a spreadsheet would run: %s', (...[, text, cell]) => {
    expect(csvOf(oneColumn(text))).toBe(`Name\r\n${cell}\r\n`)
  })

  it.each(['-5', '+12', '-0.25', '-1e-7', '3 = 3', 'a-b'])('leaves %s as it is', (text) => {
    expect(csvOf(oneColumn(text))).toBe(`Name\r\n${text}\r\n`)
  })

  it('disarms the names of columns, too', () => {
    expect(csvOf({ columns: [textColumn('=cmd')], rows: [] })).toBe("'=cmd\r\n")
  })

  it('gives any text back to a reader of the standard, and never one that begins a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }),
        (rows) => {
          const columns = [textColumn('One'), textColumn('Two')]
          const csv = csvOf({ columns, rows: rows.map((row) => row.map((cell) => textCell(cell))) })
          const read = parse(csv, { record_delimiter: '\r\n' }).slice(1)
          expect(
            read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))),
          ).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))))
          for (const cell of read.flat())
            if (!Number.isFinite(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
    )
  })
})
