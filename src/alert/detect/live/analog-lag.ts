import { clamp } from '../clamp.ts'
import type { LiveSettings } from './live-settings.ts'

/** Trust in an earlier day is kept per quarter of each weekday: Monday's morning may follow Friday's, and its night Sunday's. */
export const blocksPerWeek = 28
/** Whole weeks count for more where they are no better: they know the weekday. */
const weekPreference = 1.5
/** An earlier day that lies under an anomaly is nearly left out; once past it, it is aligned anew over so many points. */
const doubtfulWeight = 0.05
const freshPoints = 8
const freshWeight = 0.3
/** How much of a deviation beyond the hold each point takes over: a new level is accepted in a few points. */
const acceptShare = 0.35
/** One point moves the alignment by no more than this many spreads, and teaches trust by no more than that many. */
const alignClip = 2.5
const skillClip = 4
/** Keeps a day that happened to fit exactly from outweighing all others. */
const skillFloor = 1e-5

/** `hold` learns nothing, `accept` takes the present level for the new one. */
export type LearningPace = 'usual' | 'hold' | 'accept'

/** One earlier day, and how well it has foretold until now. */
export interface AnalogLag {
  days: number
  isWeeks: boolean
  /** Log of its value at the slot in question; NaN where it has none. */
  base: number
  /** The same of the slot alone, without its neighbours. */
  ownBase: number
  /** What is to be added to it to be at the present level; NaN until it is aligned. */
  shift: number
  /** How much it counts at the slot in question. */
  weight: number
  /** Whether it lies under an anomaly. */
  isDoubtful: boolean
  freshLeft: number
  /** Running mean error, at any time and per block of the week, with the number of points in each. */
  skill: number
  learnt: number
  blockSkill: Float64Array
  blockLearnt: Int32Array
}

export function newAnalogLag(days: number): AnalogLag {
  return {
    days,
    isWeeks: days % 7 === 0,
    base: Number.NaN,
    ownBase: Number.NaN,
    shift: Number.NaN,
    weight: 0,
    isDoubtful: false,
    freshLeft: 0,
    skill: Number.NaN,
    learnt: 0,
    blockSkill: new Float64Array(blocksPerWeek).fill(Number.NaN),
    blockLearnt: new Int32Array(blocksPerWeek),
  }
}

/** Whole, undisturbed weeks that are aligned: what the weekday alone would say. */
export function isSoundWeek(lag: AnalogLag): boolean {
  return lag.isWeeks && !lag.isDoubtful && lag.freshLeft === 0
}

interface Trust {
  block: number
  /** Errors it takes until a block is trusted on its own. */
  quorum: number
  /** What a lag without errors is taken for: one that is new would otherwise never be heard, as the first week on its first day. */
  openingSkill: number
}

export function weightOf(lag: AnalogLag, { block, quorum, openingSkill }: Trust): number {
  const isKnownBlock = (lag.blockLearnt[block] ?? 0) >= quorum
  const known = isKnownBlock ? (lag.blockSkill[block] ?? lag.skill) : lag.skill
  const skill = Number.isNaN(known) ? openingSkill : known
  const weight = (lag.isWeeks ? weekPreference : 1) / (skill * skill + skillFloor)
  if (lag.isDoubtful) return weight * doubtfulWeight
  return lag.freshLeft > 0 ? weight * freshWeight : weight
}

export interface Lesson {
  /** Log of the measured value. */
  measured: number
  /** The usual size of a deviation. */
  spread: number
  pace: LearningPace
  block: number
}

/** Aligns a lag with what was measured, and remembers how far off it was. */
export function teach(lag: AnalogLag, lesson: Lesson, settings: LiveSettings): void {
  if (Number.isNaN(lag.base)) return
  if (Number.isNaN(lag.shift)) {
    lag.shift = lesson.measured - lag.base
    lag.freshLeft = freshPoints
    return
  }
  if (lesson.pace === 'hold') return
  const error = lesson.measured - lag.base - lag.shift
  if (lesson.pace === 'accept') lag.shift += acceptShare * error
  else align(lag, error, { spread: lesson.spread, points: settings.alignPoints })
  learnSkill(lag, Math.min(Math.abs(error), skillClip * lesson.spread), { block: lesson.block, settings })
}

function align(lag: AnalogLag, error: number, { spread, points }: { spread: number; points: number }): void {
  if (lag.freshLeft > 0) {
    lag.shift += error / (freshPoints + 2 - lag.freshLeft)
    lag.freshLeft--
  } else {
    lag.shift += clamp(error, alignClip * spread) / points
  }
}

function learnSkill(
  lag: AnalogLag,
  size: number,
  { block, settings }: { block: number; settings: LiveSettings },
): void {
  lag.learnt++
  lag.skill = approach(lag.skill, size, Math.max(1 / settings.slotsPerDay, 1 / lag.learnt))
  lag.blockLearnt[block] = (lag.blockLearnt[block] ?? 0) + 1
  lag.blockSkill[block] = approach(lag.blockSkill[block] ?? Number.NaN, size, 1 / settings.skillMemory)
}

function approach(mean: number, value: number, share: number): number {
  return Number.isNaN(mean) ? value : mean + (value - mean) * share
}
