import {
  atLeastOneOf,
  atMostOneOf,
  flag,
  list,
  object,
  oneOf,
  optional,
  required,
  text,
  typed,
  type Shape,
} from '../checks.ts'
import { button, feedbackElements } from '../elements/buttons.ts'
import { link } from '../objects/common-fields.ts'
import { picture } from '../objects/picture.ts'
import { anyText, plainText } from '../objects/text-objects.ts'
import { basicBlocks } from './basic-blocks.ts'
import { messagesOnly, withBlockId, type BlockShapes } from './block-shape.ts'
import { richText } from './rich-text.ts'
import { tables } from './tables.ts'

const image = typed({ image: picture })

const card: Shape = {
  fields: {
    block_id: optional(text(1, 255)),
    hero_image: optional(image),
    icon: optional(image),
    slack_icon: optional(object({ fields: { name: required(text(1, 255)) } })),
    title: optional(anyText(150)),
    subtitle: optional(anyText(150)),
    body: optional(anyText(200)),
    subtext: optional(anyText(200)),
    actions: optional(list(typed({ button }), { least: 1, most: 3 })),
  },
  rules: [atLeastOneOf('hero_image', 'title', 'body', 'actions'), atMostOneOf('icon', 'slack_icon')],
}

const task: Shape = {
  fields: {
    block_id: optional(text(1, 255)),
    task_id: required(text(1, 255)),
    title: required(text(1, 3000)),
    status: required(oneOf('pending', 'in_progress', 'complete', 'error')),
    details: optional(typed({ rich_text: richText })),
    output: optional(typed({ rich_text: richText })),
    sources: optional(
      list(typed({ url: { fields: { url: required(link), text: required(text(1, 3000)) } } })),
    ),
  },
}

const containable = new Set([
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
])

/** Blocks stand in a container as they stand alone, each with a `block_id` of its own. */
function childShapes(): Record<string, Shape> {
  const shapes: BlockShapes = { ...basicBlocks, ...tables }
  return Object.fromEntries(
    Object.entries(shapes)
      .filter(([type]) => containable.has(type))
      .map(([type, shape]) => [type, withBlockId(shape)]),
  )
}

/** The blocks that came with agents in 2025 and 2026. */
export const cards: BlockShapes = {
  card: { surfaces: messagesOnly, ...card },
  carousel: {
    surfaces: messagesOnly,
    fields: { elements: required(list(typed({ card }), { least: 1, most: 10 })) },
  },
  container: {
    surfaces: messagesOnly,
    fields: {
      title: optional(plainText(150)),
      rich_text_title: optional(typed({ rich_text: richText })),
      subtitle: optional(anyText(150)),
      icon: optional(image),
      child_blocks: required(list(typed(childShapes()), { least: 1, most: 10 })),
      width: optional(oneOf('narrow', 'standard', 'wide', 'full')),
      is_collapsible: optional(flag),
      default_collapsed: optional(flag),
      has_header_divider: optional(flag),
    },
    rules: [atLeastOneOf('title', 'rich_text_title')],
  },
  context_actions: {
    surfaces: messagesOnly,
    fields: { elements: required(list(typed(feedbackElements), { least: 1, most: 5 })) },
  },
  task_card: { surfaces: messagesOnly, ...task },
  plan: {
    surfaces: messagesOnly,
    fields: { title: required(text(1, 3000)), tasks: optional(list(typed({ task_card: task }))) },
  },
}
