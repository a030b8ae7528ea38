import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { silentLogger } from '../../src/logger.ts'
import { parseCommand, type ParsedQuestion } from '../../src/query/parse-command.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { answerQuestion, isMetricQuery } from '../../src/report/answer-question.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { aSeriesResult } from '../support/metric-results.ts'
import { aMetricSource } from '../support/metric-sources.ts'

function questionOf(text: string): ParsedQuestion {
  const command = parseCommand(text)
  if (command instanceof InvalidQueryError || command.kind !== 'question') throw new TypeError(text)
  return command.question
}

/** Answers a text with daily users and notes which queries were asked. */
async function answer(text: string) {
  const asked: MetricQuery[] = []
  const source = aMetricSource({
    listEvents: async () => [{ name: 'play_song', displayName: 'Play Song', weeklyTotal: 7 }],
    answer: async (query) => {
      asked.push(query)
      return aSeriesResult()
    },
  })
  const renderer = {
    name: 'none',
    render: () => Promise.reject(new Error('No picture is wanted.')),
    close: async () => {},
  }
  const deps = { source, renderer, clock: new FakeClock(), logger: silentLogger, theme: 'light' as const }
  const report = await answerQuestion(deps, questionOf(text), new AbortController().signal)
  return { report, asked }
}

describe('answerQuestion', () => {
  it('looks names up before it asks', async () => {
    const { asked } = await answer('event "Play Song" as table')
    expect(asked).toMatchObject([{ kind: 'event', events: [{ name: 'play_song' }] }])
  })

  it('says in the small print what was read differently from how it was typed', async () => {
    const { report } = await answer('dau where country is JP as table')
    expect(report.context.at(-1)).toBe('JP = Japan')
  })

  it('refuses what is beyond the limits of Amplitude', async () => {
    await expect(answer('dau last 900d as table')).rejects.toBeInstanceOf(InvalidQueryError)
  })

  it.each(['events', 'user ana@acme.com'])('has no report of %s', async (text) => {
    expect(isMetricQuery(questionOf(text).query)).toBe(false)
    await expect(answer(text)).rejects.toBeInstanceOf(TypeError)
  })
})
