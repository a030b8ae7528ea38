import { readFile } from 'node:fs/promises'
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas'
import type { DecorLogo } from '../chart/decor/decor-spec.ts'
import { ConfigError } from '../errors.ts'

/** The corner before the title, in logical px. */
const box = { width: 84, height: 24 }
/** Real pixels per logical pixel, as renderers draw. */
const density = 2
const mostBytes = 256 * 1024
/** Together some 25 kB of JSON, which QuickChart still takes, and a millisecond of drawing. */
const mostRuns = 2400
const mostColours = 48

/**
 * Reads a company's logo (`CHART_LOGO`), a PNG of at most 256 kB, and makes it so small and so plain that every picture can
 * carry it as data. Throws `ConfigError` where it cannot.
 */
export async function readLogo(path: string): Promise<DecorLogo> {
  const image = await loadPng(path)
  const scale = Math.min(box.width / image.width, box.height / image.height)
  const [width, height] = [image.width, image.height].map((side) =>
    Math.max(1, Math.round(side * scale * density)),
  ) as [number, number]
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').drawImage(image, 0, 0, width, height)
  const pixels = { rgba: canvas.data(), width }
  for (const levels of [32, 16, 8, 5, 3]) {
    const layers = layersOf(pixels, levels)
    if (layers.length > 0 && layers.reduce((sum, { runs }) => sum + runs.length / 3, 0) <= mostRuns)
      return { width: width / density, height: height / density, layers }
  }
  throw problem('has nothing to show, or too much detail for a corner: expected a plain mark')
}

async function loadPng(path: string): Promise<Image> {
  const bytes = await readFile(path).catch(() => {
    throw problem('cannot be read: expected the path of a PNG file')
  })
  if (bytes.length > mostBytes) throw problem('is too large: expected a PNG of at most 256 kB')
  if (!bytes.subarray(0, 8).equals(signature)) throw problem('cannot be used: expected a PNG file')
  const image = await loadImage(bytes).catch(() => undefined)
  if (image === undefined || image.width === 0) throw problem('cannot be used: expected a whole PNG file')
  return image
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function problem(what: string): ConfigError {
  return new ConfigError([`CHART_LOGO ${what}.`])
}

/** Stretches of one colour, row by row, under as many colours as `levels` of each channel leave. */
function layersOf({ rgba, width }: { rgba: Buffer; width: number }, levels: number): DecorLogo['layers'] {
  const step = 255 / (levels - 1)
  const plain = (value: number): number => Math.round(Math.round(value / step) * step)
  const colours = Array.from({ length: rgba.length / 4 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(pixel * 4, pixel * 4 + 4)
    // Eight steps of transparency are enough for smooth edges.
    const opacity = Math.round(Math.round((alpha / 255) * 7) * (255 / 7))
    return opacity === 0 ? '' : hex([plain(red), plain(green), plain(blue), opacity])
  })
  const shown = mostFrequent(colours)
  const layers = new Map<string, number[]>()
  for (let start = 0; start < colours.length;) {
    const colour = shown.get(colours[start] ?? '') ?? ''
    const rowEnd = start - (start % width) + width
    let end = start + 1
    while (end < rowEnd && (shown.get(colours[end] ?? '') ?? '') === colour) end += 1
    if (colour !== '') {
      const runs = layers.get(colour) ?? []
      runs.push(start % width, Math.floor(start / width), end - start)
      layers.set(colour, runs)
    }
    start = end
  }
  return [...layers].map(([colour, runs]) => ({ colour, runs }))
}

/** For each colour the one that is drawn: itself, or the nearest of those that occur most. */
function mostFrequent(colours: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>()
  for (const colour of colours) if (colour !== '') counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const kept = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostColours)
    .map(([colour]) => colour)
  const nearest = (colour: string): string =>
    kept.reduce(
      (best, other) => (distance(other, colour) < distance(best, colour) ? other : best),
      kept[0] ?? '',
    )
  return new Map([...counts.keys()].map((colour) => [colour, nearest(colour)]))
}

function distance(one: string, other: string): number {
  const [a, b] = [channels(one), channels(other)]
  return a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0)
}

function channels(colour: string): number[] {
  return [1, 3, 5, 7].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
