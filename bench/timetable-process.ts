import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '../src/clock.ts'
import type { LeaseTimes } from '../src/jobs/lease.ts'
import type { ComposeSlot } from '../src/jobs/digests/run-slot.ts'
import { openDatabase } from '../src/storage/database.ts'
import { openTimetable } from './open-timetable.ts'

/** What a process of the chaos run is told, as its only argument, in JSON. */
export interface ProcessOrders {
  databasePath: string
  slack: { apiUrl: string; botToken: string }
  leases: LeaseTimes
  /** The longest that composing takes. */
  composingMs: number
  /** Whether each message is followed by a second one in its thread, a second later. */
  hasReplies: boolean
  /** Stands in each message, so that one can see who composed it. */
  name: string
}

const { databasePath, slack, leases, composingMs, hasReplies, name } = JSON.parse(
  process.argv[2] ?? '',
) as ProcessOrders
const picture = { png: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), altText: 'a picture' }

/** A message with a picture, and maybe a second one in its thread. */
const compose: ComposeSlot = async ({ digestId }) => {
  await wait(Math.random() * composingMs)
  const say = (text: string) => ({
    notice: {
      kind: 'word' as const,
      text: `${text} of digest ${digestId}, composed by ${name}`,
      command: undefined,
    },
    pictures: [picture],
  })
  return { kind: 'send', drafts: [say('numbers'), ...(hasReplies ? [say('details')] : [])] }
}

const { scheduler } = openTimetable({
  database: openDatabase(databasePath),
  slack,
  clock: systemClock,
  compose,
  leases,
})

// Nobody is left behind by a run that is interrupted.
process.stdin.resume().once('close', () => process.exit())
process.stdout.write('ready\n')
for (;;) {
  await scheduler.beat()
  await wait(20)
}
