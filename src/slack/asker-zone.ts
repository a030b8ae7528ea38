import type { WebClient } from '@slack/web-api'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { callSlack } from './call-slack.ts'

/** Tells in which IANA zone somebody lives, as their Slack profile has it; undefined where Slack does not say. */
export type ReadZone = (userId: string) => Promise<string | undefined>

/** People move rarely, and plan several things in one go. */
const keptMs = 60 * 60 * 1000
const mostKept = 1_000

export function createZoneReader(client: WebClient, clock: Clock, logger: Logger): ReadZone {
  const kept = new Map<string, { zone: string | undefined; untilMs: number }>()
  return async (userId) => {
    const nowMs = clock.now().getTime()
    const known = kept.get(userId)
    if (known !== undefined && known.untilMs > nowMs) return known.zone
    if (kept.size >= mostKept) kept.clear()
    const zone = await askSlack(client, { clock, logger }, userId)
    kept.set(userId, { zone, untilMs: nowMs + keptMs })
    return zone
  }
}

/** A zone is a courtesy: without one the project's is taken, and said. */
async function askSlack(
  client: WebClient,
  { clock, logger }: { clock: Clock; logger: Logger },
  userId: string,
): Promise<string | undefined> {
  try {
    const { user } = await callSlack(clock, () => client.users.info({ user: userId }))
    return user?.tz
  } catch (error) {
    logger.info({ error }, 'zone.unknown')
    return undefined
  }
}
