import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Layer {
  /** Folders and files of `src/` that this one may import, besides itself and the floor. */
  mayImport: readonly string[]
  /** Packages it may use at run time; undefined means any that package.json lists. */
  packages?: readonly string[]
  /** Pure code reads no clock, chance, process or environment. */
  isPure?: boolean
}

const inward = [
  'budget',
  'history',
  'query',
  'result',
  'chart',
  'report',
  'schedule',
  'digest',
  'alert',
  'command',
  'jobs',
]

/** The layer table of src/README.md, as data. A folder that is not in it fails the test. */
const layers: Record<string, Layer> = {
  floor: { mayImport: [], packages: ['pino'] },
  config: { mayImport: ['query', 'chart', 'budget'], packages: ['zod', 'yaml'] },
  budget: { mayImport: [], packages: [], isPure: true },
  history: { mayImport: ['query'], packages: [], isPure: true },
  query: { mayImport: [], packages: ['zod', 'temporal-polyfill', 'fastest-levenshtein'], isPure: true },
  result: { mayImport: ['query', 'budget'], packages: ['zod', 'temporal-polyfill'], isPure: true },
  chart: { mayImport: ['query', 'result'], packages: ['zod'], isPure: true },
  report: { mayImport: ['query', 'result', 'chart'], packages: [], isPure: true },
  schedule: { mayImport: [], packages: ['croner', 'zod', 'temporal-polyfill'], isPure: true },
  digest: { mayImport: ['query', 'result', 'schedule'], packages: ['zod'], isPure: true },
  alert: { mayImport: ['query', 'result', 'schedule'], packages: ['zod', 'temporal-polyfill'], isPure: true },
  command: { mayImport: ['query', 'result', 'digest', 'alert'], packages: [], isPure: true },
  jobs: {
    mayImport: ['query', 'result', 'chart', 'report', 'schedule', 'digest', 'alert'],
    packages: ['node-cron'],
  },
  amplitude: { mayImport: inward },
  render: { mayImport: inward },
  holidays: { mayImport: inward, packages: ['date-holidays'] },
  monitoring: { mayImport: inward, packages: ['prom-client'] },
  slack: { mayImport: inward },
  storage: { mayImport: inward, packages: ['better-sqlite3'] },
  demo: { mayImport: [...inward] },
  app: {
    mayImport: [...inward, 'config', 'amplitude', 'render', 'slack', 'storage', 'monitoring', 'holidays'],
  },
  main: { mayImport: [...inward, 'config', 'app', 'terminal', 'demo'] },
  terminal: { mayImport: [...inward, 'config', 'app'] },
}

const floorFiles = new Set(['errors.ts', 'clock.ts', 'logger.ts', 'secret.ts'])

/** Doors that are allowed through a wall, each with its reason. */
const exceptions: Record<string, string> = {
  'src/demo/run-demo.ts -> config':
    'it fills in the configuration that production reads from the environment',
  'src/demo/run-demo.ts -> app': 'the demo starts the bot itself, wired as in production',
}

const sourceFiles = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join(root, 'src', path))

describe('the layers of src/', () => {
  it('are all looked at', () => {
    expect(sourceFiles.length).toBeGreaterThan(40)
    const scanned = new Set(sourceFiles.map(layerOf))
    for (const layer of Object.keys(layers)) expect(scanned, `no file of layer ${layer}`).toContain(layer)
    expect(sourceFiles.flatMap(importsOf).length).toBeGreaterThan(100)
  })

  it('import inward only, and never each other', () => {
    const trespasses = sourceFiles.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => ({ file, from: layerOf(file), to: layerOf(resolve(dirname(file), specifier)) }))
        .filter(({ from, to }) => from !== to && to !== 'floor' && !ruleOf(from).mayImport.includes(to))
        .map(({ file: at, to }) => `${relative(root, at)} -> ${to}`)
        .filter((door) => exceptions[door] === undefined),
    )
    expect(trespasses).toEqual([])
  })

  it('use only the packages that their row allows', () => {
    const trespasses = sourceFiles.flatMap((file) => {
      const allowed = ruleOf(layerOf(file)).packages
      if (allowed === undefined) return []
      return importsOf(file)
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .filter((specifier) => !allowed.includes(packageOf(specifier)))
        .map((specifier) => `${relative(root, file)} -> ${specifier}`)
    })
    expect(trespasses).toEqual([])
  })

  it('keep the middle pure: no clock, chance, process or input and output', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|from 'node:|\bfetch\(|\bsetTimeout\b/
    const trespasses = sourceFiles
      .filter((file) => ruleOf(layerOf(file)).isPure)
      .filter((file) => impure.test(withoutComments(readFileSync(file, 'utf8'))))
      .map((file) => relative(root, file))
    expect(trespasses).toEqual([])
  })

  it('read the environment in one place', () => {
    const readers = [...sourceFiles]
      .sort()
      .filter((file) => withoutComments(readFileSync(file, 'utf8')).includes('process.env'))
      .map((file) => relative(root, file))
    // Vite sets NODE_ENV for the whole process while it builds the demo's page; build-page.ts puts it back.
    expect(readers).toEqual(['src/config/env.ts', 'src/demo/page/build-page.ts'])
  })
})

function ruleOf(layer: string): Layer {
  const rule = layers[layer]
  if (rule === undefined) throw new Error(`src/${layer} has no row in the layer table`)
  return rule
}

function layerOf(path: string): string {
  const inside = relative(join(root, 'src'), path)
  if (floorFiles.has(inside)) return 'floor'
  return inside.split(/[/\\]/)[0]?.replace(/\.tsx?$/, '') ?? ''
}

function importsOf(file: string): string[] {
  const source = withoutComments(readFileSync(file, 'utf8'))
  const found = source.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'/g)
  return [...found].flatMap((match) => match[1] ?? [])
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}
