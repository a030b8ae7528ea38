import { expect, test } from 'vitest'
import { InvalidQueryError, UpstreamError } from '../../../../src/errors.ts'
import { partText } from '../../../../src/digest/part-text.ts'
import { lookUpQuestions } from '../../../../src/slack/modals/digest/look-up-questions.ts'
import type { MetricSource } from '../../../../src/result/metric-source.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

const events = ['Play Song', 'Search'].map((name) => ({ name, displayName: name, weeklyTotal: 100 }))

/** Two projects, the second without any events. */
const source = {
  projectOf: ({ project = 'Acme' }) => {
    if (!['Acme', 'Acme EU'].includes(project))
      throw new InvalidQueryError({ problem: `No ${project}.`, text: '', span: { start: 0, end: 0 } })
    return { name: project, timeZone: 'UTC' }
  },
  listEvents: async ({ name }) => (name === 'Acme' ? events : []),
} as Pick<MetricSource, 'projectOf' | 'listEvents'> as MetricSource

const waiting = { patienceMs: 1_000, signal: new AbortController().signal }

async function lookUp(text: string, projectName?: string, asked = source): Promise<unknown> {
  const form = { rows: [{ id: 7, text }], projectName }
  const found = (await lookUpQuestions({ source: asked, clock: new FakeClock() }, form, waiting)).get(7)
  return found?.kind === 'questions' ? found.queries.map(partText) : found
}

test.each([
  ['/amp dau last 30d', ['dau']],
  [
    'event play song last 7d; funnel search > play song',
    ['event Play Song last 7d', 'funnel Search > Play Song'],
  ],
  ['', { kind: 'empty' }],
])('“%s”', async (text, expected) => {
  expect(await lookUp(text)).toEqual(expected)
})

test('a mistake says what to type', async () => {
  expect(await lookUp('event Plya Song')).toEqual({
    kind: 'mistake',
    sentence: expect.stringContaining('Did you mean “Play Song”'),
  })
})

test('names are looked up in the digest’s project, which the text goes on not to name', async () => {
  expect(await lookUp('dau', 'Acme EU')).toEqual(['dau'])
  expect(await lookUp('event Search', 'Acme EU')).toMatchObject({ kind: 'mistake' })
  expect(await lookUp('event Search', 'Acme')).toEqual(['event Search'])
  expect(await lookUp('dau', 'Gone')).toEqual({ kind: 'mistake', sentence: 'No Gone.' })
})

test('while Amplitude does not answer, names stay as they were typed', async () => {
  const down: MetricSource = {
    ...source,
    listEvents: async () => {
      throw new UpstreamError('unavailable', { userMessage: 'Amplitude is down.' })
    },
  }
  expect(await lookUp('event Serach last 7d', undefined, down)).toEqual(['event Serach last 7d'])
})
