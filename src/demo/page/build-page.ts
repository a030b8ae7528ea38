import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'

const pageDirectory = import.meta.dirname
const projectDirectory = join(pageDirectory, '../../..')
const cacheDirectory = join(projectDirectory, 'node_modules/.cache/ampbot-page')

/** Sources beside the page's own: the types it shares with the server, and the versions of what it is built with. */
const sharedSources = [
  join(pageDirectory, '../slack/page-protocol.ts'),
  join(projectDirectory, 'package.json'),
]

/**
 * Builds the demo's page and returns the directory to serve, with its `index.html`. Takes a second or two, and nothing
 * when these very sources have been built before. Needs the development dependencies.
 */
export async function buildPage(): Promise<string> {
  const directory = join(cacheDirectory, await hashOfSources())
  if (existsSync(directory)) return directory
  await mkdir(cacheDirectory, { recursive: true })
  const unfinished = `${directory}.${process.pid}`
  await build(unfinished)
  await moveInto(unfinished, directory)
  return directory
}

async function hashOfSources(): Promise<string> {
  const entries = await readdir(pageDirectory, { recursive: true, withFileTypes: true })
  const own = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const path of [...own, ...sharedSources].sort()) {
    hash.update(`${relative(projectDirectory, path)}\0`).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}

async function build(outDir: string): Promise<void> {
  // Loaded only when there is something to build: it takes longer to load than the bot takes to start.
  const vite = await import('vite')
  const mode = process.env['NODE_ENV']
  await vite.build({
    root: pageDirectory,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    // Whatever the process says of itself: a test run must not leave a page with React's development build behind.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { outDir, emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  })
  // Vite sets the variable for the whole process, in which the bot runs as well.
  if (mode === undefined) delete process.env['NODE_ENV']
}

/** Somebody else may have built the same meanwhile; theirs is as good. */
async function moveInto(unfinished: string, directory: string): Promise<void> {
  try {
    await rename(unfinished, directory)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(directory)) throw error
  }
}
