import type { DemoChannel, DemoState, DemoUser } from '../../../src/demo/slack/page-protocol.ts'
import { sampleMessages } from './sample-messages.ts'

function user(id: string, realName: string, avatar: number): DemoUser {
  const name = realName.split(' ')[0]?.toLowerCase() ?? ''
  return { id, name, realName, isBot: id === 'UBOT', timeZone: 'Europe/Berlin', avatar }
}

function channel(id: string, name: string, more: Partial<DemoChannel> = {}): DemoChannel {
  return { id, kind: 'public', name, topic: '', isBotMember: true, ...more }
}

/** A workspace on Monday, 2026-11-23, at 14:10 in Berlin. */
export function sampleState(): DemoState {
  return {
    now: '2026-11-23T13:10:00.000Z',
    workspace: 'Acme Music',
    me: 'ME',
    botUserId: 'UBOT',
    users: [
      user('ME', 'Ada Lindqvist', 0),
      user('U1', 'Grace Okafor', 1),
      user('U2', 'Mateo Rivera', 2),
      user('U3', 'Yuki Tanaka', 3),
      user('UBOT', 'Ampbot', 0),
    ],
    channels: [
      channel('C1', 'product', { topic: 'What we build, and how people use it' }),
      channel('C2', 'growth', { topic: 'Sign-ups, activation, retention' }),
      channel('C3', 'launch-room', { kind: 'private' }),
      channel('C4', 'random', { isBotMember: false, topic: 'Non-work banter' }),
      channel('D1', 'UBOT', { kind: 'im' }),
    ],
    messages: sampleMessages(),
    modals: [],
    home: null,
    command: {
      name: '/amp',
      hint: '[dau | event … | funnel … | retention … | help]',
      description: 'Ask Amplitude and get a chart',
    },
    suggestions: [
      'dau last 30d',
      'wau last 12 weeks vs previous',
      'event Play Song last 14d by platform',
      'funnel Search > Select > Play within 7d',
      'retention Sign Up > any last 8 weeks weekly',
      'new users last 30d by country',
    ],
    greeting: {
      title: 'Three things to type',
      commands: [
        'dau last 30d vs previous',
        'funnel Search > Select > Play last 30d',
        'retention Sign Up > Play Song or Video last 8 weeks weekly',
      ],
    },
  }
}
