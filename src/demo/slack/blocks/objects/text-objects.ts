import { flag, optional, required, text, typed, type Check, type Shape } from '../checks.ts'

const longestText = 3000

/** `{ type: 'plain_text', text, emoji? }`. */
export function plainText(longest = longestText): Check {
  return typed({ plain_text: plainTextShape(longest) })
}

/** `plain_text` or `mrkdwn`. */
export function anyText(longest = longestText): Check {
  return typed(textShapes(longest))
}

export function textShapes(longest = longestText): { plain_text: Shape; mrkdwn: Shape } {
  return {
    plain_text: plainTextShape(longest),
    mrkdwn: { fields: { text: required(text(1, longest)), verbatim: optional(flag) } },
  }
}

function plainTextShape(longest: number): Shape {
  return { fields: { text: required(text(1, longest)), emoji: optional(flag) } }
}
