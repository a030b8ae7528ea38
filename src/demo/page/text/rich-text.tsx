import './text.css'
import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection as Section,
  RichTextStyleable,
} from '@slack/types'
import type { ReactNode } from 'react'
import { DateText } from './date-text.tsx'
import { emojiCharacter } from './emoji.ts'
import { Emoji, ExternalLink } from './inline-nodes.tsx'
import { BroadcastMention, ChannelMention, UserMention } from './mention.tsx'

/** Text that comes as a tree already, so that nothing in it can be mistaken for markup. */
export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div className="text">
      {block.elements.map((element, index) => (
        <BlockElement key={index} element={element} />
      ))}
    </div>
  )
}

function BlockElement({ element }: { element: RichTextBlockElement }) {
  switch (element.type) {
    case 'rich_text_section':
      return (
        <p>
          <Leaves elements={element.elements} />
        </p>
      )
    case 'rich_text_quote':
      return (
        <blockquote>
          <p>
            <Leaves elements={element.elements} />
          </p>
        </blockquote>
      )
    case 'rich_text_preformatted':
      return (
        <pre>
          <code>
            <Leaves elements={element.elements} />
          </code>
        </pre>
      )
    case 'rich_text_list':
      return (
        <RichList
          items={element.elements}
          isOrdered={element.style === 'ordered'}
          indent={element.indent ?? 0}
        />
      )
  }
}

function RichList({
  items,
  isOrdered,
  indent,
}: {
  items: readonly Section[]
  isOrdered: boolean
  indent: number
}) {
  const Tag = isOrdered ? 'ol' : 'ul'
  return (
    <Tag className="list" style={{ marginInlineStart: indent * 24 }}>
      {items.map((item, index) => (
        <li key={index}>
          <Leaves elements={item.elements} />
        </li>
      ))}
    </Tag>
  )
}

function Leaves({ elements }: { elements: readonly RichTextElement[] }): ReactNode {
  return elements.map((element, index) => (
    <Styled key={index} style={element.style}>
      <Leaf element={element} />
    </Styled>
  ))
}

function Leaf({ element }: { element: RichTextElement }): ReactNode {
  switch (element.type) {
    case 'text':
      return <span className="rich-leaf">{element.text}</span>
    case 'link':
      return <ExternalLink url={element.url}>{element.text ?? element.url}</ExternalLink>
    case 'emoji': {
      const character = emojiCharacter(element.name)
      return character === undefined ? (
        `:${element.name}:`
      ) : (
        <Emoji character={character} name={element.name} />
      )
    }
    case 'user':
      return <UserMention id={element.user_id} />
    case 'channel':
      return <ChannelMention id={element.channel_id} />
    case 'broadcast':
      return <BroadcastMention range={element.range} />
    case 'date':
      return (
        <DateText
          timestamp={element.timestamp}
          format={element.format}
          url={element.url}
          fallback={element.fallback ?? ''}
        />
      )
    case 'color':
      return (
        <span className="colour">
          <span className="colour-swatch" style={{ background: element.value }} />
          {element.value}
        </span>
      )
    case 'team':
      return <span className="mention">{element.team_id}</span>
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>
  }
}

function Styled({ style, children }: { style: RichTextStyleable['style'] | undefined; children: ReactNode }) {
  let styled = children
  if (style?.code === true) styled = <code>{styled}</code>
  if (style?.strike === true) styled = <s>{styled}</s>
  if (style?.italic === true) styled = <em>{styled}</em>
  if (style?.bold === true) styled = <strong>{styled}</strong>
  return styled
}
