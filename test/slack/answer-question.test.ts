import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { silentLogger } from '../../src/logger.ts'
import { answerQuestion, type AnswerDeps, type Asked } from '../../src/slack/answer-question.ts'
import type { Conversation } from '../../src/slack/conversation/conversation.ts'
import { isDeadlineError } from '../../src/slack/deadline.ts'
import { documented } from '../support/amplitude-sources.ts'
import { hangs } from '../support/amplitude-faults.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { startLoopbackAmplitude, type Answer } from '../support/loopback-amplitude.ts'
import { aSeriesResult } from '../support/metric-results.ts'
import { aMetricSource } from '../support/metric-sources.ts'
import { parsedQuestion, parsedQuery } from '../support/parsed-query.ts'
import { recordingMessenger } from '../support/recording-messenger.ts'

const never = new AbortController().signal
const secondMs = 1_000
const minuteMs = 60 * secondMs

/** A place where everything that somebody sees is written down. */
function aConversation(seen: string[]): Conversation {
  return {
    askerId: 'U1',
    isDirect: true,
    channelId: 'D1',
    progress: async ({ text }) => void seen.push(text),
    whisper: async (content) => void seen.push(content?.text ?? ''),
    publish: async ({ compose }) => void seen.push(compose(undefined).text),
    publishFile: async () => {},
  }
}

/** A bot that keeps the strict sum of five minutes, of which 720 are spent. */
async function aWorld() {
  await using stack = new AsyncDisposableStack()
  let answer: Answer = documented
  const amplitude = stack.use(await startLoopbackAmplitude((...asked) => answer(...asked)))
  const clock = new FakeClock()
  const source = stack.use(
    createAmplitudeSource({
      projects: [amplitude.project],
      clock,
      logger: silentLogger,
      limits: { shortBudget: 'sliding' },
    }),
  )
  await source.answer(parsedQuery('retention last 90d') as never, never)
  const opened = stack.move()
  const renderer = { name: 'none', render: () => Promise.reject(new Error('none')), close: async () => {} }
  const deps: AnswerDeps = {
    source,
    renderer,
    clock,
    logger: silentLogger,
    theme: 'light',
    messenger: recordingMessenger(),
    botName: 'ampbot',
  }
  const seen: string[] = []
  const ask = (text: string, other: AnswerDeps['source'] = source) => {
    const question = parsedQuestion(text) as Asked['question']
    const outcome = answerQuestion(
      { ...deps, source: other },
      { question, conversation: aConversation(seen), signal: never },
    )
    return outcome.catch((error: unknown) => error)
  }
  const says = (next: Answer): void => void (answer = next)
  return { clock, seen, ask, says, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

describe('a question that has to wait for the budget', () => {
  it('says why and how long, and is answered after minutes', async () => {
    await using world = await aWorld()
    const outcome = world.ask('dau last 300d as table')
    await pause(20)
    for (let waited = 0; waited < 305; waited += 5) await world.clock.advance(5 * secondMs)
    expect(await outcome).not.toBeInstanceOf(Error)
    expect(world.seen[0]).toBe('Fetching Daily active users, last 300 days, from Acme …')
    expect(world.seen[1]).toBe(
      "Waiting to fetch Daily active users, last 300 days, from Acme: about 5 min: the project's five-minute budget of Amplitude's API is used up.",
    )
    expect(world.seen).toHaveLength(3)
  })

  it('has the whole minute for Amplitude after that', async () => {
    await using world = await aWorld()
    world.says(hangs)
    const outcome = world.ask('dau last 300d as table')
    await pause(20)
    await world.clock.advance(303 * secondMs)
    await pause(20)
    await world.clock.advance(58 * secondMs)
    expect(await Promise.race([outcome, pause(20, 'still asking')])).toBe('still asking')
    await world.clock.advance(3 * secondMs)
    expect(isDeadlineError(await outcome)).toBe(true)
  })

  it('waits twelve minutes at most', async () => {
    await using world = await aWorld()
    let longestWaitMs: number | undefined
    const answer: AnswerDeps['source']['answer'] = async (_query, _signal, options) => {
      longestWaitMs = options?.longestWaitMs
      return aSeriesResult()
    }
    await world.ask('dau as table', aMetricSource({ answer }))
    expect(longestWaitMs).toBe(12 * minuteMs)
  })
})
