import {
  exactlyOneOf,
  matching,
  object,
  optional,
  required,
  text,
  type Check,
  type Shape,
} from '../checks.ts'
import { link } from './common-fields.ts'

/** Hosts that Slack's servers cannot reach, so that "downloading image failed". */
const unreachableHosts = /^(localhost|127\.|10\.|192\.168\.|\[::1\]|0\.0\.0\.0)/

const publicPicture: Check = (value, place) => {
  link(value, place)
  if (typeof value !== 'string' || !URL.canParse(value)) return
  const { protocol, hostname } = new URL(value)
  if (protocol !== 'https:' && protocol !== 'http:') place.refuse('must be a valid image URL')
  else if (unreachableHosts.test(hostname)) place.refuse('downloading image failed')
}

/** A file of the workspace. Private file urls are refused, so only the id is of use. */
const slackFile: Check = object({
  fields: {
    id: optional(matching(/^F[A-Z0-9]{8,}$/, '^F[A-Z0-9]{8,}$')),
    url: optional((_value, place) => place.refuse('invalid_url')),
  },
  rules: [exactlyOneOf('id', 'url')],
})

/** What the image block and the image element have in common. */
export const picture: Shape = {
  fields: {
    alt_text: required(text(1, 2000)),
    image_url: optional(publicPicture),
    slack_file: optional(slackFile),
  },
  rules: [exactlyOneOf('image_url', 'slack_file')],
}
