import type { DemoChannel, DemoUser } from '../page-protocol.ts'
import { identity } from './identity.ts'

/** The people of Acme; the first is the person at the keyboard. */
export const acmeUsers: readonly DemoUser[] = [
  {
    id: identity.me,
    name: 'ada',
    realName: 'Ada Lindqvist',
    isBot: false,
    timeZone: 'Europe/Berlin',
    avatar: 0,
  },
  {
    id: 'U0GRACE001',
    name: 'grace',
    realName: 'Grace Okafor',
    isBot: false,
    timeZone: 'America/New_York',
    avatar: 1,
  },
  {
    id: 'U0MATEO001',
    name: 'mateo',
    realName: 'Mateo Rivera',
    isBot: false,
    timeZone: 'America/Los_Angeles',
    avatar: 2,
  },
  {
    id: 'U0YUKI0001',
    name: 'yuki',
    realName: 'Yuki Tanaka',
    isBot: false,
    timeZone: 'Asia/Tokyo',
    avatar: 3,
  },
  {
    id: identity.botUserId,
    name: identity.botName,
    realName: 'Ampbot',
    isBot: true,
    timeZone: 'UTC',
    avatar: 0,
  },
]

/**
 * The channels of Acme. `random` is public without the bot (`not_in_channel`); `leadership` is private without it
 * (`channel_not_found`); `launch-room` is private with it.
 */
export const acmeChannels: readonly DemoChannel[] = [
  {
    id: 'C0GENERAL1',
    kind: 'public',
    name: 'general',
    topic: 'Everything that concerns all of us',
    isBotMember: true,
  },
  {
    id: 'C0PRODUCT1',
    kind: 'public',
    name: 'product',
    topic: 'What we build, and how people use it',
    isBotMember: true,
  },
  {
    id: 'C0GROWTH01',
    kind: 'public',
    name: 'growth',
    topic: 'Sign-ups, activation, retention',
    isBotMember: true,
  },
  {
    id: 'C0ALERTS01',
    kind: 'public',
    name: 'metrics-alerts',
    topic: 'Ampbot tells us when a number looks wrong',
    isBotMember: true,
  },
  {
    id: 'C0LAUNCH01',
    kind: 'private',
    name: 'launch-room',
    topic: 'Party Mode launch, need to know',
    isBotMember: true,
  },
  {
    id: 'C0LEADERS1',
    kind: 'private',
    name: 'leadership',
    topic: 'Numbers for the board',
    isBotMember: false,
  },
  { id: 'C0RANDOM01', kind: 'public', name: 'random', topic: 'Non-work banter', isBotMember: false },
  { id: 'D0AMPBOT01', kind: 'im', name: identity.botUserId, topic: '', isBotMember: true },
]

/** A line that somebody has already written when the workspace opens. */
export interface EarlierMessage {
  channel: string
  user: string
  text: string
  minutesAgo: number
}

/** What the demo's channels hold before anybody types, so that they look lived in. */
export const acmeConversation: readonly EarlierMessage[] = [
  {
    channel: 'general',
    user: 'grace',
    text: 'Morning! Party Mode has been out for a few weeks now :tada: Is it sticking?',
    minutesAgo: 64,
  },
  {
    channel: 'general',
    user: 'mateo',
    text: 'I would love to see retention for people who signed up since the launch.',
    minutesAgo: 61,
  },
  {
    channel: 'product',
    user: 'yuki',
    text: 'Search was reworked in the last release. Does anybody know whether more searches end in a play?',
    minutesAgo: 190,
  },
  {
    channel: 'growth',
    user: 'mateo',
    text: 'Can we compare new users with last month before the review?',
    minutesAgo: 125,
  },
  {
    channel: 'launch-room',
    user: 'grace',
    text: 'Keep the numbers in here until Thursday, please.',
    minutesAgo: 300,
  },
  { channel: 'leadership', user: 'grace', text: 'Board deck is due on Friday.', minutesAgo: 410 },
  { channel: 'random', user: 'yuki', text: 'The espresso machine works again :coffee:', minutesAgo: 95 },
]
