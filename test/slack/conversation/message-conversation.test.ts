import { expect, test } from 'vitest'
import { silentLogger } from '../../../src/logger.ts'
import {
  MessageConversation,
  type MessagePlace,
} from '../../../src/slack/conversation/message-conversation.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { recordingMessenger, type RecordingMessenger } from '../../support/recording-messenger.ts'

const mention: MessagePlace = { channelId: 'C1', userId: 'U1', threadTs: '9.0', isDirect: false }
const direct: MessagePlace = { channelId: 'D1', userId: 'U1', isDirect: true }
const { signal } = new AbortController()

const say = (text: string) => ({ text, blocks: [] })
const plain = (text: string) => ({ picture: undefined, compose: () => say(text) })

function start(place: MessagePlace): { conversation: MessageConversation; messenger: RecordingMessenger } {
  const messenger = recordingMessenger()
  return {
    messenger,
    conversation: new MessageConversation({ messenger, clock: new FakeClock(), logger: silentLogger }, place),
  }
}

test('the answer is a new message, and the placeholder goes', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.progress(say('Fetching'))
  await conversation.progress(say('Still fetching'))
  await conversation.publish(plain('12,345 users'), signal)
  expect(messenger.calls).toEqual([
    'post C1 under 9.0: Fetching',
    'update C1 1.0: Still fetching',
    'post C1 under 9.0: 12,345 users',
    'remove C1 1.0',
  ])
})

test('what only the asker may see comes as a whisper, and the placeholder goes', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.progress(say('Fetching'))
  await conversation.whisper(say('No event “Plya”'))
  expect(messenger.calls).toEqual([
    'post C1 under 9.0: Fetching',
    'whisper U1 in C1: No event “Plya”',
    'remove C1 1.0',
  ])
})

test('in a thread that stands already, whispers go into it', async () => {
  const { conversation, messenger } = start({ ...mention, whisperThreadTs: '9.0' })
  await conversation.whisper(say('No'))
  expect(messenger.calls).toEqual(['whisper U1 in C1 under 9.0: No'])
})

test('in a direct message everything is said in the open', async () => {
  const { conversation, messenger } = start(direct)
  await conversation.progress(say('Fetching'))
  await conversation.whisper(say('No event “Plya”'))
  expect(messenger.calls).toEqual(['post D1: Fetching', 'post D1: No event “Plya”', 'remove D1 1.0'])
})

test('an answer that Slack refuses leaves the placeholder for what is said instead', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.progress(say('Fetching'))
  messenger.refusals.set('post C1 under 9.0: 12,345', 'restricted_action')
  await expect(conversation.publish(plain('12,345 users'), signal)).rejects.toMatchObject({
    slackCode: 'restricted_action',
  })
  await conversation.whisper(say('12,345 users, to you alone'))
  expect(messenger.calls.slice(-2)).toEqual(['whisper U1 in C1: 12,345 users, to you alone', 'remove C1 1.0'])
})

test('a placeholder that somebody deleted is not missed', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.progress(say('Fetching'))
  messenger.refusals.set('remove', 'message_not_found')
  await conversation.publish(plain('12,345 users'), signal)
  expect(messenger.calls.at(-2)).toBe('post C1 under 9.0: 12,345 users')
})

test('a placeholder that Slack does not take costs nothing', async () => {
  const { conversation, messenger } = start(mention)
  messenger.refusals.set('post C1 under 9.0: Fetching', 'ratelimited')
  await conversation.progress(say('Fetching'))
  await conversation.publish(plain('12,345 users'), signal)
  expect(messenger.calls.at(-1)).toBe('post C1 under 9.0: 12,345 users')
})

test('progress that comes late is not shown', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.publish(plain('12,345 users'), signal)
  await conversation.progress(say('Still fetching'))
  expect(messenger.calls).toEqual(['post C1 under 9.0: 12,345 users'])
})

test('an asker who left the channel is told directly', async () => {
  const { conversation, messenger } = start(mention)
  messenger.refusals.set('whisper', 'user_not_in_channel')
  await conversation.whisper(say('No'))
  expect(messenger.calls).toEqual(['whisper U1 in C1: No', 'post U1: No'])
})

test('a variant that Slack finds malformed gives way to the plainer one, and in the end to the words', async () => {
  const { conversation, messenger } = start(mention)
  messenger.refusals.set('whisper U1 in C1: chart', 'invalid_blocks')
  await conversation.whisper(say('chart'), say('sparkline'))
  expect(messenger.calls).toEqual(['whisper U1 in C1: chart', 'whisper U1 in C1: sparkline'])
})

test('when nobody can be told, the caller learns it', async () => {
  const { conversation, messenger } = start(mention)
  messenger.refusals.set('whisper', 'account_inactive').set('post U1', 'account_inactive')
  await expect(conversation.whisper(say('No'))).rejects.toMatchObject({ slackCode: 'account_inactive' })
})
