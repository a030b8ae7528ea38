import { drawAxes, drawGrid } from './axes.ts'
import { drawEndLabels } from './end-labels.ts'
import { drawHeader } from './header.ts'
import { layOut } from './layout.ts'
import { drawLimitLabels, drawLimits } from './limits.ts'
import { drawMessage, drawPills, drawUnfinishedBars } from './marks.ts'
import { drawRing } from './ring.ts'
import type { DecoratedChart } from './surface.ts'
import { drawTable } from './table.ts'
import { drawTiles } from './tiles.ts'
import { drawMarkLabels, drawMarkLines } from './time-marks.ts'
import { drawValueLabels } from './value-labels.ts'

/**
 * The drawing plugin. Its functions use nothing but their arguments and each other (no constants of a module, no
 * packages), so that their source can be sent to a renderer that runs elsewhere; a test runs them in an empty context.
 * They read the raw configuration: options that come through Chart.js' proxies are slow and may be taken for scripts.
 */
export const decor = {
  id: 'decor',
  beforeInit: layOut,
  beforeDraw: drawGround,
  beforeDatasetsDraw: drawBehind,
  afterDraw: drawWords,
}

function drawGround(chart: DecoratedChart): void {
  chart.ctx.fillStyle = chart.config.options.plugins.decor.colours.card
  chart.ctx.fillRect(0, 0, chart.width, chart.height)
}

function drawBehind(chart: DecoratedChart): void {
  drawGrid(chart)
  drawLimits(chart)
  drawMarkLines(chart)
}

function drawWords(chart: DecoratedChart): void {
  drawHeader(chart)
  drawAxes(chart)
  drawLimitLabels(chart)
  drawMarkLabels(chart)
  drawUnfinishedBars(chart)
  drawPills(chart)
  drawValueLabels(chart)
  drawEndLabels(chart)
  drawTable(chart)
  drawRing(chart)
  drawTiles(chart)
  drawMessage(chart)
}
