import { setTimeout as wait } from 'node:timers/promises'
import { clockStartingAt } from '../src/clock.ts'
import { startHeart } from '../src/jobs/heart.ts'
import type { ComposeSlot } from '../src/jobs/digests/run-slot.ts'
import { silentLogger } from '../src/logger.ts'
import { Secret } from '../src/secret.ts'
import { createSlackClients } from '../src/slack/slack-clients.ts'
import { openDatabase } from '../src/storage/database.ts'
import type { BenchRow } from './bench-row.ts'
import { definitionFor, openTimetable } from './open-timetable.ts'
import { rowOf } from './row-of.ts'
import { channelsOf } from './slack-channels.ts'
import { startSlackThread, type SlackThread } from './slack-thread.ts'
import { watchLoop } from './watch-loop.ts'

const due = new Date('2026-11-23T09:00:00Z')
const digestCount = 1_000
/** A channel that was quiet takes that many at once. */
const burst = 2

/** A thousand digests that are due at nine, numbers at hand, to that many channels; from the heart's beat to Slack's ts. */
export async function benchLateness(channels: number): Promise<readonly BenchRow[]> {
  const where = `1,000 digests to ${channels.toLocaleString('en-US')} channels`
  await using slack = await startSlackThread({ channels, burst })
  using database = disposable(openDatabase(':memory:'))
  // On the second, as the heart beats.
  const clock = clockStartingAt(new Date(due.getTime() - 4_000 + (Date.now() % 1_000)))
  const started: number[] = []
  const late: number[] = []
  const compose: ComposeSlot = async ({ digestId, dueAt }) => {
    started.push(clock.now().getTime() - dueAt.getTime())
    const notice = { kind: 'word' as const, text: `numbers of digest ${digestId}`, command: undefined }
    return { kind: 'send', drafts: [{ notice, pictures: [] }] }
  }
  const metrics = { delivered: (lateMs: number) => void late.push(lateMs) }
  const opened = openTimetable({ database: database.value, slack, clock, compose, metrics })
  const targets = channelsOf(channels)
  for (let nth = 0; nth < digestCount; nth += 1) {
    const definition = definitionFor(targets[nth % channels]?.id ?? '', due)
    const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA00001', definition }
    await opened.digests.create(draft, clock.now())
  }
  const heart = startHeart(async () => await opened.scheduler.beat(), silentLogger)
  await wait(due.getTime() - clock.now().getTime() - 500)
  const loop = watchLoop()
  while (late.length < digestCount) await wait(20)
  const busy = loop.row(`${where}: event loop busy at a time`)
  heart[Symbol.dispose]()
  await opened.scheduler.stop(1_000)
  const { posted, refused } = await slack.report()
  const idealMs = Math.max(0, Math.ceil(digestCount / channels) - burst) * 1_000
  const ideal =
    idealMs > 0
      ? `Slack's limits alone: ${seconds(idealMs)}`
      : `a plain loop of as many posts: ${seconds(await plainLoop(slack, targets))}`
  return [
    rowOf(`${where}: started after`, 'ms', started),
    {
      ...rowOf(`${where}: lateness`, 'ms', late),
      note: `last ${seconds(Math.max(...late))} late, ${posted.length} stand, ${refused} refused for their rate; ${ideal}`,
    },
    busy,
  ]
}

/** What Slack's client needs for nothing but the posts, fifty at once. */
async function plainLoop(
  { apiUrl, botToken }: SlackThread,
  targets: readonly { id: string }[],
): Promise<number> {
  const settings = { botToken: new Secret(botToken), apiUrl, port: 0 }
  const { posts } = createSlackClients(settings, silentLogger)
  const left = targets.values()
  const startedAt = performance.now()
  const lane = async (): Promise<void> => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not the browser's.
    for (const { id } of left) await posts.chat.postMessage({ channel: id, text: 'numbers' })
  }
  await Promise.all(Array.from({ length: 50 }, lane))
  return performance.now() - startedAt
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}

function disposable<Value extends { close(): unknown }>(value: Value): { value: Value } & Disposable {
  return { value, [Symbol.dispose]: () => void value.close() }
}
