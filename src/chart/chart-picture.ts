/** What a renderer draws: a Chart.js configuration as pure JSON (no functions), in logical pixels. */
export interface ChartSpec {
  width: number
  height: number
  theme: ThemeName
  /** Chart.js `{ type, data, options }`; our drawing plugin reads `options.plugins.decor`. */
  config: JsonObject
  /** The picture in words with its numbers, at most 2,000 characters. */
  altText: string
}

export type ThemeName = 'light' | 'dark'
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

export interface ChartImage {
  png: Buffer
  /** Real pixels: twice the logical size. */
  width: number
  height: number
  altText: string
}

/** The port through which pictures are made; throws `RenderError`. */
export interface ChartRenderer {
  readonly name: string
  render(spec: ChartSpec, signal?: AbortSignal): Promise<ChartImage>
  close(): Promise<void>
}
