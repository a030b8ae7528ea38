import { describe, expect, test } from 'vitest'
import { refusal, startStandIn } from '../../../support/slack-stand-in.ts'

const scopes = ['chat:write', 'users:read', 'channels:read', 'im:write']

describe('people', () => {
  test('have a time zone with its offset at the clock’s now, and a locale when it is asked for', async () => {
    await using standIn = await startStandIn({ scopes })
    const { user } = await standIn.client.users.info({ user: 'U0ADA00001', include_locale: true })
    expect(user).toMatchObject({
      name: 'ada',
      tz: 'Europe/Berlin',
      tz_offset: 3600,
      locale: 'en-US',
      is_bot: false,
    })
    const { user: yuki } = await standIn.client.users.info({ user: 'U0YUKI0001' })
    expect(yuki).toMatchObject({ tz_offset: 32_400, tz_label: 'Japan Standard Time' })
    expect(await refusal(standIn.client.users.info({ user: 'U0NOBODY01' }))).toMatchObject({
      error: 'user_not_found',
    })
  })
})

describe('conversations', () => {
  test('say what they are, and private ones without the bot do not exist', async () => {
    await using standIn = await startStandIn({ scopes })
    const { client } = standIn
    const { channel } = await client.conversations.info({ channel: 'C0RANDOM01' })
    expect(channel).toMatchObject({
      name: 'random',
      is_member: false,
      is_private: false,
      is_ext_shared: false,
    })
    const hidden = client.conversations.info({ channel: 'C0LEADERS1' })
    expect(await refusal(hidden)).toMatchObject({ error: 'channel_not_found' })
    const { members } = await client.conversations.members({ channel: 'C0GENERAL1' })
    expect(members).toContain('U0AMPBOT01')
  })

  test('are listed page by page, all of them or those with the bot', async () => {
    await using standIn = await startStandIn({ scopes })
    const { client } = standIn
    const types = 'public_channel,private_channel'
    const first = await client.conversations.list({ types, limit: 5 })
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await client.conversations.list({ types, limit: 5, cursor })
    const names = [...(first.channels ?? []), ...(second.channels ?? [])].map((channel) => channel.name)
    expect(names).toEqual(['general', 'product', 'growth', 'metrics-alerts', 'launch-room', 'random'])
    expect(second.response_metadata?.next_cursor).toBe('')
    const own = await client.users.conversations({})
    expect(own.channels?.map((channel) => channel.name)).toEqual([
      'general',
      'product',
      'growth',
      'metrics-alerts',
    ])
  })

  test('are opened with a person, if they are at the keyboard', async () => {
    await using standIn = await startStandIn({ scopes })
    const { channel } = await standIn.client.conversations.open({ users: 'U0ADA00001' })
    expect(channel?.id).toBe('D0AMPBOT01')
    const other = standIn.client.conversations.open({ users: 'U0GRACE001' })
    expect(await refusal(other)).toMatchObject({ error: 'cannot_dm_bot' })
  })
})
