import type { TableBlock as Block } from '@slack/types'
import type { CSSProperties } from 'react'
import { TableCell } from './table-cell.tsx'

/** The first row is the header. */
export function TableBlock({ block }: { block: Block }) {
  const [header = [], ...rows] = block.rows
  const style = (column: number): CSSProperties => {
    const settings = block.column_settings?.[column]
    const align = { left: 'start', center: 'center', right: 'end' } as const
    return {
      textAlign: align[settings?.align ?? 'left'],
      whiteSpace: settings?.is_wrapped === true ? 'normal' : 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    }
  }
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label="Table">
      <table className="table">
        <thead>
          <tr>
            {header.map((cell, column) => (
              <th key={column} scope="col" style={style(column)}>
                <TableCell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={style(column)}>
                  <TableCell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
