import {
  finiteNumber,
  flag,
  integer,
  list,
  object,
  oneOf,
  optional,
  required,
  text,
  typed,
  type Rule,
  type Shape,
} from '../checks.ts'
import { messagesOnly, type BlockShapes } from './block-shape.ts'
import { richText } from './rich-text.ts'

const mostColumns = 20

/** A cell cannot be empty; a space is the shortest. */
const rawText: Shape = { fields: { text: required(text(1, 3000)) } }
const rawNumber: Shape = { fields: { value: required(finiteNumber), text: required(text(1, 255)) } }

/** `raw_number` is in Slack's types for tables, but was refused when posted in August 2026. */
const tableCell = typed({ raw_text: rawText, rich_text: richText })
const dataCell = typed({ raw_text: rawText, raw_number: rawNumber, rich_text: richText })

const rowsAreEven: Rule = (table, place) => {
  const rows = table['rows'] as unknown[][]
  for (const [index, row] of rows.entries()) {
    if (row.length !== rows[0]?.length)
      place.at('rows').at(index).refuse('all rows must have the same length')
  }
}

const headerIsRawText: Rule = (table, place) => {
  const [header = []] = table['rows'] as { type: string }[][]
  for (const [index, cell] of header.entries()) {
    if (cell.type !== 'raw_text') place.at('rows').at(0).at(index).refuse('header cells must be raw_text')
  }
}

export const tables: BlockShapes = {
  table: {
    surfaces: messagesOnly,
    fields: {
      rows: required(list(list(tableCell, { least: 1, most: mostColumns }), { least: 1, most: 100 })),
      column_settings: optional(
        list(
          object({
            fields: { align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(flag) },
          }),
          { most: mostColumns },
        ),
      ),
    },
  },
  data_table: {
    surfaces: messagesOnly,
    fields: {
      caption: required(text(1, 255)),
      // A header and up to a hundred rows; Slack's documentation later said two hundred.
      rows: required(list(list(dataCell, { least: 1, most: mostColumns }), { least: 2, most: 101 })),
      page_size: optional(integer(1, 100)),
      row_header_column_index: optional(integer(0, mostColumns - 1)),
    },
    rules: [rowsAreEven, headerIsRawText],
  },
}
