import type { AlertMessage } from '../alert-message.ts'
import { verdictsOnNewest } from '../press.ts'
import { momentWords, type Present } from './moment-words.ts'
import type { AlertHappening, ToldAlert } from './told-alert.ts'

type Deed = AlertMessage['deeds'][number]

const mostDeeds = 5

/** Who did what since it fired, oldest first: `Acknowledged`, by whom, `09:12`. Of the same said twice the last counts. */
export function deedsSince({ alert, memory, deeds, ...present }: ToldAlert): Deed[] {
  const { incident } = memory
  if (incident === undefined) return []
  const happened = [...deeds, ...remembered(memory)]
    .filter(({ at, by }) => by !== undefined && at.toISOString() >= incident.firedAt)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const words = { ...present, snoozedUntil: alert.snoozedUntil }
  const told = happened.flatMap((deed) => deedOf(deed, words))
  return told.filter((deed, index) => !told.slice(index + 1).some(isSame(deed))).slice(-mostDeeds)
}

/** The history may not be at hand; what the memory holds is told all the same. */
function remembered(memory: ToldAlert['memory']): AlertHappening[] {
  const acknowledged = memory.incident?.acknowledged
  return [
    ...(acknowledged === undefined ? [] : [happening('acknowledged', acknowledged)]),
    ...verdictsOnNewest(memory).map((verdict) => happening(`called ${verdict.kind}`, verdict)),
  ]
}

function happening(what: string, { by, at }: { by: string; at: string }): AlertHappening {
  return { at: new Date(at), what, by, reason: '' }
}

function deedOf(
  { what, by = '', at }: AlertHappening,
  { snoozedUntil, ...present }: Present & { snoozedUntil: Date | undefined },
): Deed[] {
  const done = whatWasDone(
    what,
    snoozedUntil === undefined ? '' : ` until ${momentWords(snoozedUntil, present)}`,
  )
  if (done === undefined) return []
  const until = what === 'snoozed' && snoozedUntil !== undefined ? { until: snoozedUntil.toISOString() } : {}
  return [{ by, what: done, when: momentWords(at, present), at: at.toISOString(), ...until }]
}

/** Undefined for what is no news to those who look at the incident. */
function whatWasDone(what: string, until: string): string | undefined {
  switch (what) {
    case 'acknowledged':
      return 'Acknowledged'
    case 'snoozed':
      return `Snoozed${until}`
    case 'muted':
      return 'Muted'
    case 'resumed':
      return 'Resumed'
    case 'edited':
      return 'Edited'
    case 'deleted':
      return 'Deleted'
    case 'called useful':
      return 'Called useful'
    case 'called noise':
      return 'Called noise'
    default:
      return undefined
  }
}

function isSame({ by, what }: Deed): (other: Deed) => boolean {
  // A snooze until another time takes the place of the one before, and so does another verdict.
  const [verb = ''] = what.split(' ')
  return (other) => other.by === by && other.what.startsWith(verb)
}
