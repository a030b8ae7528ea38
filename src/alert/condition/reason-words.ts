import { inBucket } from '../../result/bucket-phrase.ts'
import { compareWords } from '../../result/compare-words.ts'
import { formatDay, formatValue } from '../../result/format-value.ts'
import type { AlertCondition } from '../alert-rule.ts'
import { isSpecial, type Judging } from './series-view.ts'
import type { Yardstick } from './yardstick.ts'

/** `8,412 on Tue, Nov 24 is 23% below Tue, Nov 17 (10,930), and the rule asks for 20%.` */
export function breachReason(condition: AlertCondition, yardstick: Yardstick, judging: Judging): string {
  return `${subject(judging)} is ${relation(condition, yardstick, judging)}.${knownDayWords(judging)}`
}

/** The same with why nobody is told: `… but among so few that happens by chance …` */
export function objectionReason(
  words: { condition: AlertCondition; objection: string },
  yardstick: Yardstick,
  judging: Judging,
): string {
  return `${subject(judging)} is ${relation(words.condition, yardstick, judging)}, but ${words.objection}.${knownDayWords(judging)}`
}

export function fineReason(condition: AlertCondition, yardstick: Yardstick, judging: Judging): string {
  return `${subject(judging)} ${withinWords(condition, yardstick, judging)}.`
}

/** `9,120 so far on Mon, Nov 23 …` */
function subject({ view, point, value }: Judging): string {
  const { unit, interval } = view.series
  const soFar = point.isSettled ? '' : ' so far'
  return `${formatValue(value, unit)}${soFar} ${inBucket(point.label, interval)}`
}

function relation(condition: AlertCondition, yardstick: Yardstick, judging: Judging): string {
  const { unit } = judging.view.series
  const { side, expected, expectedName = 'what is usual', lower, upper } = yardstick
  const bound = side === 'drop' ? lower : upper
  switch (condition.kind) {
    case 'below':
    case 'above':
    case 'outside':
      return `${side === 'drop' ? 'below' : 'above'} ${formatValue(bound ?? 0, unit)}`
    case 'drops':
    case 'rises':
      return `${versus(yardstick, judging)}, and the rule asks for ${askedWords(condition, judging)}`
    case 'unusual': {
      const isOutside =
        bound !== undefined && (side === 'drop' ? judging.value < bound : judging.value > bound)
      const range = rangeWords(yardstick, judging)
      if (expected === undefined) return `unusual beside ${expectedName}`
      return isOutside && range !== undefined
        ? `${versus(yardstick, judging)}, outside ${range}`
        : `${versus(yardstick, judging)}, unusual together with what came before it`
    }
  }
}

function withinWords(condition: AlertCondition, yardstick: Yardstick, judging: Judging): string {
  const { unit } = judging.view.series
  const show = (value: number | undefined): string => formatValue(value ?? 0, unit)
  const { lower, upper } = yardstick
  switch (condition.kind) {
    case 'below':
      return `is not below ${show(lower)}`
    case 'above':
      return `is not above ${show(upper)}`
    case 'outside':
      return `lies within ${show(lower)}–${show(upper)}`
    case 'drops':
    case 'rises':
      return `is ${versus(yardstick, judging)}; the rule asks for ${askedWords(condition, judging)}`
    case 'unusual': {
      const range = rangeWords(yardstick, judging)
      return range === undefined ? 'is as usual' : `lies within the usual ${range}`
    }
  }
}

/** `23% below Tue, Nov 17 (10,930)` */
function versus({ expected = 0, expectedName = 'what is usual' }: Yardstick, judging: Judging): string {
  const { unit } = judging.view.series
  const name = expectedName.startsWith('usual') ? `a ${expectedName}` : expectedName
  return `${compareWords(expected, judging.value, unit)} ${name} (${formatValue(expected, unit)})`
}

function rangeWords({ lower, upper }: Yardstick, { view }: Judging): string | undefined {
  if (lower === undefined || upper === undefined) return undefined
  return `${formatValue(lower, view.series.unit)}–${formatValue(upper, view.series.unit)}`
}

function askedWords(
  { kind, by }: Extract<AlertCondition, { kind: 'drops' | 'rises' }>,
  { view }: Judging,
): string {
  const noun = kind === 'drops' ? 'a drop' : 'a rise'
  if (by.kind === 'percent') return `${noun} of ${formatValue(by.percent / 100, 'ratio')}`
  return view.series.unit === 'ratio'
    ? `${noun} of ${formatValue(by.value * 100, 'number')} pp`
    : `${noun} of ${formatValue(by.value, view.series.unit)}`
}

function knownDayWords(judging: Judging): string {
  const { point, view } = judging
  if (!isSpecial(judging, point)) return ''
  const { interval } = view.series
  const isLong = interval === 'week' || interval === 'month'
  return isLong
    ? ' Most of its days are known days.'
    : ` ${formatDay(point.label.slice(0, 10))} is a known day.`
}
