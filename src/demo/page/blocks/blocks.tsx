import './blocks.css'
import { Block } from './block.tsx'
import type { PageBlock } from './block-kit.ts'
import { blockIdOf } from './block-kit.ts'

/** Block Kit, drawn with components of our own: they answer to the mouse and the keyboard, and follow the page's theme. */
export function Blocks({ blocks }: { blocks: readonly PageBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <Block key={blockIdOf(block, index)} block={block} blockId={blockIdOf(block, index)} />
      ))}
    </div>
  )
}
