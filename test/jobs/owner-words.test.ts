import { describe, expect, it } from 'vitest'
import { closedPlace, forwardedWord, giveUpWord, parkedWord } from '../../src/jobs/owner-words.ts'
import { aDigest } from '../support/digests.ts'

describe('a word to an owner', () => {
  const rows: { code: string; channelId?: string; says: RegExp }[] = [
    { code: 'not_in_channel', says: /not a member there\. Type \/invite @ampbot in <#C0GROWTH>/ },
    { code: 'channel_not_found', says: /deleted, or it is private .* \/invite @ampbot in <#C0GROWTH>/ },
    { code: 'is_archived', says: /archived\. Unarchive it/ },
    { code: 'is_inactive', says: /archived\. Unarchive it/ },
    { code: 'restricted_action', says: /in <#C0GROWTH> is restricted.*let apps post/ },
    { code: 'restricted_action_thread_locked', says: /restricted/ },
    { code: 'restricted_action_read_only_channel', says: /restricted/ },
    { code: 'user_disabled', channelId: 'U0GRACE', says: /deactivated.*somebody else or a channel/ },
    { code: 'user_not_found', channelId: 'U0GRACE', says: /cannot be reached any more/ },
    { code: 'user_not_visible', channelId: 'U0GRACE', says: /cannot be reached any more/ },
    { code: 'cannot_dm_bot', channelId: 'U0GRACE', says: /Messages tab.*under App Home/ },
    { code: 'messages_tab_disabled', channelId: 'U0GRACE', says: /Messages tab.*under App Home/ },
    { code: 'no_permission', says: /^Said\. Choose another channel/ },
  ]
  it.each(rows)('says why after $code and what helps', ({ code, channelId = 'C0GROWTH', says }) => {
    const because = closedPlace(code, channelId, 'Said.')
    expect(because).toMatch(says)
    expect(because).toMatch(/then resume it\.$/)
  })

  it('reads as a whole', () => {
    const digest = aDigest()
    expect(giveUpWord(digest, closedPlace('is_archived', 'C0GROWTH', ''))).toEqual({
      kind: 'word',
      text: 'Digest 1 “Morning numbers” could not be delivered to <#C0GROWTH>, so I have paused it. The channel is archived. Unarchive it, or choose another one; then resume it.',
      command: 'digest 1 resume',
    })
    const parked = parkedWord(digest, 'Amplitude did not answer.')
    expect(forwardedWord(parked, 'U0ADA').text).toBe(
      'I could not reach <@U0ADA>, so I tell you as an admin. Digest 1 “Morning numbers” could not be sent this time. Amplitude did not answer. Its next slot is tried as usual.',
    )
  })
})
