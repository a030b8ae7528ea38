import { expect, it } from 'vitest'
import { giveUpWord } from '../../../src/jobs/owner-words.ts'
import type { Notice } from '../../../src/jobs/outbox/messenger.ts'
import { validateBlocks } from '../../../src/demo/slack/validate-blocks.ts'
import { noticeMessage } from '../../../src/slack/blocks/notice-message.ts'
import { aDefinition, aDigest, aDigestMessage } from '../../support/digests.ts'

const layout = { fileIds: ['F0123456789', undefined], isRepeat: false }
const picture = { title: 'New users', altText: 'New users: 271.' }
const pictures: Notice = { kind: 'digestPictures', title: 'Morning numbers', pictures: [picture, picture] }

it('lays a digest out', () => {
  expect(noticeMessage({ kind: 'digest', message: aDigestMessage() }, layout).blocks[0]).toMatchObject({
    type: 'header',
    text: { text: 'Morning numbers' },
  })
})

it('shows the pictures in the thread that could be uploaded', () => {
  const content = noticeMessage(pictures, layout)
  expect(validateBlocks(content.blocks, 'message')).toEqual([])
  expect(content).toEqual({
    text: 'Morning numbers: New users, New users',
    blocks: [{ type: 'image', slack_file: { id: 'F0123456789' }, alt_text: 'New users: 271.' }],
  })
})

it('never leaves the thread with nothing', () => {
  const { blocks } = noticeMessage(pictures, { fileIds: [undefined, undefined], isRepeat: true })
  expect(validateBlocks(blocks, 'message')).toEqual([])
  expect(JSON.stringify(blocks)).toContain('could not be uploaded')
  expect(JSON.stringify(blocks)).toContain('Sent again')
})

it('names people and channels in a word to the owner, and shows the title as it stands', () => {
  const digest = aDigest({
    definition: aDefinition({ title: '<!channel> *now* & then', channelId: 'C0GROWTH01' }),
  })
  const content = noticeMessage(giveUpWord(digest, 'The bot is no member there.'), { ...layout, fileIds: [] })
  expect(validateBlocks(content.blocks, 'message')).toEqual([])
  expect(content.text).toContain('&lt;!channel&gt; *now* &amp; then')
  expect(content.text).toContain('<#C0GROWTH01>')
  expect(content.blocks).toMatchObject([
    { type: 'rich_text' },
    { type: 'actions', elements: [{ value: 'digest 1 resume' }] },
  ])
  expect(JSON.stringify(content.blocks)).toContain('{"type":"channel","channel_id":"C0GROWTH01"}')
})

it('stays within what Slack takes, however long the words are', () => {
  const text = 'No & such <place> 🎉 '.repeat(400)
  const content = noticeMessage({ kind: 'word', text, command: text }, { fileIds: [], isRepeat: true })
  expect(validateBlocks(content.blocks, 'message')).toEqual([])
  expect(content.text.length).toBeLessThanOrEqual(4_000)
})
