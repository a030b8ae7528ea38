import type { ReactNode } from 'react'
import { InlineNodes } from './inline-nodes.tsx'
import type { ListItem, TextBlock } from './text-tree.ts'

/** Text that was read from either markup. */
export function TextBlocks({ blocks }: { blocks: readonly TextBlock[] }): ReactNode {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />)
}

function OneBlock({ block }: { block: TextBlock }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <InlineNodes nodes={block.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <TextBlocks blocks={block.children} />
        </blockquote>
      )
    case 'preformatted':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'heading':
      return (
        <p
          className={`heading heading-${Math.min(block.level, 4)}`}
          role="heading"
          aria-level={block.level + 2}
        >
          <InlineNodes nodes={block.children} />
        </p>
      )
    case 'list':
      return <List isOrdered={block.isOrdered} items={block.items} />
    case 'rule':
      return <hr />
    case 'table':
      return <MarkdownTable header={block.header} rows={block.rows} />
  }
}

function List({ isOrdered, items }: { isOrdered: boolean; items: readonly ListItem[] }) {
  const Tag = isOrdered ? 'ol' : 'ul'
  return (
    <Tag className="list">
      {items.map((item, index) => (
        <li key={index} style={{ marginInlineStart: item.depth * 24 }}>
          <InlineNodes nodes={item.children} />
        </li>
      ))}
    </Tag>
  )
}

type Cells = readonly (readonly TextCell[])[]
type TextCell = Parameters<typeof InlineNodes>[0]['nodes'][number]

function MarkdownTable({ header, rows }: { header: Cells; rows: readonly Cells[] }) {
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label="Table">
      <table className="table">
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th key={index} scope="col">
                <InlineNodes nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((cell, index) => (
                <td key={index}>
                  <InlineNodes nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
