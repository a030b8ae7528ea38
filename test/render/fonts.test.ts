import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterEach, describe, expect, it } from 'vitest'
import { RenderError } from '../../src/errors.ts'
import { registerFonts } from '../../src/render/fonts.ts'

const folders: string[] = []
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ampbot-fonts-'))
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function widthOf(text: string, font: string): number {
  const pen = createCanvas(10, 10).getContext('2d')
  pen.font = font
  return pen.measureText(text).width
}

describe('fonts', () => {
  it('are bundled: the four weights are there and differ', async () => {
    const stack = await registerFonts(undefined)
    const widths = [400, 500, 600, 700].map((weight) =>
      widthOf('Daily active users', `${weight} 20px ${stack}`),
    )
    expect(new Set(widths).size).toBe(4)
  })

  it('hold every sign that pictures use', async () => {
    const stack = await registerFonts(undefined)
    const missing = widthOf('\u{10FFFF}', `400 20px ${stack}`)
    for (const sign of '▲▼→↳…·–−×“”%') expect(widthOf(sign, `400 20px ${stack}`), sign).not.toBe(missing)
  })

  it('come from a folder too, behind the bundled ones', async () => {
    const folder = aFolder()
    const inter = join(createRequire(import.meta.url).resolve('inter-ui/package.json'), '../web')
    copyFileSync(join(inter, 'Inter-Black.woff2'), join(folder, 'Some Script.woff2'))
    writeFileSync(join(folder, 'README.txt'), 'not a font')
    const stack = await registerFonts(folder)
    expect(stack).toMatch(/^"Ampbot Inter", "Ampbot Some Script", /)
    expect(widthOf('Ag', '400 20px "Ampbot Some Script"')).not.toBe(widthOf('Ag', '400 20px "Ampbot Inter"'))
    expect(await registerFonts(folder)).toBe(stack)
  })

  it.each([
    ['does not exist', () => join(aFolder(), 'nowhere')],
    ['is empty', aFolder],
    [
      'holds what is no font',
      () => {
        const folder = aFolder()
        writeFileSync(join(folder, 'broken.ttf'), 'not a font')
        return folder
      },
    ],
  ])('are missed at the start where the folder %s', async (_what, folder) => {
    await expect(registerFonts(folder())).rejects.toThrow(RenderError)
  })
})
