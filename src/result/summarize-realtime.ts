import { compareWords } from './compare-words.ts'
import { describeQuestion } from './describe-question.ts'
import { formatChange, formatValue } from './format-value.ts'
import type { RealtimeResult } from './metric-result.ts'
import { finishedPoints, paceOf, pointsOfToday, type LivePoint } from './realtime-figures.ts'
import { chooseSentences, type Remark } from './remark.ts'
import { meanOf } from './series-figures.ts'
import { isBeyondChance } from './series-remarks.ts'
import type { Change, Summary } from './summary.ts'

/** Who is there right now, in words: the newest finished five minutes against a day earlier, today's pace and its peak. */
export function summarizeRealtime(result: RealtimeResult): Summary {
  const points = finishedPoints(result)
  const newest = points.at(-1)
  if (newest === undefined) return emptySummary(result)
  return {
    ...describeQuestion(result),
    headline: {
      text: formatValue(newest.today, 'users'),
      label: `active users in the 5 minutes from ${newest.time}`,
      value: newest.today,
    },
    change: changeOf(newest),
    sentences: chooseSentences([
      paceRemark(result, points),
      peakRemark(result, points),
      lastHourRemark(points),
    ]),
  }
}

function changeOf({ today, yesterday, time }: LivePoint): Change | undefined {
  if (yesterday === null) return undefined
  return {
    ...formatChange(yesterday, today, 'users'),
    versus: `vs ${time} yesterday (${formatValue(yesterday, 'users')})`,
  }
}

/** A day that has just begun has no course yet: the last 24 hours stand for it. */
const fewestOfToday = 12

/** `Since midnight 312 on average, 5.2% above the same hours yesterday (297).` */
function paceRemark(result: RealtimeResult, points: readonly LivePoint[]): Remark | undefined {
  const ofToday = pointsOfToday(result)
  const isDay = ofToday.length >= fewestOfToday
  const pace = paceOf(isDay ? ofToday : points)
  const span = isDay ? 'Since midnight' : 'Over the last 24 hours'
  if (pace === undefined) {
    const mean = formatValue(meanOf((isDay ? ofToday : points).map(({ today }) => today)), 'users')
    return { text: `${span} ${mean} every 5 minutes on average.`, weight: 62, isRequired: true }
  }
  const rivals = isDay ? 'the same hours yesterday' : 'the 24 before'
  const [now, before] = [formatValue(pace.now, 'users'), formatValue(pace.before, 'users')]
  const words = now === before ? 'level with' : compareWords(pace.before, pace.now, 'users')
  const text = `${span} ${now} every 5 minutes on average, ${words} ${rivals} (${before}).`
  return { text, weight: 70, isRequired: true }
}

/** The fullest five minutes of today, or that now is it. */
function peakRemark(result: RealtimeResult, points: readonly LivePoint[]): Remark | undefined {
  const ofToday = pointsOfToday(result)
  const isDay = ofToday.length >= fewestOfToday
  const candidates = isDay ? ofToday : points
  const [first, ...rest] = candidates
  const newest = candidates.at(-1)
  if (first === undefined || newest === undefined || candidates.length < 2) return undefined
  const peak = rest.reduce((best, point) => (point.today > best.today ? point : best), first)
  const span = isDay ? 'today' : 'the last 24 hours'
  if (peak.today === 0)
    return {
      text: `Nobody was there in ${isDay ? 'any 5 minutes of today' : 'the last 24 hours'}.`,
      weight: 90,
      isRequired: true,
    }
  const text =
    peak === newest
      ? `This is the peak of ${span} so far.`
      : `Peak of ${span}: ${formatValue(peak.today, 'users')} at ${peak.time}.`
  return { text, weight: peak === newest ? 76 : 60, isRequired: true }
}

/** The last hour where it departs from yesterday's by more than chance: the first sign that something broke or took off. */
function lastHourRemark(points: readonly LivePoint[]): Remark | undefined {
  const hour = points.slice(-bucketsPerHour)
  const pace = paceOf(hour)
  if (pace === undefined || pace.buckets < bucketsPerHour || pace.before === 0) return undefined
  const share = Math.abs(pace.now / pace.before - 1)
  const sums = { early: pace.before * pace.buckets, recent: pace.now * pace.buckets }
  if (share < 0.1 || !isBeyondChance({ unit: 'users' }, sums)) return undefined
  const words = compareWords(pace.before, pace.now, 'users')
  const text = `The last hour runs ${words} the same hour yesterday (${formatValue(pace.now, 'users')} against ${formatValue(pace.before, 'users')}).`
  return { text, weight: share >= 0.3 ? 92 : 64 }
}

const bucketsPerHour = 12

function emptySummary(result: RealtimeResult): Summary {
  return {
    ...describeQuestion(result),
    headline: { text: 'No data', label: 'in the last 24 hours', value: undefined },
    change: undefined,
    sentences: ['Amplitude knows of nobody in any finished 5 minutes of that time.'],
  }
}
