import { duringDays } from './bucket-phrase.ts'
import { describeQuestion } from './describe-question.ts'
import { formatChange, formatDuration, formatRatio, formatValue, plural } from './format-value.ts'
import { combinedCounts, conversion, converted, entered } from './funnel-figures.ts'
import { groupConversionRemark } from './funnel-groups-remark.ts'
import { lossRemark, slowestRemark, stepChangeRemark, type WholeFunnel } from './funnel-step-remarks.ts'
import { labelled } from './headline-in-words.ts'
import type { FunnelGroup, FunnelResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import type { Change, Headline, Summary } from './summary.ts'

/** A funnel in words: how many of those who entered got to its end, where they were lost, how long it took. */
export function summarizeFunnel(result: FunnelResult): Summary {
  const whole = wholeOf(result, result.groups)
  const ratio = conversion(whole)
  if (ratio === undefined) return emptySummary(result)
  return {
    ...describeQuestion(result),
    headline: { text: formatRatio(ratio), ...headlineLabel(result, whole), value: ratio },
    change: changeOf(result, ratio),
    sentences: chooseSentences([
      countsRemark(result, whole),
      lossRemark(result.steps, whole),
      groupConversionRemark(result),
      stepChangeRemark(result.steps, whole, earlierWhole(result)),
      slowestRemark(result.steps, whole),
    ]),
  }
}

/** Groups are taken together; segments overlap, so the largest stands for them. */
function wholeOf(result: FunnelResult, groups: readonly FunnelGroup[]): WholeFunnel {
  const [only, ...others] = groups
  const single = result.splitBy === 'segment' ? largestOf(groups) : others.length === 0 ? only : undefined
  if (single !== undefined) return { label: single.label, counts: single.counts, times: single }
  return { label: '', ...combinedCounts(groups, result.steps.length), times: undefined }
}

function largestOf(groups: readonly FunnelGroup[]): FunnelGroup | undefined {
  return [...groups].sort((a, b) => entered(b) - entered(a))[0]
}

function headlineLabel(result: FunnelResult, { label }: WholeFunnel): Pick<Headline, 'label' | 'subject'> {
  if (label !== '') return labelled(label, 'conversion')
  const isCut = result.caveats.some(({ kind }) => kind === 'groupLimit') || result.query.top !== undefined
  const whole = isCut && result.splitBy === 'group'
  return { label: whole ? `conversion over the top ${result.groups.length}` : 'conversion' }
}

function changeOf(result: FunnelResult, ratio: number): Change | undefined {
  const before = earlierWhole(result)
  const ratioBefore = before === undefined ? undefined : conversion(before)
  if (result.comparison === undefined || ratioBefore === undefined) return undefined
  return { ...formatChange(ratioBefore, ratio, 'ratio'), versus: `vs ${result.comparison.label}` }
}

/** The same groups as now, so that a group which came or went does not pass for a change of behaviour. */
function earlierWhole(result: FunnelResult): WholeFunnel | undefined {
  if (result.comparison === undefined) return undefined
  const { label } = wholeOf(result, result.groups)
  const same = result.comparison.groups.filter((group) => label === '' || group.label === label)
  return same.length === 0 ? undefined : wholeOf(result, same)
}

/** `48,210 users entered and 11,281 converted, half of them within 2h 5m.` */
function countsRemark(result: FunnelResult, whole: WholeFunnel): Remark {
  const start = `${plural(entered(whole), 'user')} entered`
  const before = earlierWhole(result)
  const then =
    before === undefined
      ? ''
      : ` (${result.comparison?.label ?? ''}: ${count(entered(before))} and ${count(converted(before))})`
  const total = whole.times?.medianTotalMs
  const pace = total === undefined ? '' : `, half of them within ${formatDuration(total)}`
  const end =
    converted(whole) === 0
      ? `, nobody converted${then}`
      : ` and ${count(converted(whole))} converted${then}${pace}`
  return { text: `${start}${end}.`, weight: 60, isRequired: true }
}

function count(value: number): string {
  return formatValue(value, 'users')
}

function emptySummary(result: FunnelResult): Summary {
  const first = result.steps[0] ?? ''
  return {
    ...describeQuestion(result),
    headline: { text: 'No data', label: 'for this funnel', value: undefined },
    change: undefined,
    sentences: [`Nobody entered at ${first} ${duringDays(result.range)}.`],
  }
}
