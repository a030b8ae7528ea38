import { expect, test } from 'vitest'
import { silentLogger } from '../../../src/logger.ts'
import { EditedConversation } from '../../../src/slack/conversation/edited-conversation.ts'
import { MessageConversation } from '../../../src/slack/conversation/message-conversation.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { recordingMessenger, type RecordingMessenger } from '../../support/recording-messenger.ts'

const { signal } = new AbortController()
const say = (text: string) => ({ text, blocks: [] })

function start(): { conversation: EditedConversation; messenger: RecordingMessenger } {
  const messenger = recordingMessenger()
  const deps = { messenger, clock: new FakeClock(), logger: silentLogger }
  const aside = new MessageConversation(deps, { channelId: 'C1', userId: 'U2', isDirect: false })
  const posted = { channelId: 'C1', ts: '1.0' }
  const place = { posted, fileId: 'F0000000OLD', askerId: 'U1', refreshedBy: 'U2' }
  return { messenger, conversation: new EditedConversation(messenger, place, aside) }
}

test('the new answer takes the place of the old one, whose picture goes afterwards', async () => {
  const { conversation, messenger } = start()
  await conversation.progress()
  await conversation.publish({ picture: undefined, compose: () => say('12,400 users') }, signal)
  expect(messenger.calls).toEqual(['replace C1 1.0: 12,400 users', 'remove picture F0000000OLD'])
})

test('while the message cannot be edited its picture stays', async () => {
  const { conversation, messenger } = start()
  messenger.refusals.set('replace', 'message_not_found')
  const attempt = conversation.publish({ picture: undefined, compose: () => say('12,400 users') }, signal)
  await expect(attempt).rejects.toMatchObject({ slackCode: 'message_not_found' })
  expect(messenger.calls).toEqual(['replace C1 1.0: 12,400 users'])
})

test('what goes wrong is told to whoever pressed', async () => {
  const { conversation, messenger } = start()
  await conversation.whisper(say('Amplitude is down'))
  expect(messenger.calls).toEqual(['whisper U2 in C1: Amplitude is down'])
})
