import type { DemoMessage } from '../../../src/demo/slack/page-protocol.ts'
import {
  answerBlocks,
  controlBlocks,
  mistakeBlocks,
  mrkdwn,
  tableBlocks,
  wordBlocks,
} from './sample-blocks.ts'

/** Sunday, 2026-11-22 18:00 UTC, and Monday, 2026-11-23 13:00 UTC: one day divider lies between them. */
const sunday = 1_795_370_400
const monday = 1_795_438_800

/** Rich messages of every block kind that the page draws, in a channel where the bot is a member. */
export function sampleMessages(): DemoMessage[] {
  return [
    said('U1', sunday, 'Party Mode has been out for two weeks :tada: Is it *sticking*?'),
    said(
      'U1',
      sunday + 60,
      'I would love to see retention for people who signed up since the launch. See <https://acme.example/launch|the launch notes>.',
    ),
    said(
      'U2',
      sunday + 900,
      '> Is it sticking?\nLet us ask <@UBOT> in <#C2|growth>. `retention Sign Up &gt; any`',
    ),
    {
      ...fromBot(monday, 'Daily active users: 13,301, +9.4%'),
      blocks: answerBlocks,
      echo: '/amp dau last 30d vs previous',
    },
    { ...said('U1', monday + 40, 'That is up since the launch :rocket:'), threadTs: ts(monday) },
    { ...said('U2', monday + 95, 'Sunday looks low, but it is not over yet.'), threadTs: ts(monday) },
    said(
      'ME',
      monday + 180,
      'Thanks! *Bold*, _italic_, ~gone~ and ```funnel Search > Select > Play\n      ^^^^^^```',
    ),
    { ...fromBot(monday + 240, 'Tables and charts'), blocks: tableBlocks },
    { ...fromBot(monday + 300, 'Rich text'), blocks: wordBlocks, isEdited: true },
    { ...fromBot(monday + 360, 'Controls'), blocks: controlBlocks },
    { ...fromBot(monday + 420, 'I don’t know “funel”.'), blocks: mistakeBlocks, isEphemeral: true },
    { ...fromBot(monday + 430, 'Play Song, as CSV'), files: [sampleFile], attachments: [sampleAttachment] },
  ]
}

const sampleFile = {
  id: 'F0CSV00001',
  name: 'play-song.csv',
  title: 'Play Song, last 30 days',
  mimeType: 'text/csv',
  bytes: 1840,
  url: '/demo/files/F0CSV00001.csv',
}

const sampleAttachment = {
  color: 'danger',
  blocks: [mrkdwn('*Plays on iOS are 61% below normal* since 14:05.')],
}

function said(userId: string, seconds: number, text: string): DemoMessage {
  return { channelId: 'C1', ts: ts(seconds), userId, text, blocks: [], isEphemeral: false, isEdited: false }
}

function fromBot(seconds: number, text: string): DemoMessage {
  return said('UBOT', seconds, text)
}

function ts(seconds: number): string {
  return `${seconds}.000100`
}
