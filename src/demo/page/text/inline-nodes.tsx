import type { ReactNode } from 'react'
import { DateText } from './date-text.tsx'
import { BroadcastMention, ChannelMention, UserMention } from './mention.tsx'
import type { Inline } from './text-tree.ts'

export function InlineNodes({ nodes }: { nodes: readonly Inline[] }): ReactNode {
  return nodes.map((node, index) => <InlineNode key={index} node={node} />)
}

function InlineNode({ node }: { node: Inline }): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'lineBreak':
      return <br />
    case 'strong':
      return (
        <strong>
          <InlineNodes nodes={node.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <InlineNodes nodes={node.children} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <InlineNodes nodes={node.children} />
        </s>
      )
    case 'code':
      return <code>{node.text}</code>
    case 'link':
      return (
        <ExternalLink url={node.url}>
          <InlineNodes nodes={node.children} />
        </ExternalLink>
      )
    case 'user':
      return <UserMention id={node.id} label={node.label} />
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />
    case 'broadcast':
      return <BroadcastMention range={node.range} />
    case 'date':
      return <DateText {...node} />
    case 'emoji':
      return <Emoji character={node.character} name={node.name} />
  }
}

export function ExternalLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

export function Emoji({ character, name }: { character: string; name: string }) {
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  )
}
