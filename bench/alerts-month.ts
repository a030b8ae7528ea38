import type { AlertCondition } from '../src/alert/alert-rule.ts'
import type { BenchRow } from './bench-row.ts'
import { isBeyondChance, meetingsOf, unexplained, type Delay, type Meeting } from './month-figures.ts'
import type { MonthIncident } from './month-incidents.ts'
import { monthSeries } from './month-series.ts'
import { asRestless, liveThrough, type Month } from './month-world.ts'
import { randomFrom } from './random-from.ts'
import { rowOf } from './row-of.ts'

const days = 30
const intervals = ['day', 'hour', '5min'] as const
const seed = 2026

/**
 * A month of 200 rules, lived through twice: nothing happens, and 40 incidents do. How often do rules fire for nothing, and what do they
 * find, and when?
 *
 * The product is the simulator's, read as alerts read it: its weekdays, hours, growth and chance; realtime and hours also as a product
 * has them with up to 250 times as many people. On top lies what real products have and the simulator has not (`withRealNoise`).
 * The rules are such as people set up (`rulesFor`): every condition, bounds well off what was ever seen, changes in round
 * numbers, and after a look at what they would have done before the month, as the form shows it. Judged, stepped and told by
 * the code of real checks (`stepAlert`), point by point. Anything that people would have heard of and no incident explains is
 * a false alarm. Left out: weeks and months, of which a month has too few; looks at a day before it is over.
 * `npm run bench -- alerts 7` lives through another month.
 */
export async function benchAlertsMonth(): Promise<readonly BenchRow[]> {
  const random = randomFrom(Number(process.argv[3] ?? seed))
  const watched = asRestless(await monthSeries(), random)
  const month = liveThrough(watched, { from: '2026-10-24', rules: 200, incidents: 40, random })
  return [...quietRows(month), ...foundRows(month), ...restRows(month)]
}

/** Of each kind, how often a rule fires in a week. */
function quietRows(month: Month): BenchRow[] {
  const rules = month.runs.map(({ question, definition, quiet }) => ({
    interval: intervalAt(month, question),
    kind: kindOf(definition.condition),
    count: quiet.length,
  }))
  const typed = rateRow('  the same before a look at the backtest', month.typedAlarms)
  const rows = [
    rateRow(
      'nothing happens: false alarms',
      rules.map(({ count }) => count),
    ),
    typed,
  ]
  for (const interval of intervals) {
    const own = rules.filter((rule) => rule.interval === interval)
    rows.push(
      rateRow(
        `  by ${interval}`,
        own.map(({ count }) => count),
      ),
    )
    for (const kind of kinds) {
      const some = own.filter((rule) => rule.kind === kind)
      rows.push(
        rateRow(
          `    ${kind}`,
          some.map(({ count }) => count),
        ),
      )
    }
  }
  return rows
}

function rateRow(name: string, counts: readonly number[]): BenchRow {
  const alarms = counts.reduce((sum, count) => sum + count, 0)
  const weeks = (counts.length * days) / 7
  const note =
    alarms === 0
      ? `none in ${weeks.toFixed(0)} weeks of a rule`
      : `${alarms}: one per rule in ${(weeks / alarms).toFixed(0)} weeks`
  return { ...rowOf(name, 'a week', [alarms / weeks]), samples: counts.length, note }
}

const kinds = [
  'unusual quiet',
  'unusual normal',
  'unusual sensitive',
  'bounds',
  'changes by %',
  'changes by a number',
] as const

function kindOf(condition: AlertCondition): (typeof kinds)[number] {
  switch (condition.kind) {
    case 'below':
    case 'above':
    case 'outside':
      return 'bounds'
    case 'drops':
    case 'rises':
      return condition.by.kind === 'percent' ? 'changes by %' : 'changes by a number'
    case 'unusual':
      return `unusual ${condition.sensitivity}`
  }
}

function intervalAt({ watched }: Month, question: number) {
  return watched[question]?.lines[0]?.interval ?? 'day'
}

const sizes: readonly [name: string, isMeant: (factor: number) => boolean][] = [
  ['outages', (factor) => factor < 0.1],
  ['drops by 35 to 70 %', (factor) => factor >= 0.1 && factor <= 0.65],
  ['drops by 20 to 35 %', (factor) => factor > 0.65 && factor < 1],
  ['rises by 50 to 120 %', (factor) => factor > 1],
]

/** An incident is found when one of the rules that watch its line tells it; a rule finds what it minds. */
function foundRows(month: Month): BenchRow[] {
  const { watched, incidents, runs } = month
  const meetings = meetingsOf(watched, runs, incidents)
  const found = incidents.map((incident) => ({
    incident,
    interval: intervalAt(month, incident.question),
    delay: earliest(meetings.filter((meeting) => meeting.incident === incident)),
  }))
  const isPlain = ({ question, line, ...rest }: MonthIncident): boolean => {
    const series = watched[question]?.lines[line]
    return series !== undefined && isBeyondChance(series, { question, line, ...rest })
  }
  const some = (name: string, isMeant: (one: (typeof found)[number]) => boolean): BenchRow =>
    shareRow(name, found.filter(isMeant))
  return [
    some('40 incidents: found by one of the rules on their line', () => true),
    some('  of those that chance does not hide in one bucket', ({ incident }) => isPlain(incident)),
    ...intervals.map((interval) => some(`  by ${interval}`, (one) => one.interval === interval)),
    ...sizes.map(([name, isMeant]) => some(`  ${name}`, ({ incident }) => isMeant(incident.factor))),
    ...kinds.map((kind) => {
      const met = meetings.filter(({ run }) => kindOf(run.definition.condition) === kind)
      return shareRow(`  by a single rule that minds it: ${kind}`, met)
    }),
    ...intervals.flatMap((interval) => {
      const delays = found.flatMap((one) => (one.interval === interval ? (one.delay ?? []) : []))
      return delayRows(interval, delays)
    }),
  ]
}

function earliest(meetings: readonly Meeting[]): Delay | undefined {
  return meetings.flatMap(({ delay }) => delay ?? []).toSorted((a, b) => a.minutes - b.minutes)[0]
}

function shareRow(name: string, some: readonly { delay: Delay | undefined }[]): BenchRow {
  const caught = some.filter(({ delay }) => delay !== undefined).length
  const note = `${caught} of ${some.length}`
  return { ...rowOf(name, '%', [(100 * caught) / some.length]), samples: some.length, note }
}

/** A day's incident may begin at any hour of it, so that its minutes say little. */
function delayRows(interval: (typeof intervals)[number], delays: readonly Delay[]): BenchRow[] {
  const points = {
    ...rowOf(
      `  told by ${interval}, checks behind the first that could`,
      'checks',
      delays.map((delay) => delay.points),
    ),
    note: '0: by the first check',
  }
  if (interval === 'day') return [points]
  const minutes = rowOf(
    `  told by ${interval}, from its beginning`,
    'min',
    delays.map((delay) => delay.minutes),
  )
  return [points, { ...minutes, note: 'with the rest of the bucket and its settling' }]
}

/** What fired in the month with incidents, and was none of them. */
function restRows({ watched, runs, incidents }: Month): BenchRow[] {
  const rest = runs.map((run) => unexplained(watched, run, incidents))
  const echoes = rest.map((one) => one.echoes)
  return [
    rateRow(
      '40 incidents: false alarms beside them',
      rest.map(({ alarms }) => alarms.length),
    ),
    rateRow('  of those a week after an incident', echoes),
  ]
}
