import type { Clock } from '../clock.ts'
import { addDays } from '../query/date-range.ts'
import type { AlertStore, PointStore } from './alerts/alert-store.ts'
import type { Outbox } from './outbox/outbox.ts'

/** Long enough to look into what went wrong last week; what became of each slot is kept with the slot. */
const keptMs = 7 * 24 * 60 * 60 * 1000
const pauseMs = 60 * 60 * 1000

/** An incident that nobody has heard of for so long is not edited any more: what comes then is posted anew. */
const keptIncidentsMs = 90 * 24 * 60 * 60 * 1000

/** Days since a kept value that nobody reads any more: by hours of the day the pace of nine weeks is told, by days a year and a bit. */
const keptPointDays = { times: 70, days: 400 }

export interface TidyDeps {
  outbox: Pick<Outbox, 'tidy'>
  alerts?: Pick<AlertStore, 'rewind' | 'tidy'> | undefined
  points?: Pick<PointStore, 'tidy'> | undefined
  clock: Clock
}

/** Lets old messages, old incidents and values of alerts that are gone go: to be called as often as one likes, works once an hour. */
export function createTidying({ outbox, alerts, points, clock }: TidyDeps): () => Promise<void> {
  let nextMs = 0
  return async () => {
    const nowMs = clock.now().getTime()
    // A clock that was ahead and was set right must not be waited for.
    if (nowMs < nextMs && nextMs - nowMs <= pauseMs) return
    nextMs = nowMs + pauseMs
    await outbox.tidy(new Date(nowMs - keptMs))
    const day = new Date(nowMs).toISOString().slice(0, 10)
    // East of Greenwich it may be tomorrow already; the day after that it is nowhere.
    const ahead = addDays(day, 2)
    const { times, days } = keptPointDays
    await points?.tidy({ times: addDays(day, -times), days: addDays(day, -days), ahead })
    await alerts?.rewind(new Date(nowMs), ahead)
    await alerts?.tidy(new Date(nowMs - keptIncidentsMs))
  }
}
