import { expect, it } from 'vitest'
import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import type { JudgedSeries } from '../../src/alert/judge/judged-series.ts'
import { meetingsOf, unexplained, type RuleRun } from '../../bench/month-figures.ts'
import { drawIncidents, withIncidents, type MonthIncident } from '../../bench/month-incidents.ts'
import { replayRules } from '../../bench/month-replay.ts'
import type { WatchedQuestion } from '../../bench/month-series.ts'
import { liveThrough } from '../../bench/month-world.ts'
import { randomFrom } from '../../bench/random-from.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { aJudgedSeries, below, drops, rises } from '../support/judged.ts'

const from = '2026-11-09'

/** Sixteen weeks of about a thousand people a day, a tenth fewer on Sundays. */
function aQuietQuestion(group = '', seed = 1): JudgedSeries {
  const random = randomFrom(seed)
  const values = Array.from({ length: 112 }, (_, day) =>
    Math.round(1000 * (day % 7 === 6 ? 0.9 : 1) * (1 + 0.02 * (random() - 0.5))),
  )
  return aJudgedSeries(values, { group })
}

const quiet: WatchedQuestion = { question: 'dau', lines: [aQuietQuestion()] }
const byPlatform: WatchedQuestion = {
  question: 'dau by platform',
  lines: [aQuietQuestion('iOS', 2), aQuietQuestion('Android', 3)],
}

const falls: MonthIncident = {
  question: 0,
  line: 0,
  beginsAt: new Date('2026-11-11T18:00:00Z'),
  endsAt: new Date('2026-11-13T06:00:00Z'),
  factor: 0.4,
}

/** What rules do in two weeks with that incident, and without. */
function lived(watched: WatchedQuestion, changes: Partial<AlertDefinition>, incident = falls): RuleRun {
  const definition = anAlertDefinition(changes)
  const [hit] = withIncidents([watched], [incident])
  const [alarms = []] = replayRules(hit ?? watched, [definition], from)
  const [calm = []] = replayRules(watched, [definition], from)
  return { question: 0, definition, alarms, quiet: calm }
}

it('hits a bucket by the share of it that an incident lasts', () => {
  const [hit] = withIncidents([{ question: 'dau', lines: [aJudgedSeries(Array(112).fill(1000))] }], [falls])
  const values = hit?.lines[0]?.points.map(({ label, value }) => [label, value])
  expect(values?.slice(-12, -8)).toEqual([
    ['2026-11-11', 850],
    ['2026-11-12', 400],
    ['2026-11-13', 850],
    ['2026-11-14', 1000],
  ])
})

it('finds an incident with its delay, and blames nobody where nothing happens', () => {
  const run = lived(quiet, { condition: drops(30) })
  const [meeting] = meetingsOf([quiet], [run], [falls])
  // The day of which a quarter was hit is 15 % short; the next one is told at three in the morning behind it.
  expect(meeting?.delay).toEqual({ minutes: 33 * 60, points: 1 })
  expect(run.quiet).toEqual([])
  expect(unexplained([quiet], run, [falls])).toEqual({ alarms: [], echoes: 0 })
})

it('misses what no rule tells, and asks no rule for a direction that it does not mind', () => {
  const runs = [lived(quiet, { condition: below(100) }), lived(quiet, { condition: rises(50) })]
  expect(meetingsOf([quiet], runs, [falls])).toMatchObject([{ run: runs[0], delay: undefined }])
})

it('counts each message of a rule that fires on plain noise', () => {
  const run = lived(quiet, { condition: below(1000) })
  expect(run.quiet.length).toBeGreaterThanOrEqual(1)
  expect(run.quiet.length).toBeLessThan(14)
  expect(unexplained([quiet], { ...run, alarms: run.quiet }, []).alarms).toEqual(run.quiet)
})

it('takes an alarm that the quiet month has too for no find', () => {
  const run = lived(quiet, { condition: drops(30) })
  const everywhere = { ...run, quiet: run.alarms }
  expect(meetingsOf([quiet], [everywhere], [falls])).toMatchObject([{ delay: undefined }])
})

it('asks of a rule on groups that it names the one that was hit', () => {
  const onIos = lived(byPlatform, { condition: drops(30), perGroup: true })
  const delays = (incident: MonthIncident) =>
    meetingsOf([byPlatform], [onIos], [incident]).map(({ delay }) => delay?.points)
  expect(delays(falls)).toEqual([1])
  expect(delays({ ...falls, line: 1 })).toEqual([undefined])
  expect(unexplained([byPlatform], onIos, [{ ...falls, line: 1 }]).alarms).toHaveLength(1)
})

it('tells an alarm of exactly a week later apart as an echo', () => {
  const run = lived(quiet, { condition: drops(30) })
  const weekLater = run.alarms.map((alarm) => ({
    ...alarm,
    start: new Date(alarm.start.getTime() + 7 * 86_400_000),
  }))
  expect(unexplained([quiet], { ...run, alarms: weekLater }, [falls])).toEqual({
    alarms: weekLater,
    echoes: 1,
  })
})

it('draws incidents within the month, one after the other on a line', () => {
  const watched = [quiet, byPlatform]
  const incidents = drawIncidents(watched, { count: 12, from }, randomFrom(5))
  expect(incidents).toHaveLength(6)
  for (const { beginsAt, endsAt, factor } of incidents) {
    expect(beginsAt.toISOString() >= from).toBe(true)
    expect(endsAt.getTime()).toBeGreaterThan(beginsAt.getTime())
    expect(endsAt.toISOString() < '2026-11-24').toBe(true)
    expect(factor).not.toBe(1)
  }
  for (const [, own] of Map.groupBy(incidents, ({ question, line }) => `${question} ${line}`)) {
    const [first, second] = own
    expect(second?.beginsAt.getTime() ?? Infinity).toBeGreaterThan(first?.endsAt.getTime() ?? 0)
  }
})

it('lives through a small month: quiet rules are quiet, and most incidents are found', () => {
  const plan = { from, rules: 22, incidents: 4, random: randomFrom(3) }
  const month = liveThrough([quiet, byPlatform], plan)
  expect(month.runs).toHaveLength(22)
  expect(month.typedAlarms).toHaveLength(22)
  expect(month.runs.flatMap((run) => run.quiet).length).toBeLessThanOrEqual(2)
  const found = new Set(
    meetingsOf(month.watched, month.runs, month.incidents)
      .filter(({ delay }) => delay !== undefined)
      .map(({ incident }) => incident),
  )
  expect(month.incidents).toHaveLength(2)
  expect(found.size).toBe(2)
})
