import type { BenchRow } from './bench-row.ts'
import { unexplained } from './month-figures.ts'
import { intervalAt, intervals, kindOf, kinds } from './month-kinds.ts'
import type { Month } from './month-world.ts'
import { rowOf } from './row-of.ts'

const days = 30

/** How often a rule fires in a week in which nothing happens: all of them, by interval, by what they ask for. */
export function quietRows(month: Month): BenchRow[] {
  const rules = month.runs.map(({ question, definition, quiet }) => ({
    interval: intervalAt(month, question),
    kind: kindOf(definition.condition),
    alarms: quiet.length,
  }))
  const all = rateRow('nothing happens: false alarms', rules)
  return [
    { ...all, inShort: `Without incidents ${rules.length} rules fired for nothing ${all.note}.` },
    rateRow(
      '  the same before a look at the backtest',
      month.typedAlarms.map((alarms) => ({ alarms })),
    ),
    ...intervals.flatMap((interval) =>
      ['', ...kinds].map((kind) =>
        rateRow(
          kind === '' ? `  by ${interval}` : `    ${kind}`,
          rules.filter((rule) => rule.interval === interval && (kind === '' || rule.kind === kind)),
        ),
      ),
    ),
  ]
}

function rateRow(name: string, rules: readonly { alarms: number }[]): BenchRow {
  const alarms = rules.reduce((sum, rule) => sum + rule.alarms, 0)
  const weeks = (rules.length * days) / 7
  const note =
    alarms === 0
      ? `none in ${weeks.toFixed(0)} weeks of a rule`
      : `${alarms} times: one per rule in ${(weeks / alarms).toFixed(0)} weeks`
  return { ...rowOf(name, 'a week', [alarms / weeks]), samples: rules.length, note }
}

/** What fired in the month with incidents, and was none of them. */
export function restRows({ watched, runs, incidents }: Month): BenchRow[] {
  const rest = runs.map((run) => unexplained(watched, run, incidents))
  return [
    rateRow(
      '40 incidents: false alarms beside them',
      rest.map(({ alarms }) => ({ alarms: alarms.length })),
    ),
    rateRow(
      '  of those a week after an incident',
      rest.map(({ echoes }) => ({ alarms: echoes })),
    ),
  ]
}
