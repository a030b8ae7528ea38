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
  type Field,
  type Shape,
} from '../checks.ts'

const style: Field = optional(
  object({
    fields: {
      bold: optional(flag),
      italic: optional(flag),
      strike: optional(flag),
      code: optional(flag),
      underline: optional(flag),
    },
  }),
)
const border: Field = optional(oneOf(0, 1))
const anything = text(1, Infinity)

const spans: Readonly<Record<string, Shape>> = {
  text: { fields: { text: required(anything), style } },
  link: {
    fields: { url: required(anything), text: optional(anything), unsafe: optional(flag), style },
  },
  emoji: {
    fields: { name: required(anything), unicode: optional(anything), url: optional(anything), style },
  },
  user: { fields: { user_id: required(anything), style } },
  channel: { fields: { channel_id: required(anything), style } },
  usergroup: { fields: { usergroup_id: required(anything), style } },
  team: { fields: { team_id: required(anything), style } },
  broadcast: { fields: { range: required(oneOf('here', 'channel', 'everyone')), style } },
  color: { fields: { value: required(anything), style } },
  date: {
    fields: {
      timestamp: required(finiteNumber),
      format: required(anything),
      url: optional(anything),
      fallback: optional(anything),
      style,
    },
  },
}

const span = typed(spans)
const section: Shape = { fields: { elements: required(list(span)) } }

/** The rich text block, which also stands in table cells, task cards and inputs. */
export const richText: Shape = {
  fields: {
    block_id: optional(text(1, 255)),
    elements: required(
      list(
        typed({
          rich_text_section: section,
          rich_text_list: {
            fields: {
              style: required(oneOf('bullet', 'ordered')),
              elements: required(list(typed({ rich_text_section: section }))),
              indent: optional(integer(0, 8)),
              offset: optional(integer(0, Number.MAX_SAFE_INTEGER)),
              border,
            },
          },
          rich_text_quote: { fields: { elements: required(list(span)), border } },
          rich_text_preformatted: {
            fields: {
              elements: required(
                list(typed({ text: spans['text'] ?? section, link: spans['link'] ?? section })),
              ),
              border,
            },
          },
        }),
        { least: 1 },
      ),
    ),
  },
}
