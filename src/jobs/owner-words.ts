import type { Digest } from '../digest/digest.ts'
import type { Notice } from './messenger.ts'

export type Word = Extract<Notice, { kind: 'word' }>

/** To the owner, once: nothing can arrive where the digest goes, so it is paused. */
export function giveUpWord({ id, definition: { title, channelId } }: Digest, because: string): Word {
  const place = placeOf(channelId)
  return {
    kind: 'word',
    text: `Digest ${id} “${title}” could not be delivered to ${place}, so I have paused it. ${because} ${cureFor(because, place)}`,
    command: `digest ${id} resume`,
  }
}

/** To the owner: one slot was given up; the next one is tried as usual. */
export function parkedWord({ id, definition: { title } }: Digest, because: string): Word {
  return {
    kind: 'word',
    text: `Digest ${id} “${title}” could not be sent this time. ${because} Its next slot is tried as usual.`,
    command: `digest ${id} history`,
  }
}

/** To an admin: a word whose owner cannot be reached. */
export function forwardedWord({ text, command }: Word, ownerId: string): Word {
  return {
    kind: 'word',
    text: `I could not reach <@${ownerId}>, so I tell you as an admin. ${text}`,
    command,
  }
}

function placeOf(channelId: string): string {
  return /^[UW]/.test(channelId) ? `<@${channelId}>` : `<#${channelId}>`
}

function cureFor(because: string, place: string): string {
  return /member/.test(because)
    ? `Invite me there with /invite @ampbot in ${place}, or choose another channel, then resume it.`
    : 'Choose another channel, then resume it.'
}
