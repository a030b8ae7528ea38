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

test('the placeholder becomes the answer', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.progress(say('Fetching'))
  await conversation.progress(say('Still fetching'))
  await conversation.publish(plain('12,345 users'), signal)
  expect(messenger.calls).toEqual([
    'post C1 under 9.0: Fetching',
    'update C1 1.0: Still fetching',
    'update C1 1.0: 12,345 users',
  ])
})

test('what only the asker may see takes the placeholder away and comes as a whisper', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.progress(say('Fetching'))
  await conversation.whisper(say('No event “Plya”'))
  expect(messenger.calls).toEqual([
    'post C1 under 9.0: Fetching',
    'remove C1 1.0',
    'whisper U1 in C1: No event “Plya”',
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
  expect(messenger.calls).toEqual(['post D1: Fetching', 'update D1 1.0: No event “Plya”'])
})

test('an answer is posted anew where its placeholder was deleted', async () => {
  const { conversation, messenger } = start(mention)
  await conversation.progress(say('Fetching'))
  messenger.refusals.set('update', 'message_not_found')
  await conversation.publish(plain('12,345 users'), signal)
  expect(messenger.calls.at(-1)).toBe('post C1 under 9.0: 12,345 users')
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
  const published = conversation.publish(plain('12,345 users'), signal)
  await conversation.progress(say('Still fetching'))
  await published
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
