import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, describe, expect, it } from 'vitest'
import { createLocalRenderer } from '../../src/render/local-renderer.ts'
import { gallerySpecs } from './gallery-specs.ts'

// Fonts for other scripts come from here, so that the machine's own make no difference.
const renderer = await createLocalRenderer({ fontDirectory: join(import.meta.dirname, 'fonts') })
afterAll(() => renderer.close())

const pictures = gallerySpecs.flatMap((entry) => {
  const themes = entry.isEdgeCase ? (['light'] as const) : (['light', 'dark'] as const)
  return themes.map((theme) => Object.assign({ theme, file: `${entry.name}-${theme}.png` }, entry))
})

describe('the gallery', () => {
  it.each(pictures)('$file: $sentence', async ({ spec, theme, file }) => {
    const { png } = await renderer.render(spec(theme))
    expect(png.length, 'bytes of the file').toBeLessThan(60_000)
    await expectGolden(png, file)
  })

  it('is shown whole in its README', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
    const shown = [...readme.matchAll(/src="([^"]+\.png)"/g)].map((match) => match[1] ?? '')
    expect(new Set(shown)).toEqual(new Set(pictures.map(({ file }) => file)))
    for (const { sentence } of gallerySpecs) expect(readme).toContain(sentence)
  })

  it('keeps no picture that nothing draws', () => {
    const kept = readdirSync(import.meta.dirname).filter((file) => /(?<!-changed)\.png$/.test(file))
    expect(new Set(kept)).toEqual(new Set(pictures.map(({ file }) => file)))
  })
})

/**
 * On one machine the bytes are the same. Another kind of processor may round an edge differently, so pictures that no eye
 * could tell apart pass, too. A changed one is written beside the kept one, for the eye; see the README for what to do.
 */
async function expectGolden(png: Buffer, file: string): Promise<void> {
  const golden = join(import.meta.dirname, file)
  const changed = golden.replace(/\.png$/, '-changed.png')
  const kept = existsSync(golden) ? readFileSync(golden) : undefined
  const difference = kept === undefined ? undefined : await differenceOf(kept, png)
  if (difference !== undefined && difference.visible <= mostVisible) return rmSync(changed, { force: true })
  writeFileSync(changed, png)
  const words = difference === undefined ? 'there is none yet' : describeDifference(difference)
  expect.fail(`${file} is not the kept picture: ${words}. Look at ${changed}`)
}

/** A channel that is off by more can be seen; a label that moved by a pixel has thousands of them. */
const visibleLevels = 32
const mostVisible = 300

interface Difference {
  channels: number
  differing: number
  visible: number
}

async function differenceOf(kept: Buffer, drawn: Buffer): Promise<Difference> {
  if (kept.equals(drawn)) return { channels: 0, differing: 0, visible: 0 }
  const [before, after] = [await pixelsOf(kept), await pixelsOf(drawn)]
  const found = { channels: before.length, differing: 0, visible: 0 }
  if (before.length !== after.length) return { ...found, differing: before.length, visible: before.length }
  for (const [index, value] of before.entries()) {
    const levels = Math.abs(value - (after[index] ?? 0))
    if (levels > 0) found.differing += 1
    if (levels > visibleLevels) found.visible += 1
  }
  return found
}

function describeDifference({ channels, differing, visible }: Difference): string {
  return `${differing} of ${channels} channels differ, ${visible} of them visibly`
}

async function pixelsOf(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.data()
}
