import {
  flag,
  isRecord,
  matching,
  object,
  optional,
  required,
  text,
  type Field,
  type Rule,
  type Shape,
} from './blocks/checks.ts'
import { plainText } from './blocks/objects/text-objects.ts'
import { Place } from './blocks/place.ts'
import { validateBlocks, type BlockProblem } from './validate-blocks.ts'

/** A view's JSON may have this many bytes. */
const largestView = 250 * 1024
const longestTitle = 24

/** The blocks are looked at by `validateBlocks`, which also knows what a surface takes. */
const blocks: Field = required((value, place) => {
  const surface = place.surface
  place.problems.push(...validateBlocks(value, surface))
})

const common: Readonly<Record<string, Field>> = {
  blocks,
  private_metadata: optional(text(0, 3000)),
  callback_id: optional(text(0, 255)),
  external_id: optional(text(0, 255)),
}

/** A form without a submit button could not be sent. */
const formsCanBeSubmitted: Rule = (view, place) => {
  const hasInput = (view['blocks'] as { type: string }[]).some((block) => block.type === 'input')
  if (hasInput && view['submit'] === undefined) place.refuse('missing required field: submit')
}

const shapes: Readonly<Record<'modal' | 'home', Shape>> = {
  modal: {
    fields: {
      type: required(matching(/^modal$/, 'modal')),
      title: required(plainText(longestTitle)),
      submit: optional(plainText(longestTitle)),
      close: optional(plainText(longestTitle)),
      clear_on_close: optional(flag),
      notify_on_close: optional(flag),
      ...common,
    },
    rules: [formsCanBeSubmitted],
  },
  home: { fields: { type: required(matching(/^home$/, 'home')), ...common } },
}

/** Everything that Slack would refuse in a view; pointers begin at the view, `/title/text` or `/blocks/0`. */
export function validateView(view: unknown, kind: 'modal' | 'home'): BlockProblem[] {
  const place = new Place('', kind, [])
  object(shapes[kind])(view, place)
  return place.problems
}

/** A separate question, because Slack answers it with an error of its own (`view_too_large`). */
export function isViewTooLarge(view: unknown): boolean {
  return isRecord(view) && Buffer.byteLength(JSON.stringify(view)) > largestView
}
