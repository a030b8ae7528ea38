import { pipeline } from 'node:stream/promises'
import type { DetectorOptions } from './alert/detect/detector.ts'
import { describeWait } from './budget/describe-wait.ts'
import type { Wait } from './budget/wait.ts'
import { loadConfig } from './config/config.ts'
import { readEnvironment } from './config/env.ts'
import { AppError } from './errors.ts'
import { describeFailure } from './terminal/describe-failure.ts'
import { parseArguments, usage, type Invocation } from './terminal/parse-arguments.ts'
import type { DueSpan } from './terminal/run-due.ts'

/**
 * The process: which command, signals, exit code. 0 is success, 1 a failure, 2 a mistake in what was typed or
 * configured. Modules are loaded per command, so that a mistyped word is answered at once.
 */
async function main(args: readonly string[]): Promise<number> {
  const invocation = parseArguments(args)
  try {
    return await run(invocation)
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`)
    return isMistake(error) ? 2 : 1
  }
}

/** What the person who typed or configured it can put right. */
function isMistake(error: unknown): boolean {
  return (
    error instanceof AppError && ['ConfigError', 'InvalidQueryError', 'InvalidRowError'].includes(error.name)
  )
}

async function run(invocation: Invocation): Promise<number> {
  switch (invocation.command) {
    case 'serve':
      return await serve()
    case 'demo':
      return await demo(invocation.port)
    case 'query':
      return await query(invocation)
    case 'run-due':
      return await runWhatIsDue(invocation.span)
    case 'detect':
      return await detectUnusual(invocation.options)
    case 'doctor':
      return await examine()
    case 'help':
      process.stdout.write(usage)
      return 0
    case 'mistake':
      process.stderr.write(`${invocation.problem}\n\n${usage}`)
      return 2
  }
}

async function serve(): Promise<number> {
  const { config, secrets } = loadConfig(readEnvironment(), 'serve')
  const { startApp } = await import('./app/start-app.ts')
  await using running = new AsyncDisposableStack()
  running.use(await startApp(config, secrets))
  await untilTold()
  return 0
}

async function demo(port: number): Promise<number> {
  const { runDemo } = await import('./demo/run-demo.ts')
  await using running = new AsyncDisposableStack()
  running.use(await runDemo({ port, write: (text) => process.stdout.write(text) }))
  await untilTold()
  return 0
}

async function query({ text, pngPath, isJson }: Extract<Invocation, { command: 'query' }>): Promise<number> {
  const { config, secrets } = loadConfig(readEnvironment(), 'ask')
  const [{ openFoundation }, { askQuestion }, { createLogger }] = await Promise.all([
    import('./app/open-foundation.ts'),
    import('./terminal/ask-question.ts'),
    import('./logger.ts'),
  ])
  // Log lines would stand between the lines of the answer, so only what goes wrong is logged, on the other stream.
  const logger = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel, process.stderr)
  await using foundation = await openFoundation(config, secrets, { logger })
  const interruption = new AbortController()
  process.once('SIGINT', () => interruption.abort(new Error('Interrupted.')))
  const write = (lines: string): void => {
    process.stdout.write(lines)
  }
  const onWait = (wait: Wait): void => {
    process.stderr.write(`Waiting: ${describeWait(wait)}\n`)
  }
  const deps = { ...foundation, asking: { onWait } }
  await askQuestion(deps, { text, pngPath, isJson, write }, interruption.signal)
  return 0
}

async function runWhatIsDue(span: DueSpan): Promise<number> {
  const { config, secrets } = loadConfig(readEnvironment(), 'serve')
  const [{ runDue, describeDone }, { createLogger }] = await Promise.all([
    import('./terminal/run-due.ts'),
    import('./logger.ts'),
  ])
  const logger = createLogger(config.logLevel, process.stderr)
  const done = await runDue({ config, secrets, logger }, span)
  process.stdout.write(`${describeDone(done)}\n`)
  return done.parked === 0 ? 0 : 1
}

async function detectUnusual(options: DetectorOptions): Promise<number> {
  const { detect } = await import('./terminal/detect.ts')
  try {
    await pipeline(process.stdin, (input) => detect(input, options), process.stdout, { end: false })
  } catch (error) {
    // Whoever reads no further, as `head` does, has what they wanted.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0
    throw error
  }
  return 0
}

async function examine(): Promise<number> {
  const { runDoctor } = await import('./terminal/doctor.ts')
  const findings = await runDoctor(readEnvironment())
  process.stdout.write(findings.text)
  return findings.isHealthy ? 0 : 1
}

/** Resolves at SIGTERM or SIGINT. A second signal ends the process at once, for the impatient. */
async function untilTold(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const signals = ['SIGTERM', 'SIGINT'] as const
  for (const signal of signals) process.once(signal, () => resolve())
  await promise
  for (const signal of signals) process.once(signal, () => process.exit(130))
}

// A promise that nobody awaited is a bug whose consequences are unknown: the supervisor starts a fresh process.
process.on('unhandledRejection', (error) => {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exit(1)
})

process.exitCode = await main(process.argv.slice(2))
