import type { Clock } from '../../clock.ts'
import { timeIn } from '../../digest/slot-words.ts'
import { UpstreamError } from '../../errors.ts'
import { formatDuration, plural } from '../../result/format-value.ts'
import type { RememberedAlert } from './alert-store.ts'
import { isLasting, reasonOf } from './fail-check.ts'
import type { ReadTrouble, ReadTroubleStore, TroubledProject, TroubleWord } from './read-trouble-store.ts'

export interface TroubleDeps {
  trouble: ReadTroubleStore
  clock: Clock
  /** Who hears of it; the first alert's owner where there is none. */
  firstAdmin?: string | undefined
}

/** What one pass over alerts of a project read. */
export interface PassReads extends TroubledProject {
  members: readonly RememberedAlert[]
  timeZone: string
  /** How many questions were answered, and what went wrong with the others. */
  answered: number
  errors: readonly unknown[]
}

/** One failure is a hiccup, and after two the numbers may still come before anybody misses them. */
const toldFrom = 3

/**
 * A project that cannot be read is one word to one person, not one per alert: after three passes in a row that read nothing, and edited
 * once it can be read again. What is wrong with a single question is that alert's own.
 */
export async function noteReads(deps: TroubleDeps, reads: PassReads): Promise<void> {
  const { trouble, clock } = deps
  const common = reads.errors.find((error) => !isLasting(error))
  const known = await trouble.find(reads)
  const now = clock.now()
  if (reads.answered > 0) {
    if (known !== undefined)
      await trouble.mended(reads, now, wordTo(deps, reads, mendedText(reads, known, now)))
  } else if (common !== undefined) {
    const passes = (known?.passes ?? 0) + 1
    const since = known?.since ?? now
    const word = passes < toldFrom ? undefined : wordTo(deps, reads, troubleText(reads, since, common))
    await trouble.failed(reads, now, word)
  }
}

function wordTo({ firstAdmin }: TroubleDeps, { members }: PassReads, text: string): TroubleWord | undefined {
  const channelId = firstAdmin ?? members[0]?.alert.ownerId
  return channelId === undefined
    ? undefined
    : { channelId, notice: { kind: 'word', text, command: 'status' } }
}

function troubleText({ projectName, timeZone, members }: PassReads, since: Date, error: unknown): string {
  const kept = members.length === 1 ? 'An alert keeps its' : `${plural(members.length, 'alert')} keep their`
  return `I have not been able to read ${projectName} since ${timeIn(since, timeZone)} (${timeZone}). ${lastingReason(error)} ${kept} state until I can, and nothing fires by it.`
}

/** When exactly it is asked again is news for somebody who waits, and not in a message that stands for hours. */
function lastingReason(error: unknown): string {
  const isOutage = error instanceof UpstreamError && ['unavailable', 'timeout'].includes(error.reason)
  return isOutage ? 'Amplitude has not been answering as it should.' : reasonOf(error)
}

function mendedText({ projectName, timeZone }: PassReads, { since }: ReadTrouble, now: Date): string {
  const lasted = formatDuration(now.getTime() - since.getTime())
  return `I can read ${projectName} again since ${timeIn(now, timeZone)} (${timeZone}), after ${lasted}. Its alerts have been judged up to now.`
}
