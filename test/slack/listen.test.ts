import { expect, test } from 'vitest'
import { InvalidQueryError, RenderError, UpstreamError } from '../../src/errors.ts'
import { createLogger, type LogFields } from '../../src/logger.ts'
import type { MessageContent } from '../../src/slack/blocks/message-content.ts'
import type { Conversation } from '../../src/slack/conversation/conversation.ts'
import { failureWith } from '../../src/slack/delivery-failure.ts'
import { createListen } from '../../src/slack/listen.ts'
import { startRunningWork } from '../../src/slack/running-work.ts'
import { FakeClock } from '../support/fake-clock.ts'

/** The wrapper with everything it says, to the person and to the log. */
function start() {
  const clock = new FakeClock()
  const work = startRunningWork(clock)
  const log: LogFields[] = []
  const logger = createLogger('debug', { write: (line) => log.push(JSON.parse(line) as LogFields) })
  const told: MessageContent[] = []
  const conversation: Conversation = {
    askerId: 'U1',
    channelId: 'C1',
    isDirect: false,
    progress: async () => {},
    publish: async () => {},
    publishFile: async () => {},
    whisper: async (content) => {
      if (content !== undefined) told.push(content)
    },
  }
  return { clock, work, log, told, conversation, listen: createListen({ work, clock, logger }) }
}

function buttonsOf(content: MessageContent | undefined): string[] {
  const blocks = content?.blocks ?? []
  return blocks.flatMap((block) =>
    block.type === 'actions' && 'elements' in block
      ? block.elements.map((element) => ('value' in element ? (element.value ?? '') : ''))
      : [],
  )
}

const failures = [
  {
    sentence: 'a mistake: what to type, one press away',
    error: new InvalidQueryError({
      problem: "I don't know “funel”.",
      text: 'funel A > B',
      span: { start: 0, end: 5 },
      suggestions: ['funnel A > B'],
    }),
    text: /I don't know “funel”/,
    buttons: ['funnel A > B'],
    event: 'question.refused',
  },
  {
    sentence: 'an outage of Amplitude: its words, and the same question again',
    error: new UpstreamError('unavailable', {
      userMessage: 'Amplitude has a problem of its own.',
      isRetryable: true,
    }),
    text: /problem of its own/,
    buttons: ['dau last 30d'],
    event: 'question.failed',
  },
  {
    sentence: 'refused keys: trying again does not help',
    error: new UpstreamError('auth', { userMessage: 'Check AMPLITUDE_API_KEY.' }),
    text: /Check AMPLITUDE_API_KEY/,
    buttons: [],
    event: 'question.failed',
  },
  {
    sentence: 'a deadline: try again, with less',
    error: new DOMException('too late', 'TimeoutError'),
    text: /did not answer within a minute/,
    buttons: ['dau last 30d'],
    event: 'question.failed',
  },
  {
    sentence: 'any other error that has words for people',
    error: new RenderError('canvas'),
    text: /could not be drawn/,
    buttons: [],
    event: 'question.failed',
  },
]

test.each(failures)('$sentence', async ({ error, text, buttons, event }) => {
  const { listen, told, log, conversation } = start()
  await listen({ name: 'command', id: '1', conversation, text: 'dau last 30d' }, () => Promise.reject(error))
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toMatch(text)
  expect(buttonsOf(told[0])).toEqual(buttons)
  expect(log.at(-1)).toMatchObject({ event, name: 'command' })
  expect(JSON.stringify(log)).not.toContain('dau last 30d')
})

test('a bug is logged with its stack under an id that the person is told', async () => {
  const { listen, told, log, conversation } = start()
  await listen({ name: 'command', id: '1', conversation }, () =>
    Promise.reject(new TypeError('x is undefined')),
  )
  const [line] = log
  expect(line).toMatchObject({
    level: 'error',
    event: 'listener.broke',
    error: { name: 'TypeError', stack: expect.stringContaining('listen.test.ts') },
  })
  expect(told[0]?.text).toBe(
    `Something broke while answering. It has been logged as ${String(line?.['id'])}.`,
  )
})

test('what was delivered before is not done again', async () => {
  const { listen, told, log, conversation } = start()
  let count = 0
  const job = async (): Promise<void> => {
    count += 1
  }
  await listen({ name: 'mention', id: 'Ev1', conversation }, job)
  await listen({ name: 'mention', id: 'Ev1', conversation }, job)
  expect(count).toBe(1)
  expect(told).toEqual([])
  expect(log.at(-1)).toMatchObject({ event: 'delivery.repeated' })
})

test('while the app stops nothing new begins, and the person can ask again', async () => {
  const { listen, work, told, conversation } = start()
  await work.finish(1_000)
  await listen({ name: 'command', id: '1', conversation, text: 'dau' }, () =>
    Promise.reject(new Error('not run')),
  )
  expect(told[0]?.text).toMatch(/being restarted/)
  expect(buttonsOf(told[0])).toEqual(['dau'])
})

test('a person who cannot be told is not the end of the process', async () => {
  const { listen, log, conversation } = start()
  const deaf = { ...conversation, whisper: () => Promise.reject(failureWith('account_inactive')) }
  await listen({ name: 'command', id: '1', conversation: deaf }, () => Promise.reject(new TypeError('bug')))
  expect(log.map(({ event }) => event)).toEqual(['listener.broke', 'failure.untold'])
})
