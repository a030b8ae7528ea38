import type { DecorTable, TableCell, TableRow } from './decor-spec.ts'
import type { DecoratedChart } from './surface.ts'
import { textWidth, writeText } from './text.ts'

interface TableGrid {
  /** Right edge of the column of sizes. */
  sizeEnd: number
  nameWidth: number
  cellsLeft: number
  cellWidth: number
  rowHeight: number
  /** Text shrinks with the rows, down to what a phone still shows. */
  textSize: number
  top: number
}

/** A table whose cells are shaded by their value: rows of names and sizes, then one column per interval or step. */
export function drawTable(chart: DecoratedChart): void {
  const { table, colours } = chart.config.options.plugins.decor
  if (table === undefined) return
  const grid = measureTable(chart, table)
  const head = { y: grid.top - 9, size: 13, colour: colours.muted }
  writeText(chart, table.rowHeader, { ...head, x: 18, maxWidth: grid.nameWidth })
  writeText(chart, table.sizeHeader, { ...head, x: grid.sizeEnd, align: 'right' })
  for (const [index, column] of table.columns.entries()) {
    const x = grid.cellsLeft + (index + 0.5) * grid.cellWidth
    writeText(chart, column, { ...head, x, align: 'center', maxWidth: grid.cellWidth - 4 })
  }
  for (const [index, row] of table.rows.entries())
    drawRow(chart, row, { ...grid, top: grid.top + index * grid.rowHeight })
}

function measureTable(chart: DecoratedChart, table: DecorTable): TableGrid {
  const widest = (texts: string[], weight: number): number =>
    Math.ceil(Math.max(...texts.map((text) => textWidth(chart, text, { size: 13, weight }))))
  const names = table.rows.map(({ name }) => name)
  const nameWidth = Math.min(150, Math.max(widest([table.rowHeader], 400), widest(names, 600)))
  const sizes = [table.sizeHeader, ...table.rows.map(({ size }) => size)]
  const sizeEnd = 18 + nameWidth + 14 + widest(sizes, 600)
  const cellsLeft = sizeEnd + 10
  const top = chart.chartArea.top + 16
  const room = chart.height - 14 - top
  const rowHeight = Math.min(30, room / Math.max(1, table.rows.length))
  return {
    nameWidth,
    sizeEnd,
    cellsLeft,
    cellWidth: Math.min(104, (chart.width - 18 - cellsLeft) / Math.max(1, table.columns.length)),
    rowHeight,
    textSize: Math.min(13, Math.max(10.5, rowHeight * 0.76)),
    top,
  }
}

function drawRow(chart: DecoratedChart, row: TableRow, grid: TableGrid): void {
  const { colours } = chart.config.options.plugins.decor
  const y = grid.top + grid.rowHeight / 2 + grid.textSize * 0.35
  const weight = row.isStrong ? 600 : 400
  writeText(chart, row.name, {
    x: 18,
    y,
    size: 13,
    weight,
    colour: colours.ink,
    maxWidth: grid.nameWidth + 1,
    isName: true,
  })
  writeText(chart, row.size, {
    x: grid.sizeEnd,
    y,
    size: grid.textSize,
    weight,
    colour: colours.muted,
    align: 'right',
  })
  for (const [index, cell] of row.cells.entries()) {
    const place = {
      ...grid,
      cellsLeft: grid.cellsLeft + index * grid.cellWidth,
      weight: row.isStrong ? 700 : 500,
    }
    if (cell !== null) drawCell(chart, cell, place)
  }
}

function drawCell(chart: DecoratedChart, cell: TableCell, grid: TableGrid & { weight: number }): void {
  const { colours } = chart.config.options.plugins.decor
  const pen = chart.ctx
  const gap = grid.rowHeight < 18 ? 0.5 : 1
  const [x, y] = [grid.cellsLeft + gap, grid.top + gap]
  const [width, height] = [grid.cellWidth - 2 * gap, grid.rowHeight - 2 * gap]
  pen.fillStyle = cell.fill
  pen.beginPath()
  pen.roundRect(x, y, width, height, Math.min(4, height / 4))
  pen.fill()
  if (cell.isUnfinished) {
    pen.save()
    pen.strokeStyle = colours.muted
    pen.lineWidth = 1.25
    pen.setLineDash([3, 2.5])
    pen.beginPath()
    pen.roundRect(x + 0.6, y + 0.6, width - 1.2, height - 1.2, Math.min(4, height / 4))
    pen.stroke()
    pen.restore()
  }
  const place = { x: x + width / 2, y: y + height / 2 + grid.textSize * 0.35, align: 'center' } as const
  writeText(chart, cell.text, {
    ...place,
    size: Math.min(grid.textSize, width < 34 ? 12 : 13),
    weight: grid.weight,
    colour: cell.ink,
  })
}
