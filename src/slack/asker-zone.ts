import type { WebClient } from '@slack/web-api'
import type { Clock } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { isZone } from '../schedule/wall-words.ts'
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
    try {
      const zone = await askSlack(client, clock, userId)
      if (kept.size >= mostKept) kept.clear()
      kept.set(userId, { zone, untilMs: nowMs + keptMs })
      return zone
    } catch (error) {
      // A zone is a courtesy: without one the project's is taken, and said. The next one asks again.
      if (!(error instanceof DeliveryError)) throw error
      logger.info({ slackCode: error.slackCode }, 'zone.unknown')
      return undefined
    }
  }
}

/** Only what the engine knows as a zone; Slack has some that it does not. Throws `DeliveryError`. */
async function askSlack(client: WebClient, clock: Clock, userId: string): Promise<string | undefined> {
  const { user } = await callSlack(clock, () => client.users.info({ user: userId }))
  const zone = user?.tz
  return zone !== undefined && isZone(zone) ? zone : undefined
}
