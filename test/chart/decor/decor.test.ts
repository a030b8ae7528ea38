import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { chartFor } from '../../../src/chart/chart-for.ts'
import type { ChartSpec } from '../../../src/chart/chart-picture.ts'
import { decor } from '../../../src/chart/decor/decor.ts'
import type { DecoratedChart } from '../../../src/chart/decor/surface.ts'
import { decorSource } from '../../../src/render/decor-source.ts'
import { summarize } from '../../../src/result/summarize.ts'
import { galleryCases } from '../../gallery/gallery-cases.ts'
import { gallerySpecs } from '../../gallery/gallery-specs.ts'
import { extremeResults } from '../../support/extreme-results.ts'
import { aFakeChart, type PenStroke } from '../../support/fake-chart.ts'

type Plugin = Record<
  'beforeInit' | 'beforeDraw' | 'beforeDatasetsDraw' | 'afterDraw',
  (chart: DecoratedChart) => void
>

function strokesOf(plugin: Plugin, spec: ChartSpec): PenStroke[] {
  const { chart, strokes } = aFakeChart(spec)
  plugin.beforeInit(chart)
  plugin.beforeDraw(chart)
  plugin.beforeDatasetsDraw(chart)
  plugin.afterDraw(chart)
  return strokes
}

describe('the drawing plugin', () => {
  // Nothing but the language itself: no modules, no process, no console, no constants left behind in a module.
  const elsewhere = runInNewContext(decorSource(), {}) as Plugin

  const pictures = [
    ...gallerySpecs.map(({ name, spec }) => [name, spec('light')] as const),
    ...extremeResults.map(([name, result]) => [name, chartFor(result, summarize(result), 'light')] as const),
  ]
  it.each(pictures)('draws %s the same from its bare source', (_name, spec) => {
    if (spec === undefined) return
    const strokes = strokesOf(elsewhere, spec)
    expect(strokes.length).toBeGreaterThan(10)
    expect(strokes).toEqual(strokesOf(decor, spec))
  })

  it('writes names that look like code as text', () => {
    const [first] = galleryCases
    const title = '__BEGINFUNCTION__(() => { throw new Error("run") })()__ENDFUNCTION__'
    const spec = chartFor(first!.result, { ...first!.summary, title }, 'light')!
    expect(strokesOf(elsewhere, spec).some((stroke) => stroke.startsWith('fillText __BEGINFUNCTION__'))).toBe(
      true,
    )
  })
})
