import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
import { RenderError } from '../errors.ts'

/** A name of our own, so that an Inter of another version on this machine cannot take its place. */
const family = 'Ampbot Inter'
const weights = ['Regular', 'Medium', 'SemiBold', 'Bold']

/** Fonts belong to the process: each is registered once, however many renderers there are. */
let bundled: Promise<void> | undefined
const folders = new Map<string, string[]>()

/**
 * Registers the bundled fonts, and those of a folder for scripts and emoji that Inter lacks; returns the CSS font stack.
 * Rejects with `RenderError` when text would leave no ink: without a font @napi-rs/canvas draws nothing, measures 0 and
 * reports no error.
 */
export async function registerFonts(directory: string | undefined): Promise<string> {
  bundled ??= registerBundled()
  await bundled
  const added = directory === undefined ? [] : (folders.get(directory) ?? addFolder(directory))
  const stack = [family, ...added].map((name) => `"${name}"`).join(', ')
  if (!leavesInk('Ag', stack)) throw new RenderError('The bundled fonts cannot be used: text leaves no ink')
  return `${stack}, sans-serif`
}

async function registerBundled(): Promise<void> {
  const folder = join(createRequire(import.meta.url).resolve('inter-ui/package.json'), '../web')
  const files = await Promise.all(weights.map((weight) => readFile(join(folder, `Inter-${weight}.woff2`))))
  for (const file of files) GlobalFonts.register(file, family)
}

function addFolder(directory: string): string[] {
  const before = new Set(GlobalFonts.families.map((entry) => entry.family))
  if (GlobalFonts.loadFontsFromDir(directory) === 0)
    throw new RenderError(`No fonts in the folder ${directory}`)
  const added = GlobalFonts.families.map((entry) => entry.family).filter((name) => !before.has(name))
  folders.set(directory, added)
  return added
}

function leavesInk(text: string, stack: string): boolean {
  const canvas = createCanvas(64, 32)
  const pen = canvas.getContext('2d')
  pen.font = `400 20px ${stack}`
  pen.fillText(text, 4, 24)
  return pen.measureText(text).width > 0 && canvas.data().some((value) => value > 0)
}
