import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, parse } from 'node:path'
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
import { RenderError } from '../errors.ts'

/** A name of our own, so that an Inter of another version on this machine cannot take its place. */
const family = 'Ampbot Inter'
/** Other scripts and emoji, where this machine happens to have them; letters that Inter has never come from these. */
const systemFamilies = [
  'Noto Sans CJK JP',
  'Hiragino Sans',
  'Yu Gothic',
  'PingFang SC',
  'Microsoft YaHei',
  'Arial Unicode MS',
  'DejaVu Sans',
  'Noto Color Emoji',
  'Apple Color Emoji',
  'Segoe UI Emoji',
]
const weights = ['Regular', 'Medium', 'SemiBold', 'Bold']

/** Fonts belong to the process: each is registered once, however many renderers there are. */
let bundled: Promise<void> | undefined
const folders = new Map<string, Promise<string[]>>()

/**
 * Registers the bundled fonts, and those of a folder for scripts and emoji that Inter lacks; returns the CSS font stack.
 * Rejects with `RenderError` when text would leave no ink: without a font @napi-rs/canvas draws nothing, measures 0 and
 * reports no error.
 */
export async function registerFonts(directory: string | undefined): Promise<string> {
  bundled ??= registerBundled()
  await bundled
  const added = directory === undefined ? [] : await familiesIn(directory)
  // Each family that is named and not there makes every text a little slower.
  const present = systemFamilies.filter((name) => GlobalFonts.has(name))
  const stack = [family, ...added, ...present].map((name) => `"${name}"`).join(', ')
  if (!leavesInk('Ag', stack)) throw new RenderError('The bundled fonts cannot be used: text leaves no ink')
  return `${stack}, sans-serif`
}

function familiesIn(directory: string): Promise<string[]> {
  const known = folders.get(directory) ?? registerFolder(directory)
  folders.set(directory, known)
  return known
}

async function registerBundled(): Promise<void> {
  const folder = join(createRequire(import.meta.url).resolve('inter-ui/package.json'), '../web')
  for (const weight of weights) await registerFile(join(folder, `Inter-${weight}.woff2`), family)
}

/** In the order of their names, each under a name of its own: faces under one name would replace each other. */
async function registerFolder(directory: string): Promise<string[]> {
  const files = (await filesIn(directory)).filter((file) => /\.(?:ttf|otf|ttc|woff2?)$/i.test(file)).sort()
  if (files.length === 0) throw new RenderError(`No fonts in the folder ${directory}`)
  for (const file of files) await registerFile(join(directory, file), nameOf(file))
  return files.map(nameOf)
}

async function filesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    throw new RenderError(`The folder of fonts cannot be read: ${directory}`, error)
  }
}

function nameOf(file: string): string {
  return `Ampbot ${parse(file).name.replaceAll(/[^\w-]/g, ' ')}`
}

async function registerFile(path: string, name: string): Promise<void> {
  if (GlobalFonts.register(await readFile(path), name) === null) throw new RenderError(`Not a font: ${path}`)
}

function leavesInk(text: string, stack: string): boolean {
  const canvas = createCanvas(64, 32)
  const pen = canvas.getContext('2d')
  pen.font = `400 20px ${stack}`
  pen.fillText(text, 4, 24)
  return pen.measureText(text).width > 0 && canvas.data().some((value) => value > 0)
}
