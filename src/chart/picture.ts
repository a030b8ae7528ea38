import type { Summary } from '../result/summary.ts'
import { altText } from './alt-text.ts'
import { brandedTheme } from './brand.ts'
import type { ChartOptions } from './chart-options.ts'
import type { ChartSpec, JsonObject, JsonValue } from './chart-picture.ts'
import type { DecorSpec } from './decor/decor-spec.ts'
import { themes } from './theme.ts'

/** What one kind of picture contributes; the frame around it is the same for all. */
export interface Picture {
  type: 'line' | 'bar' | 'scatter'
  /** Category names of x; empty where the picture has no marks of Chart.js. */
  labels: string[]
  datasets: JsonObject[]
  /** Chart.js options of the two axes; both are invisible, their words are decor's. */
  scales: { x: JsonObject; y: JsonObject; y2?: JsonObject }
  /** `y` lays bars down. */
  indexAxis?: 'x' | 'y'
  decor: Omit<DecorSpec, 'colours' | 'fontFamily' | 'header'> & Partial<Pick<DecorSpec, 'header'>>
  /** In logical px, where it is not the usual one. */
  height?: number
  /** The numbers that the picture shows, in words, most important first. */
  numbers: readonly string[]
}

/** Slack shows pictures about 400 px wide; twice this size stays sharp there and on dense screens. */
const size = { width: 600, height: 338 }

export function frame(picture: Picture, summary: Summary, { theme, brand = {} }: ChartOptions): ChartSpec {
  const decor: DecorSpec = {
    header: headerOf(summary),
    ...picture.decor,
    ...(brand.logo === undefined ? {} : { logo: brand.logo }),
    colours: brandedTheme(themes[theme], brand),
    fontFamily: 'Inter, sans-serif',
  }
  const config = {
    type: picture.type,
    data: { labels: picture.labels, datasets: picture.datasets },
    options: {
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      ...(picture.indexAxis === undefined ? {} : { indexAxis: picture.indexAxis }),
      scales: Object.fromEntries(
        Object.entries(picture.scales).map(([name, scale]) => [name, { display: false, ...scale }]),
      ),
      plugins: { legend: { display: false }, tooltip: { enabled: false }, decor },
    },
  }
  return {
    ...size,
    height: picture.height ?? size.height,
    theme,
    config: asJson(config),
    altText: altText(summary, picture.numbers),
  }
}

function headerOf(summary: Summary): DecorSpec['header'] {
  const { title, subtitle, headline, change } = summary
  return {
    title,
    subtitle,
    headline: { text: headline.text, label: headline.label },
    ...(change === undefined ? {} : { change: { ...change } }),
  }
}

/** A copy that is JSON and nothing else: whatever was undefined is gone. */
function asJson(value: unknown): JsonObject {
  const copy: JsonValue = JSON.parse(JSON.stringify(value))
  return copy as JsonObject
}
