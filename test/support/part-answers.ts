import type { DigestMessage } from '../../src/digest/digest-message.ts'
import type { AnsweredPart } from '../../src/digest/part-answer.ts'
import type { SlotFacts } from '../../src/digest/slot-words.ts'
import { mainCourse } from '../../src/report/main-sparkline.ts'
import type { MetricResult, SeriesResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { aDigest } from './digests.ts'
import { aSeries, aSeriesResult, anEventQuery, bucketsOf, usersQuery } from './metric-results.ts'

/** A question with its answer, as the slot hands it on. */
export function aPart(command: string, result: MetricResult): AnsweredPart {
  return { command, result, summary: summarize(result), course: mainCourse(result) }
}

/** Monday at nine in Berlin, on the minute. */
export function slotFacts(changes: Partial<SlotFacts> = {}): SlotFacts {
  return {
    digest: aDigest(),
    dueAt: new Date('2026-11-23T08:00:00Z'),
    now: new Date('2026-11-23T08:00:04Z'),
    trigger: 'schedule',
    missed: 0,
    lateBecause: undefined,
    ...changes,
  }
}

/** When the morning's questions are answered. */
const answeredAt = new Date('2026-11-23T07:58:00Z')

/** A weekly rhythm at that level whose newest finished day is `newest` times a usual Sunday. */
export function course(level: number, newest = 1, count = 30): number[] {
  return Array.from({ length: count }, (_, index) => {
    const back = count - 2 - index
    const rhythm = back % 7 <= 1 ? 0.8 : 1
    const wobble = (((index * 37) % 21) - 10) / 1_000
    return Math.round(level * rhythm * (1 + wobble) * (back === 0 ? newest : back < 0 ? 0.3 : 1))
  })
}

export function activeUsers(newest = 1, changes: Partial<SeriesResult> = {}): SeriesResult {
  return aSeriesResult({
    computedAt: answeredAt,
    series: [aSeries('Active users', course(12_000, newest))],
    ...changes,
  })
}

export function newUsers(newest = 1): SeriesResult {
  return activeUsers(newest, {
    query: { ...usersQuery, measure: 'new' },
    series: [aSeries('New users', course(340, newest))],
  })
}

export function eventTotals(name: string, level: number, newest = 1): SeriesResult {
  const query = anEventQuery({ kind: 'totals' })
  return activeUsers(newest, {
    query: { ...query, events: [{ kind: 'named', name, conditions: [] }] },
    unit: 'events',
    series: [aSeries(name, course(level, newest))],
  })
}

export function byPlatform(
  levels: Readonly<Record<string, readonly [level: number, newest: number]>>,
): SeriesResult {
  return activeUsers(1, {
    query: { ...anEventQuery({ kind: 'totals' }), groupBy: [{ of: 'user', name: 'platform' }] },
    unit: 'events',
    splitBy: 'group',
    series: Object.entries(levels).map(([label, [level, newest]]) => aSeries(label, course(level, newest))),
  })
}

export function weeklyUsers(values: readonly number[]): SeriesResult {
  const buckets = bucketsOf(values.length, 'week')
  const query = { ...usersQuery, interval: 'week' } as const
  return activeUsers(1, { query, interval: 'week', buckets, series: [aSeries('Active users', values)] })
}

/** What a reader sees, line by line. */
export function readable(message: DigestMessage): string {
  const line = ({
    title,
    value,
    change,
    sparkline,
    label,
    remark,
  }: DigestMessage['lines'][number]): string[] => [
    [title, value, ...(change === undefined ? [] : [`${change.text} ${change.versus}`]), sparkline]
      .join('  ')
      .trim(),
    `    ${[label, ...(remark === undefined ? [] : [remark])].join(' · ')}`,
  ]
  return [
    message.title,
    `${message.dateLine} · ${message.projectName}`,
    ...message.marks.map((mark) => `(${mark})`),
    ...(message.verdict === undefined || message.verdict === '' ? [] : [message.verdict]),
    ...message.lines.flatMap(line),
    ...message.quiet.map(
      ({ title, brief, change }) =>
        `usual: ${title}  ${brief}${change === undefined ? '' : `  ${change.text} ${change.versus}`}`,
    ),
    ...message.failures.map(({ command, reason }) => `not answered: ${command}: ${reason}`),
    message.context.join(' · '),
    '',
    message.text,
    '',
  ].join('\n')
}
