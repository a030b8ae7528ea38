import { drawIncidents, withIncidents, type MonthIncident } from './month-incidents.ts'
import type { RuleRun } from './month-figures.ts'
import { timesAsMany, withRealNoise } from './month-noise.ts'
import { replayRules } from './month-replay.ts'
import { rulesFor, type ChosenRule } from './month-rules.ts'
import type { WatchedQuestion } from './month-series.ts'

export interface MonthPlan {
  /** Label of the first day of the month. */
  from: string
  rules: number
  incidents: number
  random: () => number
}

/** A month that was lived through three times: without incidents by the rules as typed and as saved, and with incidents. */
export interface Month {
  watched: readonly WatchedQuestion[]
  incidents: readonly MonthIncident[]
  /** One per rule. */
  runs: readonly RuleRun[]
  /** How often each rule would have fired without incidents, had it been saved as it was typed first. */
  typedAlarms: readonly number[]
}

/** How many rules are set up on a question, beside those on others. */
const weights = { '5min': 10, hour: 6, day: 5, week: 0, month: 0 } as const

/** Lives through a month of questions that are as restless as real ones already. */
export function liveThrough(watched: readonly WatchedQuestion[], plan: MonthPlan): Month {
  const { from, random } = plan
  const rules = rulesOfAll(watched, plan)
  const incidents = drawIncidents(watched, { count: plan.incidents, from }, random)
  const eventful = withIncidents(watched, incidents)
  const runs: RuleRun[] = []
  const typedAlarms: number[] = []
  for (const [question, chosen] of rules.entries()) {
    const [calm, hit] = [watched[question], eventful[question]]
    if (calm === undefined || hit === undefined) continue
    const saved = chosen.map((rule) => rule.saved)
    const quiet = replayRules(calm, saved, from)
    const busy = calm.lines === hit.lines ? quiet : replayRules(hit, saved, from)
    typedAlarms.push(...typedCounts(calm, { chosen, quiet, from }))
    runs.push(
      ...saved.map((definition, rule) => ({
        question,
        definition,
        alarms: busy[rule] ?? [],
        quiet: quiet[rule] ?? [],
      })),
    )
  }
  return { watched, incidents, runs, typedAlarms }
}

/** Rules that were saved as they were typed have been lived through already. */
function typedCounts(
  watched: WatchedQuestion,
  {
    chosen,
    quiet,
    from,
  }: { chosen: readonly ChosenRule[]; quiet: ReturnType<typeof replayRules>; from: string },
): number[] {
  const changed = chosen.filter(({ typed, saved }) => typed !== saved)
  const lived = replayRules(
    watched,
    changed.map(({ typed }) => typed),
    from,
  )
  return chosen.map((rule, index) => {
    const place = changed.indexOf(rule)
    return (place < 0 ? quiet[index] : lived[place])?.length ?? 0
  })
}

function rulesOfAll(watched: readonly WatchedQuestion[], { rules, from }: MonthPlan): ChosenRule[][] {
  const intervals = watched.map(({ lines }) => lines[0]?.interval ?? 'day')
  const sum = (count: number): number =>
    intervals.slice(0, count).reduce((total, interval) => total + weights[interval], 0)
  const total = Math.max(1, sum(intervals.length))
  const until = (count: number): number => Math.floor((rules * sum(count)) / total)
  const met = new Map<string, number>()
  return watched.map((one, index) => {
    const interval = intervals[index] ?? 'day'
    const first = met.get(interval) ?? 0
    const count = until(index + 1) - until(index)
    met.set(interval, first + count)
    return rulesFor(one, { count, first, from })
  })
}

/** The product as it is, and as it would be with so many times as many people. */
const sizes = { '5min': [1, 6, 40, 250], hour: [1, 12], day: [1], week: [1], month: [1] } as const

/** Questions in products of several sizes, each line as restless as real ones. */
export function asRestless(raw: readonly WatchedQuestion[], random: () => number): WatchedQuestion[] {
  return raw.flatMap(({ question, lines }) =>
    sizes[lines[0]?.interval ?? 'day'].map((times) => ({
      question,
      lines: lines.map((line) =>
        withRealNoise(times === 1 ? line : timesAsMany(line, times, random), random),
      ),
    })),
  )
}
