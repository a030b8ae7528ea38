import { createRequire } from 'node:module'
import type { ChartSpec } from '../chart/chart-picture.ts'
import { themes } from '../chart/theme.ts'
import { decorSource } from './decor-source.ts'

/** The body of `POST /chart`, as quickchart-js makes it. */
export type QuickChartRequest = (spec: ChartSpec) => unknown

/** The part of quickchart-js 3.1.3 that is used; its own types and its ES module do not work in Node. */
interface QuickChart {
  setConfig(source: string): QuickChart
  setWidth(width: number): QuickChart
  setHeight(height: number): QuickChart
  setDevicePixelRatio(ratio: number): QuickChart
  setBackgroundColor(colour: string): QuickChart
  setFormat(format: 'png'): QuickChart
  setVersion(version: string): QuickChart
  getPostData(): unknown
}

const require = createRequire(import.meta.url)

/** Real pixels per logical pixel, as the local renderer draws. */
export const density = 2

/**
 * Loads quickchart-js and the source of our plugin once. The library only ever gets a text: given an object, it would turn
 * a name such as `__BEGINFUNCTION__…__ENDFUNCTION__` into code, which the server runs.
 */
export function quickChartRequests(): QuickChartRequest {
  const Client = require('quickchart-js') as new () => QuickChart
  const plugin = decorSource()
  return (spec) =>
    new Client()
      .setConfig(chartSource(spec, plugin))
      .setWidth(spec.width)
      .setHeight(spec.height)
      .setDevicePixelRatio(density)
      // The server paints the ground after our plugin has; white would hide a dark card.
      .setBackgroundColor(themes[spec.theme].card)
      .setFormat('png')
      .setVersion('4')
      .getPostData()
}

/** Names stand inside one string literal, whatever they contain; parsed there, no key can be `__proto__` of anything. */
function chartSource({ config }: ChartSpec, plugin: string): string {
  const literal = JSON.stringify(JSON.stringify(config))
  return `(()=>{const c=JSON.parse(${literal});c.plugins=[${plugin}];return c})()`
}
