import { setTimeout as wait } from 'node:timers/promises'
import type { LeaseTimes } from '../src/jobs/lease.ts'
import { openChaosWorld, type ChaosWorld } from './chaos-world.ts'
import { idOf, judgeDeliveries, type Verdict } from './judge-deliveries.ts'
import { randomFrom } from './random-from.ts'

/** What a kill cut into, by delivery. */
type Moment =
  | 'before composing'
  | 'composing'
  | 'waiting'
  | 'uploading, or its turn'
  | 'posting'
  | 'posted, not recorded'

export interface ChaosOutcome extends Verdict {
  /** Deliveries that a kill interrupted, by how far they were. */
  hit: Map<Moment, number>
  kills: number
}

export interface ChaosPlan {
  /** How many deliveries a kill has to interrupt. */
  deliveries: number
  /** Databases that are worked on side by side. */
  worlds: number
  isReadable: boolean
  seed: number
  /** Default: every message has a reply in its thread, which waits a second for its turn. */
  hasReplies?: boolean
  leases?: LeaseTimes
}

/** Delivers digests and kills the process at a random instant of each, again and again; the next process goes on. */
export async function chaosRun({ deliveries, worlds, seed, ...parts }: ChaosPlan): Promise<ChaosOutcome> {
  const outcomes = await Promise.all(
    Array.from({ length: worlds }, async (_, index) => {
      const random = randomFrom(seed * 1_000 + index)
      await using world = await openChaosWorld({ ...parts, random })
      return await killUntil(world, Math.ceil(deliveries / worlds), random)
    }),
  )
  return outcomes.reduce(together)
}

const perLife = 8

async function killUntil(world: ChaosWorld, deliveries: number, random: () => number): Promise<ChaosOutcome> {
  const hit = new Map<Moment, number>()
  let kills = 0
  await world.start()
  // The first time everything is cold, and lasts too long.
  await undisturbed(world)
  const lastsMs = await undisturbed(world)
  for (let interrupted = 0; interrupted < deliveries; kills += 1) {
    await world.settled()
    await world.makeDue(perLife)
    await wait(random() * lastsMs)
    await world.kill()
    // What was on its way to Slack arrives even though nobody waits for it any more.
    await wait(150)
    for (const moment of momentsIn(world)) {
      hit.set(moment, (hit.get(moment) ?? 0) + 1)
      interrupted += 1
    }
    await world.start()
  }
  await world.settled()
  return { ...judgeDeliveries(world), hit, kills }
}

/** From the moment on that digests are due until all of them stand, in ms: kills fall into that time. */
async function undisturbed(world: ChaosWorld): Promise<number> {
  const startedAt = performance.now()
  await world.makeDue(perLife)
  await world.settled()
  return performance.now() - startedAt
}

interface OpenMessage {
  id: string
  state: string
  in_doubt: number
}

/** How far each delivery was that is not over: slots up to their messages, then each message that was to be sent by now. */
function momentsIn({ database, slack }: ChaosWorld): Moment[] {
  const early = database
    .prepare<[number], { state: string | null }>(
      `SELECT NULL AS state FROM digests WHERE next_due_at <= ?
      UNION ALL SELECT state FROM slots WHERE state IN ('due', 'working')`,
    )
    .all(Date.now())
  const open = database
    .prepare<[], OpenMessage>(
      `SELECT open.id, open.state, open.in_doubt FROM outbox AS open LEFT JOIN outbox AS head ON head.id = open.thread_of
      WHERE open.state IN ('waiting', 'sending') AND (head.id IS NULL OR head.state = 'sent')`,
    )
    .all()
  const standing = new Set(slack.posted().map(idOf))
  return [
    ...early.map(({ state }): Moment => (state === 'working' ? 'composing' : 'before composing')),
    ...open.map(({ id, state, in_doubt: inDoubt }): Moment => {
      if (standing.has(id)) return 'posted, not recorded'
      if (inDoubt === 1) return 'posting'
      return state === 'sending' ? 'uploading, or its turn' : 'waiting'
    }),
  ]
}

function together(one: ChaosOutcome, other: ChaosOutcome): ChaosOutcome {
  const hit = new Map(one.hit)
  for (const [moment, count] of other.hit) hit.set(moment, (hit.get(moment) ?? 0) + count)
  return {
    hit,
    kills: one.kills + other.kills,
    messages: one.messages + other.messages,
    lost: one.lost + other.lost,
    duplicates: one.duplicates + other.duplicates,
    repeats: one.repeats + other.repeats,
    needlessMarks: one.needlessMarks + other.needlessMarks,
  }
}
