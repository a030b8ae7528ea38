import { describe } from 'vitest'
import { letters, many, mrkdwn, plain, section, testBlocks } from './block-table.ts'

const header = (text: unknown, more = {}) => [{ type: 'header', text, ...more }]
const picture = { type: 'image', alt_text: 'A chart', image_url: 'https://example.com/a.png' }

describe('headers', () => {
  testBlocks([
    { it: 'takes 150 characters', blocks: header(plain(letters(150))) },
    {
      it: 'refuses 151 characters',
      blocks: header(plain(letters(151))),
      refused: '/blocks/0/text/text must be less than 151 characters',
    },
    {
      it: 'refuses an empty text',
      blocks: header(plain('')),
      refused: '/blocks/0/text/text must be more than 0 characters',
    },
    {
      it: 'refuses mrkdwn',
      blocks: header(mrkdwn('*Hi*')),
      refused: '/blocks/0/text/type unsupported type: "mrkdwn"',
    },
    { it: 'takes a level from 1 to 4', blocks: header(plain('Hi'), { level: 4 }) },
    {
      it: 'refuses level 5',
      blocks: header(plain('Hi'), { level: 5 }),
      refused: '/blocks/0/level must be at most 4',
    },
    {
      it: 'refuses a header without text',
      blocks: [{ type: 'header' }],
      refused: '/blocks/0 missing required field: text',
    },
  ])
})

describe('sections', () => {
  testBlocks([
    { it: 'takes a text of 3,000 characters', blocks: [{ type: 'section', text: mrkdwn(letters(3000)) }] },
    {
      it: 'refuses a text of 3,001 characters',
      blocks: [{ type: 'section', text: mrkdwn(letters(3001)) }],
      refused: '/blocks/0/text/text must be less than 3001 characters',
    },
    { it: 'takes ten fields', blocks: [{ type: 'section', fields: many(10, () => mrkdwn('*a*\n1')) }] },
    {
      it: 'refuses eleven fields',
      blocks: [{ type: 'section', fields: many(11, () => mrkdwn('a')) }],
      refused: '/blocks/0/fields no more than 10 items allowed',
    },
    {
      it: 'refuses a field of 2,001 characters',
      blocks: [{ type: 'section', fields: [mrkdwn(letters(2001))] }],
      refused: '/blocks/0/fields/0/text must be less than 2001 characters',
    },
    {
      it: 'refuses a section with neither text nor fields',
      blocks: [{ type: 'section' }],
      refused: '/blocks/0 must have at least one of: text, fields',
    },
    { it: 'takes a picture beside it', blocks: [section(picture)] },
    {
      it: 'refuses an input beside it',
      blocks: [section({ type: 'plain_text_input' })],
      refused: '/blocks/0/accessory/type unsupported type: "plain_text_input"',
    },
    {
      it: 'refuses emoji on mrkdwn',
      blocks: [{ type: 'section', text: { ...mrkdwn('a'), emoji: true } }],
      refused: '/blocks/0/text invalid additional property: emoji',
    },
    {
      it: 'refuses verbatim on plain text',
      blocks: [{ type: 'section', text: { ...plain('a'), verbatim: true } }],
      refused: '/blocks/0/text invalid additional property: verbatim',
    },
    {
      it: 'refuses a text that is only a string',
      blocks: [{ type: 'section', text: 'Hello' }],
      refused: '/blocks/0/text must provide an object',
    },
  ])
})

describe('other blocks', () => {
  testBlocks([
    { it: 'takes a divider', blocks: [{ type: 'divider' }] },
    {
      it: 'refuses unknown blocks',
      blocks: [{ type: 'hero' }],
      refused: '/blocks/0/type unsupported type: "hero"',
    },
    {
      it: 'refuses unknown fields',
      blocks: [{ type: 'divider', color: 'red' }],
      refused: '/blocks/0 invalid additional property: color',
    },
    {
      it: 'refuses a block without a type',
      blocks: [{ block_id: 'a' }],
      refused: '/blocks/0 missing required field: type',
    },
    {
      it: 'refuses a block id of 256 characters',
      blocks: [{ type: 'divider', block_id: letters(256) }],
      refused: '/blocks/0/block_id must be less than 256 characters',
    },
    {
      it: 'takes texts and pictures as context',
      blocks: [{ type: 'context', elements: [mrkdwn('a'), plain('b'), picture] }],
    },
    {
      it: 'refuses eleven context elements',
      blocks: [{ type: 'context', elements: many(11, () => mrkdwn('a')) }],
      refused: '/blocks/0/elements no more than 10 items allowed',
    },
    {
      it: 'refuses an empty context',
      blocks: [{ type: 'context', elements: [] }],
      refused: '/blocks/0/elements no fewer than 1 items allowed',
    },
    { it: 'takes markdown of 12,000 characters', blocks: [{ type: 'markdown', text: letters(12_000) }] },
    {
      it: 'refuses markdown of 12,001 characters',
      blocks: [{ type: 'markdown', text: letters(12_001) }],
      refused: '/blocks/0/text must be less than 12001 characters',
    },
    {
      it: 'refuses markdown on the Home tab',
      on: 'home',
      blocks: [{ type: 'markdown', text: 'a' }],
      refused: '/blocks/0/type unsupported type: "markdown"',
    },
    {
      it: 'takes an alert in a modal',
      on: 'modal',
      blocks: [{ type: 'alert', text: plain('Careful'), level: 'warning' }],
    },
    {
      it: 'refuses an alert in a message',
      blocks: [{ type: 'alert', text: plain('Careful') }],
      refused: '/blocks/0/type unsupported type: "alert"',
    },
    {
      it: 'refuses an alert of 201 characters',
      on: 'modal',
      blocks: [{ type: 'alert', text: plain(letters(201)) }],
      refused: '/blocks/0/text/text must be less than 201 characters',
    },
    {
      it: 'refuses a level that alerts do not have',
      on: 'modal',
      blocks: [{ type: 'alert', text: plain('a'), level: 'fatal' }],
      refused: '/blocks/0/level must be one of: default, info, warning, error, success',
    },
    {
      it: 'refuses to send a file block',
      blocks: [{ type: 'file', source: 'remote', external_id: 'a' }],
      refused: '/blocks/0/type unsupported type: "file"',
    },
    {
      it: 'refuses a video that is not https',
      blocks: [
        {
          type: 'video',
          title: plain('a'),
          alt_text: 'a',
          video_url: 'http://example.com/v',
          thumbnail_url: 'https://example.com/t',
        },
      ],
      refused: '/blocks/0/video_url must be a valid https URL',
    },
  ])
})

describe('rich text', () => {
  const rich = (...elements: unknown[]) => [{ type: 'rich_text', elements }]
  const words = { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] }
  testBlocks([
    {
      it: 'takes sections, lists, quotes and code',
      blocks: rich(
        words,
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [words] },
        { type: 'rich_text_quote', border: 1, elements: [{ type: 'emoji', name: 'tada' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
      ),
    },
    {
      it: 'refuses a mention inside code',
      blocks: rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
      refused: '/blocks/0/elements/0/elements/0/type unsupported type: "user"',
    },
    {
      it: 'refuses a style that text does not have',
      blocks: rich({
        type: 'rich_text_section',
        elements: [{ type: 'text', text: 'a', style: { blink: true } }],
      }),
      refused: '/blocks/0/elements/0/elements/0/style invalid additional property: blink',
    },
  ])
})
