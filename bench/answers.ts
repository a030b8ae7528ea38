import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { startSimulatorInWorker } from '../src/demo/amplitude/simulator-in-worker.ts'
import type { AmplitudeSimulator } from '../src/demo/amplitude/amplitude-simulator.ts'
import type { DemoMessage } from '../src/demo/slack/page-protocol.ts'
import { startSlackWorkspace, type SlackWorkspace } from '../src/demo/slack/slack-workspace.ts'
import { identity } from '../src/demo/slack/state/identity.ts'
import type { BenchRow } from './bench-row.ts'
import { rowOf } from './row-of.ts'

const questions = [
  'dau last 30d',
  'event Play Song by platform last 14d',
  'funnel Sign Up > Search > Play Song within 7d',
  'retention Sign Up > Play Song last 8 weeks',
]
const rounds = 12
const starts = 5
const burst = 20

/**
 * The bot as `npm start` runs it, in a process of its own, between the stand-ins: start-up, memory, how fast a command is
 * acknowledged and answered, and how much of that Amplitude took.
 */
export async function benchAnswers(): Promise<readonly BenchRow[]> {
  await using amplitude = await startSimulatorInWorker()
  await using slack = await startSlackWorkspace()
  const startUp: number[] = []
  for (let round = 0; round < starts; round += 1) {
    const bot = await startBot(slack, amplitude)
    startUp.push(bot.readyMs)
    await stopBot(bot.process)
  }
  const bot = await startBot(slack, amplitude)
  try {
    slack.connect(`http://127.0.0.1:${bot.port}/slack/events`)
    const idleMb = residentMb(bot.process)
    const rows = [...(await benchQuestions(slack, amplitude)), await benchBurst(slack)]
    return [
      rowOf('start to /readyz', 'ms', startUp),
      ...rows,
      rowOf('memory, idle', 'MB', [idleMb]),
      rowOf('memory, after the questions', 'MB', [residentMb(bot.process)]),
    ]
  } finally {
    await stopBot(bot.process)
  }
}

async function benchQuestions(
  slack: SlackWorkspace,
  amplitude: AmplitudeSimulator,
): Promise<readonly BenchRow[]> {
  const acks: number[] = []
  const rows: BenchRow[] = []
  for (const question of questions) {
    const answers: number[] = []
    const beyondAmplitude: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const before = (await amplitude.requests()).length
      const startedAt = performance.now()
      // Each round asks something else, for an answer that is fresh enough would be given again.
      const text = `/amp ${question} where version is not 0.${round}`
      const { result } = await slack.type('product', text, {
        until: isAnswered,
        timeoutMs: 20_000,
      })
      const tookMs = performance.now() - startedAt
      const asked = (await amplitude.requests()).slice(before)
      // The first rounds load code and fonts; what people feel all day is the rest.
      if (round < 2) continue
      acks.push(result?.kind === 'answered' ? result.durationMs : Number.NaN)
      answers.push(tookMs)
      beyondAmplitude.push(tookMs - asked.reduce((sum, { durationMs }) => sum + durationMs, 0))
    }
    rows.push(
      rowOf(`answer: ${question}`, 'ms', answers),
      rowOf('  of it not Amplitude', 'ms', beyondAmplitude),
    )
  }
  return [rowOf('acknowledged', 'ms', acks), ...rows]
}

/** Everybody asks at once: what one picture costs must not keep the next person waiting for a sign of life. */
async function benchBurst(slack: SlackWorkspace): Promise<BenchRow> {
  const asked = Array.from({ length: burst }, (_, index) =>
    slack.type('growth', `/amp dau last 30d where version is not 1.${index}`, {
      until: isAnswered,
      timeoutMs: 30_000,
    }),
  )
  const replies = await Promise.all(asked)
  const acks = replies.map(({ result }) => (result?.kind === 'answered' ? result.durationMs : Number.NaN))
  return rowOf(`acknowledged, ${burst} questions at once`, 'ms', acks)
}

function isAnswered({ messages }: { messages: readonly DemoMessage[] }): boolean {
  return messages.some(({ userId, isEphemeral }) => userId === identity.botUserId && !isEphemeral)
}

interface Bot {
  process: ChildProcess
  port: number
  readyMs: number
}

async function startBot(slack: SlackWorkspace, amplitude: AmplitudeSimulator): Promise<Bot> {
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      AMPLITUDE_API_KEY: amplitude.apiKey,
      AMPLITUDE_SECRET_KEY: amplitude.secretKey,
      AMPLITUDE_BASE_URL: amplitude.url,
      DATABASE_PATH: ':memory:',
    },
  })
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`The bot exited with ${child.exitCode} while starting.`)
    await pause(5)
  }
  return { process: child, port, readyMs: performance.now() - startedAt }
}

async function stopBot(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => {
    child.once('exit', resolve)
  })
  child.kill('SIGTERM')
  await exited
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return address !== null && typeof address === 'object' ? address.port : 0
}

/** Linux tells a process's resident memory here; elsewhere the figure is left at 0. */
function residentMb({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
