import { distance } from 'fastest-levenshtein'
import type { EventSummary } from '../event-catalogue.ts'
import { foldName } from './normalize-text.ts'

/** Comparing very long names costs time and means nothing. */
const longestName = 120
/** Below this likeness a suggestion would be a guess. */
const leastLikeness = 0.5
/** How much the busiest event's volume weighs against likeness. */
const volumeWeight = 0.1

/** The events that a mistyped name may have meant: the most alike first, among much alike the busier. */
export function similarEvents(typed: string, events: readonly EventSummary[]): EventSummary[] {
  const name = foldName(typed).slice(0, longestName)
  const busiest = Math.max(1, ...events.map((event) => event.weeklyTotal))
  return events
    .map((event) => ({ event, likeness: likenessOf(name, event) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .map(({ event, likeness }) => ({ event, rank: likeness + volumeWeight * volumeShare(event, busiest) }))
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ event }) => event)
}

function likenessOf(typed: string, { name, displayName }: EventSummary): number {
  const spellings = [...new Set([foldName(name), foldName(displayName)])]
  return Math.max(...spellings.map((spelling) => likeness(typed, spelling.slice(0, longestName))))
}

/** 0 to 1: by letters, by shared words, or because one holds the other. */
function likeness(typed: string, name: string): number {
  if (typed === '' || name === '') return 0
  const byLetters = 1 - distance(typed, name) / Math.max(typed.length, name.length)
  const [shorter, longer] = typed.length < name.length ? [typed, name] : [name, typed]
  const isHeld = shorter.length >= 3 && longer.includes(shorter)
  const byHolding = isHeld ? 0.6 + (0.3 * shorter.length) / longer.length : 0
  return Math.max(byLetters, 0.9 * sharedWords(typed, name), byHolding)
}

/** Dice's coefficient of the words, each of which may be slightly mistyped. */
function sharedWords(typed: string, name: string): number {
  const [words, others] = [typed.split(' '), name.split(' ')]
  const shared = words.filter((word) => others.some((other) => other === word || isSlip(word, other)))
  return (2 * shared.length) / (words.length + others.length)
}

function isSlip(word: string, other: string): boolean {
  return word.length >= 4 && Math.abs(word.length - other.length) <= 1 && distance(word, other) <= 1
}

/** Volumes span orders of magnitude, so their logarithms are compared. */
function volumeShare(event: EventSummary, busiest: number): number {
  return Math.log1p(Math.max(0, event.weeklyTotal)) / Math.log1p(busiest)
}
