import type { BenchRow } from './bench-row.ts'
import { isBeyondChance, meetingsOf, type Delay, type Meeting } from './month-figures.ts'
import type { MonthIncident } from './month-incidents.ts'
import { intervalAt, intervals, kindOf, kinds } from './month-kinds.ts'
import type { Month } from './month-world.ts'
import { rowOf } from './row-of.ts'

const sizes: readonly [name: string, isMeant: (factor: number) => boolean][] = [
  ['outages', (factor) => factor < 0.1],
  ['drops by 35 to 70 %', (factor) => factor >= 0.1 && factor <= 0.65],
  ['drops by 20 to 35 %', (factor) => factor > 0.65 && factor < 1],
  ['rises by 50 to 120 %', (factor) => factor > 1],
]

/** An incident is found when one of the rules that watch its line tells it; a rule finds what it minds. */
export function foundRows(month: Month): BenchRow[] {
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
  const all = some('40 incidents: found by one of the rules on their line', () => true)
  return [
    { ...all, inShort: `Of 40 incidents they found ${all.note}${soonestWords(found)}.` },
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

/** `, half of those of realtime within 8 minutes` */
function soonestWords(found: readonly { interval: string; delay: Delay | undefined }[]): string {
  const minutes = found.flatMap(({ interval, delay }) => (interval === '5min' ? (delay?.minutes ?? []) : []))
  return minutes.length === 0
    ? ''
    : `, half of those by five minutes within ${rowOf('', '', minutes).p50.toFixed(1)} minutes`
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
