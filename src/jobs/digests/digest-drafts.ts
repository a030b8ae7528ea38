import type { DigestDefinition } from '../../digest/digest.ts'
import type { DigestMessage } from '../../digest/digest-message.ts'
import type { DigestPicture } from './draw-digest.ts'
import type { StoredPicture } from '../outbox/messenger.ts'
import type { OutboxDraft } from './timetable-store.ts'

/** So many pictures stand in one message: more, and the numbers are out of sight before the last of them is. */
const mostPictures = 4

/** The message with the words, and where its pictures go into the thread, or are too many for it, the messages with those. */
export function draftsOf(
  message: DigestMessage,
  pictures: readonly DigestPicture[],
  layout: DigestDefinition['layout'],
): [OutboxDraft, ...OutboxDraft[]] {
  const beside = layout === 'single' ? pictures.slice(0, mostPictures) : []
  const rest = pictures.slice(beside.length)
  return [
    {
      notice: { kind: 'digest', message: { ...message, pictures: beside.map(named) } },
      pictures: beside.map(stored),
    },
    ...inMessages(rest).map((some): OutboxDraft => ({
      notice: { kind: 'digestPictures', title: message.title, pictures: some.map(named) },
      pictures: some.map(stored),
    })),
  ]
}

function inMessages(pictures: readonly DigestPicture[]): DigestPicture[][] {
  const count = Math.ceil(pictures.length / mostPictures)
  return Array.from({ length: count }, (_, index) =>
    pictures.slice(index * mostPictures, (index + 1) * mostPictures),
  )
}

function named({ title, image: { altText } }: DigestPicture): { title: string; altText: string } {
  return { title, altText }
}

function stored({ image: { png, altText } }: DigestPicture): StoredPicture {
  return { png, altText }
}
