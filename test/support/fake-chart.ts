import type { ChartSpec } from '../../src/chart/chart-picture.ts'
import type { DecorSpec } from '../../src/chart/decor/decor-spec.ts'
import type { DecoratedChart, Mark } from '../../src/chart/decor/surface.ts'

/** What was done with the pen, in order: `fillText "12.3K" 100 20`, `font = 600 13px …`. */
export type PenStroke = string

interface RawConfig {
  data: { datasets: { data: (number | null)[] }[] }
  options: {
    layout?: { padding: { left: number; right: number; top: number; bottom: number } }
    plugins: { decor: DecorSpec }
  }
}

/**
 * A chart without Chart.js and without a canvas: marks stand side by side, each letter is 7 px wide, and the pen writes
 * down what it is asked to draw. For testing where the drawing plugin may run.
 */
export function aFakeChart({ config, width, height }: ChartSpec): {
  chart: DecoratedChart
  strokes: PenStroke[]
} {
  const raw = structuredClone(config) as unknown as RawConfig
  const strokes: PenStroke[] = []
  const marksOf = (dataset: number): Mark[] =>
    (raw.data.datasets[dataset]?.data ?? []).map((value, index) => ({
      x: 60 + index * 20,
      y: 200 - (value ?? 0) / 1e6,
      base: 300,
      width: 16,
    }))
  const chart = {
    ctx: recordingPen(strokes),
    width,
    height,
    config: raw,
    scales: {
      x: { getPixelForValue: (at: number) => 60 + at },
      y: { getPixelForValue: (at: number) => 300 - at / 1e6 },
    },
    getDatasetMeta: (dataset: number) => ({ data: marksOf(dataset) }),
    get chartArea() {
      const padding = raw.options.layout?.padding ?? { left: 0, right: 0, top: 0, bottom: 0 }
      return {
        left: padding.left,
        right: width - padding.right,
        top: padding.top,
        bottom: height - padding.bottom,
      }
    },
  }
  return { chart: chart as unknown as DecoratedChart, strokes }
}

function recordingPen(strokes: PenStroke[]): unknown {
  const special: Record<string, unknown> = {
    measureText: (text: string) => ({ width: text.length * 7 }),
    createLinearGradient: () => ({
      addColorStop: (...stop: unknown[]) => strokes.push(`stop ${stop.join(' ')}`),
    }),
  }
  return new Proxy(special, {
    get: (target, key: string) =>
      target[key] ?? ((...args: unknown[]) => void strokes.push(`${key} ${args.map(String).join(' ')}`)),
    set: (_target, key: string, value) => strokes.push(`${key} = ${String(value)}`) > 0,
  })
}
