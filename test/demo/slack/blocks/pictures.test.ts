import { describe } from 'vitest'
import { letters, plain, testBlocks } from './block-table.ts'

const image = (more: Record<string, unknown>) => [{ type: 'image', alt_text: 'A chart', ...more }]

describe('pictures', () => {
  testBlocks([
    { it: 'takes an uploaded file by id', blocks: image({ slack_file: { id: 'F0123ABCD' } }) },
    { it: 'takes a public address', blocks: image({ image_url: 'https://example.com/chart.png' }) },
    {
      it: 'refuses a picture without alt text',
      blocks: [{ type: 'image', slack_file: { id: 'F0123ABCD' } }],
      refused: '/blocks/0 missing required field: alt_text',
    },
    {
      it: 'refuses alt text of 2,001 characters',
      blocks: image({ alt_text: letters(2001), slack_file: { id: 'F0123ABCD' } }),
      refused: '/blocks/0/alt_text must be less than 2001 characters',
    },
    {
      it: 'refuses a title of 2,001 characters',
      blocks: image({ title: plain(letters(2001)), slack_file: { id: 'F0123ABCD' } }),
      refused: '/blocks/0/title/text must be less than 2001 characters',
    },
    {
      it: 'refuses a file and an address at once',
      blocks: image({ slack_file: { id: 'F0123ABCD' }, image_url: 'https://example.com/a.png' }),
      refused: '/blocks/0 must have exactly one of: image_url, slack_file',
    },
    {
      it: 'refuses a picture that is nowhere',
      blocks: image({}),
      refused: '/blocks/0 must have exactly one of: image_url, slack_file',
    },
    {
      it: 'refuses a file id that is none',
      blocks: image({ slack_file: { id: 'chart.png' } }),
      refused: '/blocks/0/slack_file/id must match pattern: ^F[A-Z0-9]{8,}$',
    },
    {
      it: 'refuses the private url of a file',
      blocks: image({ slack_file: { url: 'https://files.slack.com/files-pri/T1-F1/a.png' } }),
      refused: '/blocks/0/slack_file/url invalid_url',
    },
    {
      it: 'refuses an address that Slack cannot reach',
      blocks: image({ image_url: 'http://127.0.0.1:3000/a.png' }),
      refused: '/blocks/0/image_url downloading image failed',
    },
    {
      it: 'refuses an address of 3,001 characters',
      blocks: image({ image_url: `https://example.com/${letters(2981)}` }),
      refused: '/blocks/0/image_url must be less than 3001 characters',
    },
  ])
})
