import { compareWords } from '../../result/compare-words.ts'
import { formatValue } from '../../result/format-value.ts'
import type { AlertDefinition } from '../alert-rule.ts'
import type { Evaluation } from '../evaluation.ts'
import { isCount, objection } from './objection.ts'
import type { Pace } from './pace.ts'
import { breachReason } from './reason-words.ts'
import type { Judging } from './series-view.ts'
import { factsOf } from './weigh-point.ts'
import type { Yardstick } from './yardstick.ts'
import { mindsDrops, mindsSpikes, yardstickFor, type JudgementOf } from './yardstick-for.ts'

/**
 * What a bucket that is still filling already tells; undefined where that is nothing. What is counted only grows, so an upper
 * bound that it has passed stays passed. A lower bound is judged only where the day's pace is known, and then fairly: against as
 * little of the bound as a slow day would have reached by now.
 */
export function weighRunning(
  definition: AlertDefinition,
  judging: Judging,
  { judgementOf, pace }: { judgementOf: JudgementOf; pace: Pace | undefined },
): Evaluation | undefined {
  const { condition, minimum } = definition
  const { unit, interval } = judging.view.series
  if (!isCount(unit)) return undefined
  const yardstick = yardstickFor(condition, judging, judgementOf)
  if (yardstick.kind === 'learning') return undefined
  const { value } = judging
  if (mindsSpikes(condition) && yardstick.upper !== undefined && value > yardstick.upper) {
    const beyond: Yardstick = { ...yardstick, side: 'spike', ...unlessMore(yardstick, value) }
    if (objection(beyond, judging, minimum) !== undefined) return undefined
    const reason = breachReason(condition, beyond, judging)
    return { kind: 'breach', direction: 'spike', reason, ...factsOf(beyond, judging) }
  }
  if (!mindsDrops(condition) || pace === undefined || interval !== 'day') return undefined
  return behindPace(scaled(yardstick, pace), { judging, minimum, pace })
}

/** A part of a day says something of a usual whole one only where it is more. */
function unlessMore({ expected = 0 }: Yardstick, value: number): Partial<Yardstick> {
  return value > expected ? {} : { expected: undefined, expectedName: undefined }
}

function behindPace(
  yardstick: Yardstick,
  { judging, minimum, pace }: { judging: Judging; minimum: number | undefined; pace: Pace },
): Evaluation | undefined {
  const { lower, expected } = yardstick
  if (lower === undefined || judging.value >= lower) return undefined
  // Here even a bound that a person typed was scaled by what is usual, so chance is excluded for it too.
  const isChance = lower - judging.value <= 3 * Math.sqrt(Math.max(lower, 1))
  if (isChance || objection({ ...yardstick, side: 'drop' }, judging, minimum) !== undefined) return undefined
  const { unit } = judging.view.series
  const percent = formatValue(pace.share, 'ratio')
  const beside =
    expected === undefined
      ? `less than the ${formatValue(lower, unit)} that even a slow day on its way to the bound has`
      : `${compareWords(expected, judging.value, unit)} what is usual by then (${formatValue(expected, unit)})`
  const reason = `${formatValue(judging.value, unit)} by ${pace.time} is ${beside}; ${percent} of a day has usually come by now.`
  return { kind: 'breach', direction: 'drop', reason, ...factsOf(yardstick, judging) }
}

function scaled(yardstick: Yardstick, { share, low, time }: Pace): Yardstick {
  const { expected, expectedName, lower } = yardstick
  return {
    ...yardstick,
    side: 'drop',
    expected: expected === undefined ? undefined : expected * share,
    expectedName: expectedName === undefined ? undefined : `${expectedName} by ${time}`,
    lower: lower === undefined ? undefined : lower * low,
    upper: undefined,
  }
}
