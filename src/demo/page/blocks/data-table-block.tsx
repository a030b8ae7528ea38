import './data-table.css'
import type { DataTableBlock as Block } from '@slack/types'
import { useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import type { Sorting } from './sort-rows.ts'
import { nextSorting, sortRows } from './sort-rows.ts'
import { TableCell } from './table-cell.tsx'

/** Slack's own default of `page_size`. */
const defaultPageSize = 5

/** Rows that can be sorted by a click on a column's header, some at a time. */
export function DataTableBlock({ block }: { block: Block }) {
  const [header = [], ...rows] = block.rows
  const [sorting, setSorting] = useState<Sorting>()
  const [page, setPage] = useState(0)
  const pageSize = block.page_size ?? defaultPageSize
  const shown = sortRows(rows, sorting).slice(page * pageSize, (page + 1) * pageSize)
  const isNumeric = (column: number): boolean => rows.every((row) => row[column]?.type === 'raw_number')
  return (
    <figure className="data-table">
      <div className="table-frame" tabIndex={0} role="group" aria-label={block.caption}>
        <table className="table">
          <caption className="data-table-caption">{block.caption}</caption>
          <thead>
            <tr>
              {header.map((cell, column) => (
                <th
                  key={column}
                  scope="col"
                  className={isNumeric(column) ? 'is-number' : undefined}
                  aria-sort={ariaSort(sorting, column)}
                >
                  <button
                    type="button"
                    className="data-table-sort"
                    onClick={() => setSorting(nextSorting(sorting, column))}
                  >
                    <TableCell cell={cell} />
                    <Icon name={sortIcon(sorting, column)} size={14} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column} className={isNumeric(column) ? 'is-number' : undefined}>
                    <TableCell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > pageSize && (
        <Pages page={page} count={Math.ceil(rows.length / pageSize)} total={rows.length} setPage={setPage} />
      )}
    </figure>
  )
}

interface PagesProps {
  page: number
  count: number
  total: number
  setPage: (page: number) => void
}

function Pages({ page, count, total, setPage }: PagesProps) {
  return (
    <figcaption className="data-table-pages">
      <span>
        Page {page + 1} of {count} · {total} rows
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label="Previous page"
        disabled={page === 0}
        onClick={() => setPage(page - 1)}
      >
        <Icon name="chevronLeft" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next page"
        disabled={page === count - 1}
        onClick={() => setPage(page + 1)}
      >
        <Icon name="chevronRight" />
      </button>
    </figcaption>
  )
}

function ariaSort(sorting: Sorting | undefined, column: number): 'ascending' | 'descending' | undefined {
  if (sorting?.column !== column) return undefined
  return sorting.isDescending ? 'descending' : 'ascending'
}

function sortIcon(sorting: Sorting | undefined, column: number): 'sort' | 'arrowDown' | 'chevronDown' {
  if (sorting?.column !== column) return 'sort'
  return sorting.isDescending ? 'arrowDown' : 'chevronDown'
}
