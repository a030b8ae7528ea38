import type { Digest } from '../../digest/digest.ts'
import type { MessageContent } from './message-content.ts'
import { paragraph, person, words } from './rich-text.ts'

type Owned = Pick<Digest, 'id' | 'ownerId'>

/** To somebody who wants to change a digest of somebody else's. */
export function notYourDigest({ id, ownerId }: Owned): MessageContent {
  return {
    text: `Digest ${id} belongs to <@${ownerId}>; only they or an administrator can change it.`,
    blocks: [
      paragraph(
        words(`Digest ${id} belongs to `),
        person(ownerId),
        words('; only they or an administrator can change it.'),
      ),
    ],
  }
}

/** To somebody who wants to look at a digest from outside of where it goes. */
export function notForYou({ id, ownerId }: Owned): MessageContent {
  return {
    text: `Digest ${id} goes elsewhere. Look at it where it comes, or ask <@${ownerId}>, whose it is.`,
    blocks: [
      paragraph(
        words(`Digest ${id} goes elsewhere. Look at it where it comes, or ask `),
        person(ownerId),
        words(', whose it is.'),
      ),
    ],
  }
}
