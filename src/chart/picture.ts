import type { Summary } from '../result/summary.ts'
import { altText } from './alt-text.ts'
import type { ChartSpec, JsonObject, JsonValue, ThemeName } from './chart-picture.ts'
import type { DecorSpec } from './decor/decor-spec.ts'
import { themes } from './theme.ts'

/** What one kind of picture contributes; the frame around it is the same for all. */
export interface Picture {
  type: 'line' | 'bar' | 'scatter'
  /** Category names of x; empty where the picture has no marks of Chart.js. */
  labels: string[]
  datasets: JsonObject[]
  /** Chart.js options of the two axes; both are invisible, their words are decor's. */
  scales: { x: JsonObject; y: JsonObject }
  /** `y` lays bars down. */
  indexAxis?: 'x' | 'y'
  decor: Omit<DecorSpec, 'colours' | 'fontFamily' | 'header'>
  /** The numbers that the picture shows, in words, most important first. */
  numbers: readonly string[]
}

/** Slack shows pictures about 400 px wide; twice this size stays sharp there and on dense screens. */
const size = { width: 600, height: 338 }

export function frame(picture: Picture, summary: Summary, theme: ThemeName): ChartSpec {
  const decor: DecorSpec = {
    ...picture.decor,
    colours: themes[theme],
    fontFamily: 'Inter, sans-serif',
    header: headerOf(summary),
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
      scales: { x: { display: false, ...picture.scales.x }, y: { display: false, ...picture.scales.y } },
      plugins: { legend: { display: false }, tooltip: { enabled: false }, decor },
    },
  }
  return { ...size, theme, config: asJson(config), altText: altText(summary, picture.numbers) }
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
