import type { Block, KnownBlock } from '@slack/types'
import type { ChartBlock } from './native-chart.ts'

/** What a message says. `text` is what notifications, screen readers and old clients show: the numbers in words. */
export interface MessageContent {
  text: string
  blocks: SlackBlock[]
}

export type SlackBlock = KnownBlock | ChartBlock

/** Blocks as the SDK's methods take them; it has no type for native charts yet. */
export function asSdkBlocks(blocks: readonly SlackBlock[]): (KnownBlock | Block)[] {
  return [...blocks]
}
