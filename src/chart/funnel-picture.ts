import { capitalize } from '../result/bucket-phrase.ts'
import { formatDuration, formatRatio, formatValue } from '../result/format-value.ts'
import { entered, largestLoss, stepConversions } from '../result/funnel-figures.ts'
import type { FunnelGroup } from '../result/metric-result.ts'
import type { JsonObject } from './chart-picture.ts'
import type { LegendItem, Pill, ValueLabel } from './decor/decor-spec.ts'
import { conversions, funnelNumbers, type DrawnFunnel } from './funnel-numbers.ts'
import type { Picture } from './picture.ts'
import type { Theme } from './theme.ts'

/** Standing bars keep their names and arrows legible up to here; longer funnels lie down. */
const mostStandingSteps = 6

/** One funnel: a bar per step, the share that is left, the share that went on between steps and the time they took. */
export function funnelPicture(result: DrawnFunnel, group: FunnelGroup, theme: Theme): Picture {
  const earlier = result.splitBy === 'none' ? result.comparison?.groups[0] : undefined
  const parts = { result, group, earlier, theme }
  return result.steps.length <= mostStandingSteps ? standingFunnel(parts) : lyingFunnel(parts)
}

interface FunnelParts {
  result: DrawnFunnel
  group: FunnelGroup
  /** The same funnel in the earlier range. */
  earlier: FunnelGroup | undefined
  theme: Theme
}

function standingFunnel(parts: FunnelParts): Picture {
  const { result, group, earlier, theme } = parts
  const shares = conversions(group)
  const isEmpty = entered(group) === 0
  const width = {
    categoryPercentage: 1,
    barPercentage: barShare(result.steps.length),
    maxBarThickness: 120,
    grouped: false,
  }
  return {
    type: 'bar',
    labels: [...result.steps],
    datasets: [
      { ...width, data: shares.map(() => 1), backgroundColor: theme.pale, borderRadius: 4, order: 2 },
      { ...width, data: shares, backgroundColor: theme.series[0] ?? theme.ink, borderRadius: 4, order: 1 },
      ...(earlier === undefined ? [] : [earlierMarks(conversions(earlier), theme, result.steps.length)]),
    ],
    scales: { x: { type: 'category', offset: true }, y: { type: 'linear', min: 0, max: 1 } },
    decor: {
      legend: isEmpty ? [] : legendOf(parts),
      headroom: 38,
      yTicks: [{ at: 0, text: '', isBase: true }],
      xSlots: result.steps.length,
      xLabels: result.steps.map((text, at) => ({ at, text })),
      valueLabels: isEmpty
        ? []
        : shares.map((share, index) => stepLabel(share, group.counts[index] ?? 0, index)),
      pills: isEmpty ? [] : pillsOf(group),
      ...(isEmpty ? { message: nobody } : {}),
    },
    numbers: funnelNumbers(result),
  }
}

/** Wider gaps for more arrows, and slim bars where there are only two. */
function barShare(steps: number): number {
  if (steps === 2) return 0.36
  return steps < 6 ? 0.56 : 0.5
}

function stepLabel(share: number, count: number, index: number): ValueLabel {
  const note = formatValue(count, 'users', count >= 1e5 ? 'compact' : 'full')
  return { dataset: 0, index, text: formatRatio(share), note, side: 'above', isStrong: true, isKey: true }
}

function pillsOf(group: FunnelGroup): Pill[] {
  const worst = worstStep(group)
  return stepConversions(group).flatMap((share, from) => {
    if (share === undefined) return []
    const time = group.medianStepMs[from + 1]
    const note = time === undefined ? '' : formatDuration(time)
    return [
      {
        dataset: 0,
        from,
        text: formatRatio(share, share < 0.1 ? undefined : 0),
        note,
        isWorst: from + 1 === worst,
      },
    ]
  })
}

/** A row per step: what is left as a lying bar, then how many went on from the step before. */
function lyingFunnel({ result, group, theme }: FunnelParts): Picture {
  const shares = conversions(group)
  const steps = stepConversions(group)
  const worst = worstStep(group)
  const accent = theme.series[0] ?? theme.ink
  const width = { categoryPercentage: 0.94, barPercentage: 0.8, maxBarThickness: 26, borderRadius: 3 }
  return {
    type: 'bar',
    indexAxis: 'y',
    labels: result.steps.map((_, index) => String(index)),
    datasets: [{ ...width, data: shares, backgroundColor: accent }],
    scales: { x: { type: 'linear', min: 0, max: 1 }, y: { type: 'category', offset: true } },
    decor: {
      legend: [
        { text: 'Of those who entered', colour: accent, mark: 'box' },
        { text: `${wentOn} of the step before`, colour: theme.muted, mark: 'none' },
      ],
      yTicks: result.steps.map((step, at) => ({ at, text: `${at + 1}. ${step}`, isName: true })),
      valueLabels: shares.map((share, index) =>
        rowLabel(share, steps[index - 1], { index, isWorst: index === worst }),
      ),
      ...(entered(group) === 0 ? { message: nobody } : {}),
    },
    numbers: funnelNumbers(result),
  }
}

function rowLabel(
  share: number,
  step: number | undefined,
  { index, isWorst }: { index: number; isWorst: boolean },
): ValueLabel {
  const label = {
    dataset: 0,
    index,
    text: formatRatio(share),
    side: 'right' as const,
    reach: share,
    isStrong: true,
  }
  return step === undefined
    ? label
    : { ...label, note: `${wentOn} ${formatRatio(step, 0)}`, isWarning: isWorst }
}

const wentOn = '↳'
const nobody = 'Nobody entered in this range'

/** The step that loses most people, as the sentences have it; with two steps there is nothing to single out. */
function worstStep(group: FunnelGroup): number | undefined {
  return group.counts.length > 2 ? largestLoss(group)?.step : undefined
}

/** The earlier range as a short line across each bar; everybody is at the first step in any range. */
function earlierMarks(shares: readonly number[], theme: Theme, steps: number): JsonObject {
  return {
    type: 'line',
    data: shares.map((share, index) => (index === 0 ? null : share)),
    showLine: false,
    pointStyle: 'line',
    pointRadius: Math.min(58, (276 / steps) * barShare(steps)),
    pointBorderColor: theme.ink,
    pointBorderWidth: 2,
    borderColor: theme.ink,
    order: 0,
    clip: 12,
  }
}

function legendOf({ result, group, earlier, theme }: FunnelParts): LegendItem[] {
  const arrows = `Arrows: who went on, median time${worstStep(group) === undefined ? '' : ' · red: most lost'}`
  const explanation = { text: arrows, colour: theme.muted, mark: 'none' } as const
  if (earlier === undefined) return [explanation]
  const label = capitalize(result.comparison?.label ?? '')
  return [{ text: label, colour: theme.ink, mark: 'line' }, explanation]
}
