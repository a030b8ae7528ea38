import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { InvalidQueryError, RenderError, UpstreamError } from '../../src/errors.ts'
import { silentLogger } from '../../src/logger.ts'
import type { MetricSource } from '../../src/result/metric-source.ts'
import { askQuestion, type AskOptions } from '../../src/terminal/ask-question.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { aMetricSource } from '../support/metric-sources.ts'

const events = [
  { name: 'Search', displayName: 'Search', weeklyTotal: 1270, weeklyDelta: -230 },
  { name: 'app_error', displayName: 'App Error', weeklyTotal: 6 },
  { name: 'Play Song', displayName: 'Play Song', weeklyTotal: 25_700, weeklyDelta: 700 },
]
const ana = {
  amplitudeId: '700000001301',
  userId: 'ana@acme.com',
  lastSeen: '2026-11-23',
  platform: 'iOS',
  country: undefined,
}

const onePixel = { png: Buffer.from('a picture'), width: 1, height: 1, altText: 'One pixel.' }

/** Asks in the terminal and gives back what it printed. */
async function ask(text: string, overrides: Partial<MetricSource> = {}, options: Partial<AskOptions> = {}) {
  const source = aMetricSource({ listEvents: async () => events, ...overrides })
  const renderer = { name: 'one pixel', render: async () => onePixel, close: async () => {} }
  const deps = { source, renderer, clock: new FakeClock(), logger: silentLogger, theme: 'light' as const }
  const printed: string[] = []
  const write = (lines: string): void => {
    printed.push(lines)
  }
  const asked = { text, pngPath: undefined, isJson: false, write, ...options }
  await askQuestion(deps, asked, new AbortController().signal)
  return printed.join('')
}

describe('askQuestion', () => {
  it('answers a question in words, with what was read differently', async () => {
    const text = await ask('dau where country is JP')
    expect(text).toMatch(/^Daily active users\n/)
    expect(text).toContain('\nJP = Japan\n/amp dau')
  })

  it('answers for other programs', async () => {
    expect(JSON.parse(await ask('dau', {}, { isJson: true }))).toMatchObject({ question: 'dau' })
    expect(await ask('dau as csv')).toMatch(/^Day,Active users,Complete\r\n/)
  })

  it('writes the picture where it is wanted, and says why there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ampbot-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const pngPath = join(folder, 'dau.png')
    await ask('dau', {}, { pngPath })
    expect(await readFile(pngPath)).toEqual(onePixel.png)
    await expect(ask('dau as table', {}, { pngPath })).rejects.toThrow(
      new RenderError('No picture is drawn `as table`'),
    )
  })

  it('throws the mistake, also while Amplitude is down', async () => {
    await expect(ask('funel A > B')).rejects.toBeInstanceOf(InvalidQueryError)
    const listEvents = () =>
      Promise.reject(new UpstreamError('unavailable', { userMessage: 'Amplitude is down.' }))
    await expect(ask('funel A > B', { listEvents })).rejects.toBeInstanceOf(InvalidQueryError)
  })

  it.each([
    ['help', /what/i],
    ['build funnel', /form opens in Slack only/],
    ['save weekly-signups', /Saved questions belong to people in Slack/],
    ['forget weekly-signups', /Saved questions belong to people in Slack/],
    ['saved', /Saved questions belong to people in Slack/],
    ['status', /ampbot doctor/],
    ['projects', /ampbot doctor/],
  ])('says where else to look: %s', async (text, words) => {
    expect(await ask(text)).toMatch(words)
  })
})

describe('events in the terminal', () => {
  it('lists them, the busiest first, with the change against last week and the raw name', async () => {
    expect((await ask('events')).split('\n')).toEqual([
      '3 events in Acme, this week so far',
      '',
      'Event      This week  Change  Raw name',
      '─────────  ─────────  ──────  ─────────',
      'Play Song     25,700   +2.8%  Play Song',
      'Search         1,270  −15.3%  Search',
      'App Error          6       –  app_error',
      '',
    ])
  })

  it('writes them for other programs', async () => {
    expect(JSON.parse(await ask('events error', {}, { isJson: true }))).toEqual([events[1]])
    expect(await ask('events error as csv')).toBe(
      'Event,This week,Change,Raw name\r\nApp Error,6,,app_error\r\n',
    )
  })

  it.each([
    ['events error', '1 event with “error” in Acme, this week so far'],
    ['events serch', '1 event like “serch” in Acme, this week so far'],
    ['events zzzzqq', 'No event like “zzzzqq” in Acme.'],
  ])('searches them: %s', async (text, line) => {
    expect((await ask(text)).split('\n')[0]).toBe(line)
  })
})

describe('people in the terminal', () => {
  const readPerson = async () => ({
    amplitudeId: '700000001301',
    userId: 'ana@acme.com',
    facts: [{ name: 'Events', value: '1,234' }],
    furtherFacts: [{ name: 'Favorite genre', value: 'rock' }],
    events: Array.from({ length: 30 }, (_, index) => ({
      at: new Date(Date.UTC(2026, 10, 23, 14, 39 - index)),
      name: 'Play Song',
      properties: index === 0 ? [{ name: 'genre', value: 'rock' }] : [],
    })),
  })

  it('shows the only match whole, newest events first', async () => {
    const lines = (await ask('user ana@acme.com', { findPeople: async () => [ana], readPerson })).split('\n')
    expect(lines.slice(0, 10)).toEqual([
      'ana@acme.com  (Amplitude ID 700000001301)',
      '',
      '  Events          1,234',
      '',
      'More that Amplitude knows',
      '  Favorite genre  rock',
      '',
      'The latest 25 of 30 events, in UTC',
      '  2026-11-23 14:39:00  Play Song  (genre rock)',
      '  2026-11-23 14:38:00  Play Song',
    ])
    expect(lines).toHaveLength(8 + 25 + 1)
  })

  it('lists several, to be asked for by Amplitude ID', async () => {
    const text = await ask('user ana', { findPeople: async () => [ana, { ...ana, userId: undefined }] })
    expect(text.split('\n').slice(0, 5)).toEqual([
      '2 people match “ana”. Ask again with an Amplitude ID to see one of them.',
      '',
      'User ID       Amplitude ID  Last seen   Platform  Country',
      '────────────  ────────────  ──────────  ────────  ───────',
      'ana@acme.com  700000001301  2026-11-23  iOS',
    ])
  })

  it('says that the list may go on', async () => {
    const findPeople = async () => Array.from({ length: 50 }, () => ana)
    expect(await ask('user ana', { findPeople })).toMatch(/^At least 50 people match/)
  })

  it('gives other programs the person, or the list', async () => {
    const json = async (found: (typeof ana)[]) =>
      JSON.parse(
        await ask('user ana', { findPeople: async () => found, readPerson }, { isJson: true }),
      ) as unknown
    expect(await json([ana])).toMatchObject({
      userId: 'ana@acme.com',
      facts: [{ name: 'Events', value: '1,234' }],
    })
    expect(await json([ana, ana])).toHaveLength(2)
    expect(await json([])).toEqual([])
  })

  it('says that there is nobody', async () => {
    expect(await ask('user nobody')).toBe('Nobody in Acme is known as “nobody”.\n')
  })
})
