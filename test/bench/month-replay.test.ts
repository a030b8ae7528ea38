import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { linesOf, type Days } from '../../bench/month-series.ts'
import { replayRules } from '../../bench/month-replay.ts'
import { projectOf } from '../../bench/naive-bot.ts'
import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { startAmplitudeSimulator } from '../../src/demo/amplitude/amplitude-simulator.ts'
import { silentLogger } from '../../src/logger.ts'
import type { MetricSource } from '../../src/result/metric-source.ts'
import { makeAlert, openAlertWorld, type OpenedAlertWorld } from '../support/alert-world.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { below, drops, rises } from '../support/judged.ts'

const from = '2026-11-09'
const start = Date.parse(`${from}T00:05:00Z`)
const [minuteMs, hourMs] = [60_000, 3_600_000]
const unusual = (sensitivity: 'quiet' | 'normal' | 'sensitive') => ({ kind: 'unusual', sensitivity }) as const

/** Days are lived through for a week, hours for two days of it. */
const [lastDay, lastDayOfHours] = ['2026-11-15', '2026-11-10']
const days: Days[] = [{ from: '2026-05-11', to: lastDay }]
const hours: Days[] = [
  ['2026-10-05', '2026-10-11'],
  ['2026-10-12', '2026-10-18'],
  ['2026-10-19', '2026-10-25'],
  ['2026-10-26', '2026-11-01'],
  ['2026-11-02', '2026-11-08'],
  ['2026-11-09', '2026-11-15'],
].map(([first = '', to = '']) => ({ from: first, to }))

/** Rules that are loud on purpose: an agreement about silence would prove little. */
const questions: { question: string; ranges: Days[]; rules: Partial<AlertDefinition>[] }[] = [
  {
    question: 'dau',
    ranges: days,
    rules: [
      { condition: unusual('normal') },
      { condition: unusual('sensitive') },
      { condition: drops(3) },
      { condition: { kind: 'outside', lower: 380, upper: 420 } },
      { condition: drops(5, 'previous') },
      { condition: below(400) },
      { condition: below(410), forPoints: 2 },
    ],
  },
  {
    question: 'dau by platform',
    ranges: days,
    rules: [
      { condition: drops(4), perGroup: true },
      { condition: unusual('sensitive'), perGroup: true },
    ],
  },
  {
    question: 'event any totals hourly',
    ranges: hours,
    rules: [
      { condition: unusual('quiet') },
      { condition: unusual('normal') },
      { condition: unusual('sensitive') },
      { condition: drops(10) },
      { condition: drops(20, 'previous'), minimum: 100 },
      { condition: drops(20), forPoints: 2 },
      { condition: rises(10) },
      { condition: rises(20, 'previous') },
      { condition: { kind: 'drops', by: { kind: 'absolute', value: 20 }, against: 'last week' } },
      { condition: below(105), forPoints: 2 },
      { condition: { kind: 'outside', lower: 90, upper: 135 } },
    ],
  },
]

it('twenty rules fire as the real checks do, check by check', async () => {
  const clock = new FakeClock(new Date(start).toISOString())
  await using simulator = await startAmplitudeSimulator({ now: new Date(start), clock, population: 0.2 })
  await using source = createAmplitudeSource({
    projects: [projectOf(simulator)],
    clock,
    logger: silentLogger,
    limits: { shortBudget: 'running' },
  })
  const scripted = { ...source, values: new Map<string, number>(), asked: [], failure: undefined }
  const world = openAlertWorld({ clock, source: scripted })
  // Each in a channel of its own: there are no storms, and nobody waits for a turn.
  const all = questions.flatMap(({ question, ranges, rules }) =>
    rules.map((rule) => ({ ...rule, question, endsOn: ranges === hours ? lastDayOfHours : lastDay })),
  )
  for (const [place, rule] of all.entries()) await makeAlert(world, { ...rule, channelId: `C${place}` })
  await simulator.startIncident({
    label: 'iOS falls',
    event: '*',
    where: { property: 'platform', value: 'iOS' },
    factor: 0.4,
    from: '2026-11-09T18:00:00Z',
    until: '2026-11-10T14:00:00Z',
  })
  for (let hour = 0; hour < 7 * 24; hour += 1) {
    if (hour <= 2 * 24) await workUntil(world, start + hour * hourMs + 5 * minuteMs)
    if (hour % 24 === 2) await workUntil(world, start + hour * hourMs + 55 * minuteMs)
  }
  const real = all.map((_, place) => postedIn(world, `C${place}`))
  expect(await replayed(source)).toEqual(real)
  expect(real.filter((fired) => fired.length > 0).length).toBeGreaterThanOrEqual(10)
})

async function replayed(source: MetricSource): Promise<string[][]> {
  const lived: string[][] = []
  for (const { question, ranges, rules } of questions) {
    const watched = await linesOf(source, question, ranges)
    const definitions = rules.map((rule) => anAlertDefinition({ ...rule, question }))
    const until = ranges === hours ? lastDayOfHours : lastDay
    const alarms = replayRules(watched, definitions, ranges === hours ? '2026-11-08T23' : '2026-11-08')
    lived.push(
      ...alarms.map((some) =>
        some.filter(({ label }) => label.slice(0, 10) <= until).map(({ at }) => minuteOf(at)),
      ),
    )
  }
  return lived
}

/** Lets what is due be done; the clock moves on only while somebody waits for it. */
async function workUntil({ scheduler, clock }: OpenedAlertWorld, atMs: number): Promise<void> {
  clock.set(Math.max(atMs, clock.now().getTime()))
  const work = { isDone: false }
  const done = scheduler.drain().finally(() => {
    work.isDone = true
  })
  for (let turn = 1; !work.isDone; turn += 1) {
    await wait(1)
    if (turn % 20 === 0) await clock.advance(1_000)
  }
  await done
}

function postedIn({ slack }: OpenedAlertWorld, channelId: string): string[] {
  return slack.standing
    .filter((message) => message.channelId === channelId && message.delivery.threadTs === undefined)
    .map(({ at }) => minuteOf(at))
}

function minuteOf(at: Date): string {
  return at.toISOString().slice(0, 16)
}
