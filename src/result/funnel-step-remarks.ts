import { formatChange, formatDuration, formatRatio, plural } from './format-value.ts'
import { largestLoss, stepConversions } from './funnel-figures.ts'
import type { FunnelGroup } from './metric-result.ts'
import type { Remark } from './remark.ts'

/** One side of a funnel taken as a whole: its counts, and its times where it is a single group. */
export interface WholeFunnel extends Pick<FunnelGroup, 'counts'> {
  label: string
  times: Pick<FunnelGroup, 'medianStepMs' | 'medianTotalMs'> | undefined
}

/** With two steps there is only one way between them, and the headline has already told it. */
const fewestSteps = 3

/**
 * The step that loses most people, and the one that loses the largest share where that is another: `Search → Select
 * loses most: 16,970 people, 35.2% of those who entered. Select → Play loses the largest share, 52%.`
 */
export function lossRemark(steps: readonly string[], whole: WholeFunnel): Remark | undefined {
  const loss = largestLoss(whole)
  if (loss === undefined || steps.length < fewestSteps) return undefined
  const from = loss.step === 1 ? 'entered' : `got to ${steps[loss.step - 1] ?? ''}`
  const lost = `${plural(loss.lost, 'person', 'people')}, ${formatRatio(loss.share)} of those who ${from}`
  const weakest = weakestStep(whole)
  const other =
    weakest === undefined || weakest.step === loss.step || weakest.share - loss.share < smallestStepChange
      ? ''
      : `; ${pathTo(steps, weakest.step)} loses the largest share, ${formatRatio(weakest.share)}`
  return { text: `${pathTo(steps, loss.step)} loses most: ${lost}${other}.`, weight: 70, isRequired: true }
}

function weakestStep(whole: WholeFunnel): { step: number; share: number } | undefined {
  return stepConversions(whole)
    .flatMap((ratio, index) => (ratio === undefined ? [] : [{ step: index + 1, share: 1 - ratio }]))
    .sort((a, b) => b.share - a.share)[0]
}

function pathTo(steps: readonly string[], step: number): string {
  return `${steps[step - 1] ?? ''} → ${steps[step] ?? ''}`
}

/** One point of percent: less is not worth naming a step for. */
const smallestStepChange = 0.01

/** The step whose conversion moved most against the comparison: where the change of the whole comes from. */
export function stepChangeRemark(
  steps: readonly string[],
  whole: WholeFunnel,
  before: WholeFunnel | undefined,
): Remark | undefined {
  if (before === undefined || steps.length < fewestSteps) return undefined
  const earlier = stepConversions(before)
  const [largest] = stepConversions(whole)
    .map((now, index) => ({ step: index + 1, from: earlier[index] ?? Number.NaN, to: now ?? Number.NaN }))
    .filter(({ from, to }) => Math.abs(to - from) >= smallestStepChange)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
  if (largest === undefined) return undefined
  const { text } = formatChange(largest.from, largest.to, 'ratio')
  const figures = `${text}, from ${formatRatio(largest.from)} to ${formatRatio(largest.to)}`
  return { text: `${pathTo(steps, largest.step)} changed most: ${figures}.`, weight: 76 }
}

/** Shorter waits than this say nothing about people's minds. */
const shortestWaitMs = 60_000

/** The step that people take longest for, where it makes up most of the way. */
export function slowestRemark(steps: readonly string[], { times }: WholeFunnel): Remark | undefined {
  const total = times?.medianTotalMs
  if (times === undefined || total === undefined || steps.length < fewestSteps) return undefined
  const waits = times.medianStepMs.map((ms, step) => ({ ms: ms ?? 0, step }))
  const [slowest] = waits.sort((a, b) => b.ms - a.ms)
  if (slowest === undefined || slowest.ms < shortestWaitMs || slowest.ms < total / 2) return undefined
  return {
    text: `${pathTo(steps, slowest.step)} takes longest: ${formatDuration(slowest.ms)} at the median.`,
    weight: 45,
  }
}
