/** One column of a text table: numbers stand on the right, so that their digits do. */
export interface TextColumn {
  name: string
  isNumeric: boolean
}

/** Rows as lines with aligned columns, the names above a rule. */
export function alignColumns(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ name }, column) =>
    Math.max(widthOf(name), ...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ isNumeric }, column) => pad(cells[column] ?? '', widths[column] ?? 0, isNumeric))
      .join('  ')
      .trimEnd()
  return [
    line(columns.map(({ name }) => name)),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
  ]
}

function pad(text: string, width: number, isNumeric: boolean): string {
  const space = ' '.repeat(width - widthOf(text))
  return isNumeric ? `${space}${text}` : `${text}${space}`
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Columns that a terminal gives a text: East Asian letters and pictures take two. */
function widthOf(text: string): number {
  return [...graphemes.segment(text)].reduce(
    (width, { segment }) => width + (isWide.test(segment) ? 2 : 1),
    0,
  )
}

/** The wide ranges of Unicode's East Asian Width, and pictures. */
const isWide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u
