import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { startSlackWorkspace, type SlackWorkspace } from '../src/demo/slack/slack-workspace.ts'
import type { LeaseTimes } from '../src/jobs/lease.ts'
import { createDigestStore } from '../src/storage/digest-store.ts'
import { openDatabase } from '../src/storage/database.ts'
import { definitionFor } from './open-timetable.ts'
import { channelsOf, scopesFor } from './slack-channels.ts'
import type { ProcessOrders } from './timetable-process.ts'

/** A database, a Slack, and processes that work on both until they are killed. */
export interface ChaosWorld extends AsyncDisposable {
  slack: SlackWorkspace
  database: Database
  /** Starts a process; resolves once it looks for work. */
  start(name?: string): Promise<void>
  /** Ends all of them as a power cut does. */
  kill(): Promise<void>
  /** Makes digests that are due at once, one in each of the next channels. */
  makeDue(count: number): Promise<void>
  /** Resolves once nothing is open any more; throws where that takes too long. */
  settled(): Promise<void>
}

export interface ChaosParts {
  isReadable: boolean
  random: () => number
  /** Default: 24, so that hardly any has to wait for a channel's next second. */
  channels?: number
  hasReplies?: boolean
  /** Default: longer than any answer of this Slack takes, and short enough to wait for after each kill. */
  leases?: LeaseTimes
}

const shortLeases = { slotMs: 1_000, sendingMs: 1_000 }
const longestMs = 60_000

export async function openChaosWorld(parts: ChaosParts): Promise<ChaosWorld> {
  const { isReadable, random } = parts
  const folder = mkdtempSync(join(tmpdir(), 'ampbot-chaos-'))
  const databasePath = join(folder, 'ampbot.db')
  const database = openDatabase(databasePath)
  const channels = channelsOf(parts.channels ?? 24)
  const slack = await startSlackWorkspace({ channels, scopes: scopesFor(isReadable) })
  slack.setLatency((method) => {
    // Most time passes where a kill does most harm.
    const longestMs = method === 'chat.postMessage' ? 150 : 8
    return { beforeMs: random() * longestMs, afterMs: random() * longestMs }
  })
  const { apiUrl, botToken } = slack
  const common = { databasePath, slack: { apiUrl, botToken }, leases: parts.leases ?? shortLeases }
  const digests = createDigestStore(database)
  const running = new Set<ChildProcess>()
  let made = 0
  const kill = async (): Promise<void> => {
    const ended = [...running].filter(({ exitCode }) => exitCode === null)
    running.clear()
    for (const child of ended) child.kill('SIGKILL')
    await Promise.all(ended.map(async (child) => await once(child, 'exit')))
  }
  return {
    slack,
    database,
    kill,
    start: async (name = 'one') => {
      running.add(
        await startProcess({ ...common, composingMs: 60, hasReplies: parts.hasReplies ?? true, name }),
      )
    },
    makeDue: async (count) => {
      const now = new Date()
      const thisMinute = new Date(now.getTime() - (now.getTime() % 60_000))
      for (let nth = 0; nth < count; nth += 1, made += 1) {
        const definition = definitionFor(channels[made % channels.length]?.id ?? '', thisMinute)
        const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA00001', definition }
        await digests.create(draft, new Date(thisMinute.getTime() - 1))
      }
    },
    settled: async () => {
      const until = performance.now() + longestMs
      while (openIn(database) > 0) {
        if (performance.now() > until) throw new Error(`${openIn(database)} deliveries never ended.`)
        await wait(10)
      }
    },
    [Symbol.asyncDispose]: async () => {
      await kill()
      await slack[Symbol.asyncDispose]()
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Resolves once the process looks for work. */
async function startProcess(orders: ProcessOrders): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'timetable-process.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

/** Digests that are due, slots that have not ended and messages that have not been sent. */
function openIn(database: Database): number {
  const open = database
    .prepare<[number], { open: number }>(
      `SELECT (SELECT count(*) FROM digests WHERE next_due_at <= ?)
        + (SELECT count(*) FROM slots WHERE state IN ('due', 'working', 'composed'))
        + (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')) AS open`,
    )
    .get(Date.now())
  return open?.open ?? 0
}
