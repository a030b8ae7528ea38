import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { readLogo } from '../../src/render/read-logo.ts'

const folder = mkdtempSync(join(tmpdir(), 'logo-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(content: Buffer | string): string {
  const path = join(folder, `${Math.random()}.png`)
  writeFileSync(path, content)
  return path
}

/** A picture of the given size, each pixel coloured by its place. */
function pngOf(width: number, height: number, colourAt: (x: number, y: number) => string): string {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  for (let x = 0; x < width; x += 1)
    for (let y = 0; y < height; y += 1) {
      pen.fillStyle = colourAt(x, y)
      pen.fillRect(x, y, 1, 1)
    }
  return fileOf(canvas.toBuffer('image/png'))
}

async function problemOf(path: string): Promise<string> {
  return await readLogo(path).then(
    () => 'none',
    (error: unknown) => (error instanceof ConfigError ? error.problems.join() : String(error)),
  )
}

describe('a logo', () => {
  it('becomes runs of its colours, small enough for the corner', async () => {
    const logo = await readLogo(pngOf(96, 96, (x) => (x < 48 ? '#FF0000' : '#0000FF')))
    expect([logo.width, logo.height]).toEqual([24, 24])
    const whole = logo.layers.find(({ colour }) => colour === '#ff0000ff')
    expect(whole?.runs.slice(0, 3)).toEqual([0, 0, 24])
  })

  it('leaves out what is transparent, and keeps its proportions', async () => {
    const logo = await readLogo(pngOf(200, 20, (x) => (x < 100 ? 'transparent' : '#00FF00')))
    expect(logo.width).toBe(84)
    expect(logo.height).toBeLessThan(10)
    expect(
      Math.min(...logo.layers.flatMap(({ runs }) => runs.filter((_, index) => index % 3 === 0))),
    ).toBeGreaterThan(80)
  })

  it('gets plainer colours where it has many, so that every picture can carry it', async () => {
    const logo = await readLogo(pngOf(192, 48, (x, y) => `rgb(${x}, ${y * 5}, 90)`))
    expect(JSON.stringify(logo).length).toBeLessThan(40_000)
  })

  it.each([
    ['is not there', () => join(folder, 'none.png'), 'CHART_LOGO cannot be read'],
    ['is no PNG', () => fileOf('GIF89a'), 'CHART_LOGO cannot be used'],
    [
      'is broken',
      () => fileOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2])),
      'CHART_LOGO cannot be used',
    ],
    ['is too large', () => fileOf(Buffer.alloc(300_000)), 'CHART_LOGO is too large'],
    ['is empty', () => pngOf(10, 10, () => 'transparent'), 'CHART_LOGO has nothing to show'],
    [
      'is noise',
      () => pngOf(168, 48, (x, y) => ((x * 7 + y * 13) % 2 === 0 ? '#000' : '#FFF')),
      'CHART_LOGO has nothing to show, or too much',
    ],
  ])('that %s is refused in words', async (_how, path, words) => {
    expect(await problemOf(path())).toContain(words)
  })
})
