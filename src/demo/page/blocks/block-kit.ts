import type {
  ActionsBlockElement,
  ContextActionsBlockElement,
  ContextBlockElement,
  InputBlockElement,
  KnownBlock,
  Option,
  PlainTextOption,
  SectionBlockAccessory,
} from '@slack/types'

/** Native charts are not in Slack's published types yet; the shape is that of the block's reference page. */
export interface DataVisualizationBlock {
  type: 'data_visualization'
  block_id?: string
  title: string
  chart: PieChart | AxisChart
}

export interface PieChart {
  type: 'pie'
  segments: { label: string; value: number }[]
}

export interface AxisChart {
  type: 'bar' | 'area' | 'line'
  series: { name: string; data: { label: string; value: number }[] }[]
  axis_config: { categories: string[]; x_label?: string; y_label?: string }
}

/** What a bot may send. The server has validated it, so the page takes the shape as given. */
export type PageBlock = KnownBlock | DataVisualizationBlock

export type BlockElement =
  | ActionsBlockElement
  | ContextActionsBlockElement
  | ContextBlockElement
  | InputBlockElement
  | SectionBlockAccessory

/** Elements that hold a value, which a view's `state.values` reports. */
export type StatefulElement = Exclude<InputBlockElement, { type: 'file_input' }>

export type SelectElement = Extract<StatefulElement, { type: `${string}_select` }>

export type ChoiceOption = Option | PlainTextOption

const statefulTypes: ReadonlySet<string> = new Set([
  'checkboxes',
  'channels_select',
  'conversations_select',
  'datepicker',
  'datetimepicker',
  'email_text_input',
  'external_select',
  'multi_channels_select',
  'multi_conversations_select',
  'multi_external_select',
  'multi_static_select',
  'multi_users_select',
  'number_input',
  'plain_text_input',
  'radio_buttons',
  'rich_text_input',
  'static_select',
  'timepicker',
  'url_text_input',
  'users_select',
])

export function isStateful(element: BlockElement): element is StatefulElement {
  return statefulTypes.has(element.type)
}

/** Slack gives an id to what has none; the position serves as well, since blocks are replaced as a whole. */
export function blockIdOf(block: { block_id?: string }, index: number): string {
  return block.block_id ?? `block-${index}`
}

export function actionIdOf(element: { action_id?: string }): string {
  return element.action_id ?? 'action'
}

/** A container's children count as blocks of their own. */
export function withChildren(blocks: readonly PageBlock[]): PageBlock[] {
  return blocks.flatMap((block): PageBlock[] =>
    block.type === 'container' ? [block, ...block.child_blocks] : [block],
  )
}

/** The interactive elements of one block, wherever it keeps them. */
export function elementsOf(block: PageBlock): BlockElement[] {
  if (block.type === 'actions' || block.type === 'context_actions') return block.elements
  if (block.type === 'section' && block.accessory !== undefined) return [block.accessory]
  return block.type === 'input' ? [block.element] : []
}
