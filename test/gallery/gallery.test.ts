import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import { createLocalRenderer } from '../../src/render/local-renderer.ts'
import { galleryCases } from './gallery-cases.ts'

const renderer = await createLocalRenderer()
afterAll(() => renderer.close())

const pictures = galleryCases.flatMap((entry) => {
  const themes = entry.isEdgeCase ? (['light'] as const) : (['light', 'dark'] as const)
  return themes.map((theme) => Object.assign({ theme, file: `${entry.name}-${theme}.png` }, entry))
})

describe('the gallery', () => {
  it.each(pictures)('$file: $sentence', async ({ result, summary, theme, file }) => {
    const spec = chartFor(result, summary, theme)
    if (spec === undefined) throw new Error('nothing was drawn')
    const { png } = await renderer.render(spec)
    expect(png.length, 'bytes of the file').toBeLessThan(60_000)
    await expectGolden(png, file)
  })

  it('is shown whole in its README', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
    const shown = [...readme.matchAll(/src="([^"]+\.png)"/g)].map((match) => match[1] ?? '')
    expect(new Set(shown)).toEqual(new Set(pictures.map(({ file }) => file)))
    for (const { sentence } of galleryCases) expect(readme).toContain(sentence)
  })

  it('keeps no picture that nothing draws', () => {
    const kept = readdirSync(import.meta.dirname).filter((file) => /(?<!-changed)\.png$/.test(file))
    expect(new Set(kept)).toEqual(new Set(pictures.map(({ file }) => file)))
  })
})

/** Compares bytes. A changed picture is written beside the kept one, for the eye; see the README for what to do. */
async function expectGolden(png: Buffer, file: string): Promise<void> {
  const golden = join(import.meta.dirname, file)
  const changed = golden.replace(/\.png$/, '-changed.png')
  const kept = existsSync(golden) ? readFileSync(golden) : undefined
  if (kept?.equals(png)) return rmSync(changed, { force: true })
  writeFileSync(changed, png)
  const difference = kept === undefined ? 'there is none yet' : await describeDifference(kept, png)
  expect.fail(`${file} is not the kept picture: ${difference}. Look at ${changed}`)
}

async function describeDifference(kept: Buffer, drawn: Buffer): Promise<string> {
  const [before, after] = [await pixelsOf(kept), await pixelsOf(drawn)]
  if (before.length !== after.length) return 'its size changed'
  const differences = before.map((value, index) => Math.abs(value - (after[index] ?? 0)))
  const largest = differences.reduce((most, value) => Math.max(most, value), 0)
  const count = differences.filter((value) => value > 0).length
  return `${count} of ${before.length} channels differ, by up to ${largest} of 255`
}

async function pixelsOf(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.data()
}
