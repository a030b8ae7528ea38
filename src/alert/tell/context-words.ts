import { addDays, today } from '../../query/date-range.ts'
import { describeCaveat } from '../../result/describe-caveat.ts'
import { capitalize } from '../../result/bucket-phrase.ts'
import { formatDay, formatRange, formatValue } from '../../result/format-value.ts'
import type { AlertMemory } from '../alert-memory.ts'
import type { AlertMessage } from '../alert-message.ts'
import { knownSpans, type KnownSpan } from '../known-days.ts'
import { endOf } from '../lifecycle/new-level.ts'
import { breachingGroups, isUnfinished, isWithoutData, type ToldGroup } from './breaching-groups.ts'
import { hasClock } from './duration-words.ts'
import { momentWords } from './moment-words.ts'
import { measureOf, type ToldAlert } from './told-alert.ts'

/** What is special about this telling, a line each. */
export function remarksOn(telling: ToldAlert): string[] {
  const { alert, memory, now, timeZone, told, isFirst } = telling
  const { incident, unstableUntil } = memory
  const said: string[] = []
  if (told === 'still firing' && isFirst !== false && incident !== undefined)
    said.push(`Held back since ${momentWords(new Date(incident.firedAt), { now, timeZone })}`)
  if (unstableUntil !== undefined)
    said.push(
      'It keeps firing and recovering: I say so once an hour at most, until it has been steady for 3 hours',
    )
  if (isWithoutData(memory))
    said.push('Amplitude answers, but holds no value: look at what sends the events first')
  said.push(...slowDayWords(telling))
  if (isSilent(memory)) said.push('Nothing at all is counted: an outage, or nothing arrives in Amplitude')
  if (incident?.recoveredAt !== undefined && endOf(memory) === 'new level')
    said.push('It did not come back. It has stayed there, so that is what I compare with from now on')
  if (alert.stateBecause !== undefined && alert.state !== 'active')
    said.push(alert.stateBecause.replace(/\.$/, ''))
  return said
}

/** Of a day that is not over only its pace says that it has too little. */
function slowDayWords(told: ToldAlert): string[] {
  const [worst] = breachingGroups(told.memory)
  const lower = worst?.last.lower
  if (worst === undefined || lower === undefined || worst.direction !== 'drop' || !isUnfinished(worst))
    return []
  const least = formatValue(Math.floor(lower), measureOf(told).unit)
  return [`The day is not over, but by that time even a slow one has ${least}`]
}

/** Exactly nothing where something is usual says that counting has stopped, more than that people have. */
function isSilent(memory: AlertMemory): boolean {
  const groups = breachingGroups(memory)
  const isNothing = ({ state, last }: ToldGroup): boolean =>
    state === 'firing' && last.value === 0 && (last.expected ?? 0) > 0
  return groups.length > 0 && groups.every(isNothing)
}

/** How old and how whole the numbers are. A press looks at none, and then only whose time all others are in is worth a word. */
export function dataWords(told: ToldAlert): string[] {
  const { result, now, timeZone } = told
  if (result === undefined) return hasClock(measureOf(told).interval) ? [`Times in ${timeZone}`] : []
  const asOf = `Data as of ${momentWords(result.computedAt, { now, timeZone })} (${timeZone})`
  const caveats = result.caveats.filter(({ kind }) => kind !== 'cached').map(describeCaveat)
  return [asOf, ...caveats.map(capitalize)]
}

const mostNotes = 3

/** Known days that bear on the numbers: those since it began, and the same weekday a week before, with which they are compared. */
export function notesOf({ memory: { incident }, notes, now, timeZone }: ToldAlert): AlertMessage['notes'] {
  if (incident === undefined) return []
  const first = today(new Date(incident.since), timeZone)
  const last = today(incident.recoveredAt === undefined ? now : new Date(incident.recoveredAt), timeZone)
  const before = { first: addDays(first, -7), last: addDays(last, -7) }
  return knownSpans(notes)
    .filter(
      ({ start, end }) => (end >= first && start <= last) || (end >= before.first && start <= before.last),
    )
    .slice(-mostNotes)
    .map(noteOf)
}

function noteOf({ text, by, ...span }: KnownSpan): { what: string; by?: string } {
  const days = span.start === span.end ? formatDay(span.start, { weekday: true }) : formatRange(span)
  const what = `${text}, ${days}`
  return /^[UW][A-Z0-9]+$/.test(by) ? { what, by } : { what }
}
