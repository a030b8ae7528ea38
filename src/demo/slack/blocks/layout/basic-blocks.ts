import {
  atLeastOneOf,
  flag,
  integer,
  list,
  oneOf,
  optional,
  required,
  text,
  typed,
  type Check,
} from '../checks.ts'
import { accessory, actionElement, inputElement } from '../elements/elements.ts'
import { picture } from '../objects/picture.ts'
import { anyText, plainText, textShapes } from '../objects/text-objects.ts'
import { allSurfaces, messagesOnly, type BlockShapes } from './block-shape.ts'
import { richText } from './rich-text.ts'

const longestLabel = 2000

const secureLink: Check = (value, place) => {
  text(1, 3000)(value, place)
  if (typeof value !== 'string' || !value.startsWith('https://')) place.refuse('must be a valid https URL')
}

/** The blocks that Slack has had for long. */
export const basicBlocks: BlockShapes = {
  header: {
    surfaces: allSurfaces,
    fields: { text: required(plainText(150)), level: optional(integer(1, 4)) },
  },
  section: {
    surfaces: allSurfaces,
    fields: {
      text: optional(anyText(3000)),
      fields: optional(list(anyText(2000), { least: 1, most: 10 })),
      accessory: optional(accessory),
      expand: optional(flag),
    },
    rules: [atLeastOneOf('text', 'fields')],
  },
  context: {
    surfaces: allSurfaces,
    fields: {
      elements: required(list(typed({ ...textShapes(), image: picture }), { least: 1, most: 10 })),
    },
  },
  divider: { surfaces: allSurfaces, fields: {} },
  image: {
    surfaces: allSurfaces,
    fields: { ...picture.fields, title: optional(plainText(2000)) },
    rules: picture.rules ?? [],
  },
  actions: {
    surfaces: allSurfaces,
    fields: { elements: required(list(actionElement, { least: 1, most: 25 })) },
  },
  input: {
    surfaces: allSurfaces,
    fields: {
      label: required(plainText(longestLabel)),
      element: required(inputElement),
      hint: optional(plainText(longestLabel)),
      optional: optional(flag),
      dispatch_action: optional(flag),
    },
  },
  rich_text: { surfaces: allSurfaces, ...richText },
  markdown: { surfaces: messagesOnly, fields: { text: required(text(1, 12_000)) } },
  alert: {
    surfaces: ['modal'],
    fields: {
      text: required(anyText(200)),
      level: optional(oneOf('default', 'info', 'warning', 'error', 'success')),
    },
  },
  video: {
    surfaces: allSurfaces,
    fields: {
      title: required(plainText(199)),
      video_url: required(secureLink),
      thumbnail_url: required(secureLink),
      alt_text: required(text(1, 2000)),
      title_url: optional(secureLink),
      author_name: optional(text(1, 49)),
      provider_name: optional(text(1, 255)),
      provider_icon_url: optional(secureLink),
      description: optional(plainText(199)),
    },
  },
}
