import { dailyReach, dailySettings } from './daily-settings.ts'
import { learnFromStart, type StartDay } from './daily-start.ts'
import { isYoungAnomaly, learnAnew, startState, weekdayOf, type Day } from './daily-state.ts'
import { isWidelyKept } from './widely-kept-days.ts'
import type { Detector, DetectorOptions, Judgement } from '../detector.ts'
import { judgeDay } from './judge-day.ts'
import { toJudgement } from './to-judgement.ts'
import { createLocalSlots } from '../local-slots.ts'
import { logScaleFor, type LogScale } from '../log-scale.ts'

/**
 * Days against their weekday and the level of the last weeks, in logarithms. After two weeks it judges with wide bounds, after four
 * with full knowledge; holidays that many keep, a year ago, returns and new weekday habits are no anomalies.
 */
export function createDailyDetector(options: DetectorOptions): Detector {
  const slots = createLocalSlots(options.timeZone, secondsPerDay)
  let course = createCourse(options)
  let lastDay = -Infinity
  return {
    step({ at, value }) {
      const day = dayOf(slots.slotAt(at), options.knownDays)
      if (value === null) return course.step(day, undefined)
      if (day.number - lastDay > dailySettings.forgetAfterDays) course = createCourse(options)
      lastDay = day.number
      return course.step(day, Math.max(0, value))
    },
  }
}

const secondsPerDay = 86_400

function dayOf(number: number, knownDays: ReadonlySet<string> | undefined): Day {
  const isKnown = knownDays !== undefined && knownDays.size > 0 && knownDays.has(dateOf(number))
  return { number, weekday: ((number % 7) + 7) % 7, isSpecial: isKnown || isWidelyKept(number) }
}

function dateOf(day: number): string {
  return new Date(day * secondsPerDay * 1000).toISOString().slice(0, 10)
}

interface Course {
  step(day: Day, value: number | undefined): Judgement
}

/** One life of a series: gathering the first days, then judging each and learning from it. */
function createCourse({ sensitivity }: DetectorOptions): Course {
  const gathered: { weekday: number; value: number }[] = []
  let judging: Course | undefined
  return {
    step(day, value) {
      if (judging !== undefined) return judging.step(day, value)
      if (value !== undefined && !day.isSpecial) gathered.push({ weekday: day.weekday, value })
      if (gathered.length === dailySettings.firstDays)
        judging = createJudging(gathered, dailyReach[sensitivity])
      return nothingKnown
    },
  }
}

const nothingKnown: Judgement = {
  expected: undefined,
  lower: undefined,
  upper: undefined,
  isAnomaly: false,
  direction: undefined,
  score: 0,
  isLearning: true,
}

/** `reach` widens the bounds, by the sensitivity. */
function createJudging(gathered: readonly { weekday: number; value: number }[], reach: number): Course {
  const scale = logScaleFor(gathered.map(({ value }) => value))
  const young: StartDay[] = gathered.map(({ weekday, value }) => ({ weekday, log: scale.logOf(value) }))
  const state = startState(learnFromStart(young))
  let days = young.length
  return {
    step(day, value) {
      const isLearning = young.length < dailySettings.fullDays
      // Medians want many days: the shape is found anew each day until it rests on four weeks.
      if (isLearning) learnAnew(state, learnFromStart(young))
      const shape = weekdayOf(state, day.weekday)
      const usual = { level: state.level + shape, slowLevel: state.slowLevel + shape }
      const log = value === undefined ? undefined : scale.logOf(value)
      const deviation = log === undefined ? undefined : log - usual.level
      const judged = judgeDay(
        state,
        { day, deviation },
        {
          reach: reach * widening(days),
          chance: scale.chanceAt(usual.level),
          outage: outageBelow(usual.level, scale),
        },
      )
      if (log !== undefined) days += 1
      if (isLearning && log !== undefined && !judged.isSetAside)
        young.push({ weekday: day.weekday, log: isYoungAnomaly(state) ? usual.level : log })
      return { ...toJudgement(judged, usual, scale), isLearning }
    },
  }
}

/** The fewer days it rests on the less is certain: at first the bounds are twice as wide, after eight weeks as they stay. */
function widening(days: number): number {
  const { firstDays, certainDays } = dailySettings
  const [missing, most] = [1 / days - 1 / certainDays, 1 / firstDays - 1 / certainDays]
  return 1 + Math.max(0, missing / most)
}

/** The deviation below which next to nothing is left of what was expected; of few people that can be chance. */
function outageBelow(usual: number, scale: LogScale): number {
  const expected = scale.valueOf(usual)
  if (scale.isCount && expected < dailySettings.outageExpected) return -Infinity
  return scale.logOf(dailySettings.outageShare * expected) - usual
}
