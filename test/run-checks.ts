import { spawn } from 'node:child_process'
import { findChromium, howToGetChromium } from './support/browser.ts'

/**
 * `npm test`: format, lint, types, dead code and the tests. All of them run even when one fails, so that one run tells
 * everything; the last lines say which part failed. A name as argument runs that part alone: `npm test -- types`.
 */
interface Check {
  name: string
  command: readonly string[]
}

// The quick checks run side by side, the tests after them with both cores to themselves.
const quick: readonly Check[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '--project', 'tsconfig.json'] },
  { name: 'types of the page', command: ['tsc', '--project', 'src/demo/page/tsconfig.json'] },
  { name: 'dead code', command: ['knip'] },
]
const tests: Check = { name: 'tests', command: ['vitest', 'run'] }

const wanted = process.argv[2]
const isWanted = (check: Check): boolean => wanted === undefined || check.name.startsWith(wanted)
const failed: string[] = []
const startedAt = performance.now()

await Promise.all(quick.filter(isWanted).map(run))
if (isWanted(tests)) await run(tests)

const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
if (findChromium() === undefined && isWanted(tests)) print(`\nThe page suite was ${howToGetChromium}`)
print(
  failed.length === 0
    ? `\nAll checks passed in ${seconds} s.`
    : `\nFailed after ${seconds} s: ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1

/** Prints a check's output only once it is over, so that parallel checks do not mix their lines; tests print as they go. */
async function run(check: Check): Promise<void> {
  const [program = '', ...args] = check.command
  const isLive = check === tests
  const child = spawn(program, args, { stdio: isLive ? 'inherit' : 'pipe' })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const passed = code === 0
  if (!passed) failed.push(check.name)
  print(`${passed ? 'passed' : 'FAILED'}  ${check.name}`)
  if (!passed && !isLive) print(Buffer.concat(chunks).toString().trimEnd())
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
