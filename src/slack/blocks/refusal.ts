import type { MessageContent } from './message-content.ts'
import { paragraph, person, words } from './rich-text.ts'

/** A digest or an alert that somebody else answers for. */
interface Owned {
  /** `Digest 3` */
  name: string
  ownerId: string
}

/** To somebody who wants to change what is somebody else's; `besides` says what they may do all the same. */
export function notYourOwn({ name, ownerId }: Owned, besides = ''): MessageContent {
  return aboutOwner(
    `${name} belongs to `,
    ownerId,
    `; only they or an administrator can change it.${besides}`,
  )
}

/** To somebody who wants to look at it from outside of where it is told. */
export function notForYou({ name, ownerId }: Owned): MessageContent {
  return aboutOwner(`${name} goes elsewhere. Look at it where it comes, or ask `, ownerId, ', whose it is.')
}

function aboutOwner(before: string, ownerId: string, after: string): MessageContent {
  return {
    text: `${before}<@${ownerId}>${after}`,
    blocks: [paragraph(words(before), person(ownerId), words(after))],
  }
}
