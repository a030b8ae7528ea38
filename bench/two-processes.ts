import { usualLeases } from '../src/jobs/lease.ts'
import { openChaosWorld } from './chaos-world.ts'
import { judgeDeliveries, type Verdict } from './judge-deliveries.ts'
import { randomFrom } from './random-from.ts'

export interface SharedOutcome extends Verdict {
  /** Slots that each of the processes composed. */
  composed: readonly [number, number]
  tookMs: number
}

/** Two processes on one database file, and so many slots that are due at once. */
export async function twoProcesses(slots: number): Promise<SharedOutcome> {
  const random = randomFrom(7)
  await using world = await openChaosWorld({
    isReadable: true,
    random,
    channels: slots,
    leases: usualLeases,
  })
  await Promise.all([world.start('one'), world.start('two')])
  const startedAt = performance.now()
  await world.makeDue(slots)
  await world.settled()
  const tookMs = performance.now() - startedAt
  const heads = world.slack.posted().filter(({ threadTs }) => threadTs === undefined)
  const composedBy = (name: string): number => heads.filter(({ text }) => text.endsWith(name)).length
  return { ...judgeDeliveries(world), composed: [composedBy('one'), composedBy('two')], tookMs }
}
