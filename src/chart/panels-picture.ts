import { linePicture } from './line-picture.ts'
import type { JsonObject } from './chart-picture.ts'
import type { YTick } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import type { ChosenSeries, SeriesFrame, ShownSeries } from './shown-series.ts'
import type { Theme } from './theme.ts'
import { valueAxis } from './value-axis.ts'

/** Beyond this the smaller of two lines lies on the ground of a common axis. */
const farApart = 20

/**
 * Whether two events want a scale each. A second axis on the right would let the lines cross wherever the two scales happen
 * to; two panels over one time axis say the same and cannot be misread.
 */
export function wantPanels({ splitBy }: SeriesFrame, { shown, hidden }: ChosenSeries): boolean {
  const [first, second] = shown
  if (splitBy !== 'event' || first === undefined || second === undefined) return false
  if (shown.length + hidden.length !== 2) return false
  const [one, other] = [rangeOf(first), rangeOf(second)]
  const [smaller, larger] = [Math.min(one.most, other.most), Math.max(one.most, other.most)]
  return Math.min(one.least, other.least) >= 0 && smaller > 0 && larger / smaller > farApart
}

/** Two lines, each in a panel of its own scale from zero, the first on top. */
export function panelsPicture(result: SeriesFrame, { shown }: ChosenSeries, theme: Theme): Picture {
  const lines = shown.map((line, index) => (index === 0 ? { ...line, axis: 'y2' as const } : line))
  const picture = linePicture(result, { shown: lines, hidden: [] }, theme)
  const [top, bottom] = lines.map((line) => valueAxis(valuesOf(line), result.unit))
  if (top === undefined || bottom === undefined) return picture
  return {
    ...picture,
    scales: {
      ...picture.scales,
      y2: panel(top.min, top.max),
      // Room between the panels, so that the ground of one and the top of the other can both be named.
      y: panel(bottom.min, bottom.max * 1.22),
    },
    decor: {
      ...picture.decor,
      yTicks: [...onUpperPanel(thinned(top.ticks)), ...thinned(bottom.ticks)],
    },
  }
}

function panel(min: number, max: number): JsonObject {
  return { type: 'linear', position: 'left', stack: 'panels', stackWeight: 1, min, max }
}

/** Half the height has room for half the names: every second from the ground on. */
function thinned(ticks: readonly YTick[]): YTick[] {
  return ticks.length <= 3 ? [...ticks] : ticks.filter((_, index) => index % 2 === 0)
}

function onUpperPanel(ticks: readonly YTick[]): YTick[] {
  return ticks.map(({ at, text, isBase = false }) => ({ at, text, isBase, axis: 'y2' }))
}

function valuesOf({ series, comparison }: ShownSeries): (number | null)[] {
  return [...series.values, ...(comparison?.values ?? [])]
}

function rangeOf(line: ShownSeries): { least: number; most: number } {
  const present = valuesOf(line).flatMap((value) => (value === null ? [] : [value]))
  return present.reduce(
    ({ least, most }, value) => ({ least: Math.min(least, value), most: Math.max(most, value) }),
    { least: 0, most: 0 },
  )
}
