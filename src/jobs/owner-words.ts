import type { Alert } from '../alert/alert-rule.ts'
import type { Digest } from '../digest/digest.ts'
import type { Notice } from './outbox/messenger.ts'

export type Word = Extract<Notice, { kind: 'word' }>

/** To the owner, once: nothing can arrive where the digest goes, so it is paused. `because` says why and what helps. */
export function giveUpWord({ id, definition: { title, channelId } }: Digest, because: string): Word {
  return {
    kind: 'word',
    text: `Digest ${id} “${title}” could not be delivered to ${placeOf(channelId)}, so I have paused it. ${because}`,
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

/** To the owner, once: only a change of the alert can help. `because` says why. */
export function alertEndedWord({ id, definition: { title } }: Alert, because: string): Word {
  return {
    kind: 'word',
    text: `Alert ${id} “${title}” cannot be checked any more, so I have ended it. ${because}`,
    command: `alert ${id} edit`,
  }
}

/** To the owner: an incident of theirs could not be told. `isMuted`: nothing can arrive there, so nothing more is tried. */
export function alertUntoldWord(
  { id, definition: { title, channelId } }: Alert,
  because: string,
  isMuted: boolean,
): Word {
  const what = isMuted ? 'so I have muted it' : 'this time'
  return {
    kind: 'word',
    text: `Alert ${id} “${title}” could not be told in ${placeOf(channelId)}, ${what}. ${because}`,
    command: isMuted ? `alert ${id} resume` : `alert ${id} history`,
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

/** Why nothing can arrive at a place, and what helps: for its digest and for its owner. `said` where the code is none of those. */
export function closedPlace(slackCode: string, channelId: string, said: string): string {
  const place = placeOf(channelId)
  if (slackCode.startsWith('restricted_action'))
    return `Posting in ${place} is restricted, and I am not among those who may. Ask who manages the channel to let apps post, or choose another one; then resume it.`
  switch (slackCode) {
    case 'not_in_channel':
      return `I am not a member there. Type /invite @ampbot in ${place}, or choose another channel; then resume it.`
    case 'channel_not_found':
      return `The channel was deleted, or it is private and I am not a member any more. Type /invite @ampbot in ${place}, or choose another channel; then resume it.`
    case 'is_archived':
    case 'is_inactive':
      return `The channel is archived. Unarchive it, or choose another one; then resume it.`
    case 'user_not_found':
    case 'user_disabled':
    case 'user_not_visible':
      return `This person cannot be reached any more: deactivated, or not in this workspace. Choose somebody else or a channel; then resume it.`
    case 'cannot_dm_bot':
    case 'messages_tab_disabled':
      return `I cannot write direct messages there: the Messages tab of the app is off. Ask an admin to switch it on under App Home, or choose a channel; then resume it.`
    default:
      return `${said} Choose another channel, then resume it.`
  }
}

function placeOf(channelId: string): string {
  return /^[UW]/.test(channelId) ? `<@${channelId}>` : `<#${channelId}>`
}
