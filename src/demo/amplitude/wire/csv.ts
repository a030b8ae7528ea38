/** A cell of a chart's export: texts are written with a TAB in front, which spreadsheets need and readers strip. */
export type CsvCell = string | number

/** Every cell in double quotes, rows ended by CRLF; an empty row is an empty line. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(cell: CsvCell): string {
  return typeof cell === 'number' ? `"${cell}"` : `"\t${cell.replaceAll('"', '""')}"`
}
