import type { MetricResult } from '../result/metric-result.ts'
import { conditionsOf } from '../result/question-details.ts'
import type { Summary } from '../result/summary.ts'
import { sparkline } from '../result/sparkline.ts'
import type { DigestLine } from './digest-message.ts'
import { surprising, type Surprise } from './judged.ts'
import { isToldByNewest, newestFigure, type NewestFigure } from './newest-figure.ts'
import type { AnsweredPart } from './part-answer.ts'
import { describeSurprise } from './describe-surprise.ts'
import { surpriseOf } from './surprise.ts'

/** One part as it is told, with what was found out about it. */
export interface ToldPart {
  line: DigestLine
  surprise: Surprise
  hasMoved: boolean
  /** For a small picture of its own: all the numbers of its sparkline, and whose they are in the title. */
  tile: { title: string; value: string; course: readonly (number | null)[] }
}

/** As many bars as stand beside a number on one line: two weeks of days. */
const shownBars = 14

/**
 * A part in one line. Of several groups the one that moved most stands for the part, where one has moved; else the largest.
 * `projectName` is the project that need not be named.
 */
export function digestLine(part: AnsweredPart, projectName: string): ToldPart {
  const { command, result, summary } = part
  const surprise = surpriseOf(result)
  const hasMoved = surprise.kind === 'judged' && surprise.score >= surprising
  const group = hasMoved ? surprise.group : undefined
  const newest =
    result.kind === 'series' && isToldByNewest(result.query) ? newestFigure(result, group) : undefined
  const { who, value: bare, label, change } = newest ?? wholeFigure(summary)
  const value = who === undefined ? bare : `${who} ${bare}`
  const title = titleOf(part, projectName)
  const course = newest?.course ?? part.course
  return {
    line: {
      command,
      title,
      value,
      label,
      brief: newest === undefined ? `${value} ${label}`.trim() : value,
      ...(change === undefined ? {} : { change }),
      sparkline: sparkline(isOverTime(result) ? course.slice(-shownBars) : course, shownBars),
      surprise: surprise.kind === 'judged' ? surprise.score : 0,
      ...(hasMoved ? { remark: describeSurprise(result, surprise, { who, label }) } : {}),
    },
    surprise,
    hasMoved,
    tile: { title: who === undefined ? title : `${who}, ${title}`, value: bare, course },
  }
}

/** Then the newest are worth seeing; curves over age and distributions are shown whole. */
function isOverTime({ kind }: MetricResult): boolean {
  return kind === 'series' || kind === 'realtime' || kind === 'savedChart'
}

/** Labels of several lines begin with the name of one: `iOS · users so far`. It reads on better before the number. */
function wholeFigure({ headline, change }: Summary): Omit<NewestFigure, 'course'> {
  const at = headline.label.lastIndexOf(' · ')
  const [who, label] =
    at < 0 ? [undefined, headline.label] : [headline.label.slice(0, at), headline.label.slice(at + 3)]
  return { who, value: headline.text, label, change }
}

/** Two parts may differ in their conditions only, or in their project. */
function titleOf({ result, summary }: AnsweredPart, projectName: string): string {
  const project = result.project.name === projectName ? [] : [result.project.name]
  return [summary.title, ...conditionsOf(result.query), ...project].join(', ')
}
