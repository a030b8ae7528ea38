import type { AlertStore } from './alerts/alert-store.ts'
import type { DeliverDeps } from './outbox/deliver-message.ts'
import type { DigestStore } from './digests/digest-store.ts'
import type { Outbox } from './outbox/outbox.ts'
import { closedPlace, forwardedWord, giveUpWord, parkedWord, type Word } from './owner-words.ts'
import type { SlotDeps } from './digests/run-slot.ts'
import { alertLost } from './alerts/tell-alert-owner.ts'
import type { Clock } from '../clock.ts'

export interface TellDeps {
  digests: DigestStore
  alerts?: Pick<AlertStore, 'find' | 'setState'> | undefined
  outbox: Outbox
  clock: Clock
  /** Who gets the words to owners who cannot be reached: a person's id. */
  firstAdmin?: string | undefined
}

type Told = Pick<SlotDeps, 'onParked'> & Pick<DeliverDeps, 'onGivenUp'>

/** Words to owners go through the outbox like everything else. One that cannot be delivered goes to the first admin, once. */
export function tellOwners({ digests, alerts, outbox, clock, firstAdmin }: TellDeps): Told {
  const tell = async (teamId: string, personId: string, notice: Word): Promise<void> =>
    await outbox.add({ teamId, channelId: personId, now: clock.now(), notice, pictures: [] })
  return {
    onParked: async ({ digest }, because) =>
      await tell(digest.teamId, digest.ownerId, parkedWord(digest, because)),
    onGivenUp: async (
      { teamId, slot, notice, channelId, standing },
      { because: said, pausesOwner, slackCode = '' },
    ) => {
      if (standing?.alert !== undefined && alerts !== undefined) {
        const because = pausesOwner ? closedPlace(slackCode, channelId, said) : said
        const lost = await alertLost(alerts, {
          message: { standing, channelId },
          because,
          isClosed: pausesOwner,
        })
        if (lost !== undefined) await tell(teamId, lost.ownerId, lost.word)
        return
      }
      if (slot === undefined) {
        const isLost = notice.kind === 'word' && pausesOwner && channelId !== firstAdmin
        if (isLost && firstAdmin !== undefined)
          await tell(teamId, firstAdmin, forwardedWord(notice, channelId))
        return
      }
      const because = pausesOwner ? closedPlace(slackCode, channelId, said) : said
      const key = { teamId, id: slot.digestId }
      const digest = pausesOwner ? await digests.pause(key, because) : await digests.find(key)
      if (digest === undefined) return
      const word = pausesOwner ? giveUpWord(digest, because) : parkedWord(digest, because)
      await tell(teamId, digest.ownerId, word)
    },
  }
}
