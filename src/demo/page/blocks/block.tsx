import { NativeChart } from '../chart/native-chart.tsx'
import { RichText } from '../text/rich-text.tsx'
import { Markdown, PlainText } from '../text/slack-text.tsx'
import { ActionsBlock } from './actions-block.tsx'
import { AlertBlock } from './alert-block.tsx'
import type { PageBlock } from './block-kit.ts'
import { blockIdOf } from './block-kit.ts'
import { CardBlock } from './card-block.tsx'
import { ContainerBlock } from './container-block.tsx'
import { ContextBlock } from './context-block.tsx'
import { DataTableBlock } from './data-table-block.tsx'
import { ImageBlock } from './image-block.tsx'
import { InputBlock } from './input-block.tsx'
import { SectionBlock } from './section-block.tsx'
import { TableBlock } from './table-block.tsx'

export function Block({ block, blockId }: { block: PageBlock; blockId: string }) {
  switch (block.type) {
    case 'header':
      return (
        <h3 className="header-block">
          <PlainText text={block.text} />
        </h3>
      )
    case 'section':
      return <SectionBlock block={block} blockId={blockId} />
    case 'context':
      return <ContextBlock block={block} />
    case 'divider':
      return <hr className="divider-block" />
    case 'image':
      return <ImageBlock block={block} />
    case 'actions':
    case 'context_actions':
      return <ActionsBlock block={block} blockId={blockId} />
    case 'input':
      return <InputBlock block={block} blockId={blockId} />
    case 'rich_text':
      return <RichText block={block} />
    case 'markdown':
      return <Markdown text={block.text} />
    case 'table':
      return <TableBlock block={block} />
    case 'data_table':
      return <DataTableBlock block={block} />
    case 'data_visualization':
      return <NativeChart block={block} />
    case 'alert':
      return <AlertBlock block={block} />
    case 'container':
      return (
        <ContainerBlock block={block}>
          {block.child_blocks.map((child, index) => (
            <Block key={blockIdOf(child, index)} block={child} blockId={blockIdOf(child, index)} />
          ))}
        </ContainerBlock>
      )
    case 'card':
      return <CardBlock block={block} blockId={blockId} />
    case 'carousel':
      return (
        <div className="carousel-block" tabIndex={0} role="group" aria-label="Cards">
          {block.elements.map((card, index) => (
            <CardBlock key={card.block_id ?? index} block={card} blockId={card.block_id ?? blockId} />
          ))}
        </div>
      )
    case 'file':
    case 'plan':
    case 'task_card':
    case 'video':
      return <p className="unsupported">The demo cannot show a “{block.type}” block.</p>
  }
}
