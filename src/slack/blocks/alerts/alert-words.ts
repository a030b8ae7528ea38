import type { AlertMemory, GroupMemory } from '../../../alert/alert-memory.ts'
import type { Alert, AlertDefinition } from '../../../alert/alert-rule.ts'
import { unitOf } from '../../../alert/unit-of.ts'
import { alertText, questionIn } from '../../../alert/language/write-rule.ts'
import { formatBucket, formatDay, formatValue, plural } from '../../../result/format-value.ts'
import type { Unit } from '../../../result/metric-result.ts'
import { readersTime } from '../digests/digest-words.ts'
import { words, type RichPart } from '../rich-text.ts'

/** Where an alert is told. */
export function alertPlace({ channelId }: Pick<AlertDefinition, 'channelId'>): RichPart {
  return /^[UW]/.test(channelId)
    ? { type: 'user', user_id: channelId }
    : { type: 'channel', channel_id: channelId }
}

/** The same for text that Slack parses. */
export function alertPlaceText({ channelId }: Pick<AlertDefinition, 'channelId'>): string {
  return /^[UW]/.test(channelId) ? `<@${channelId}>` : `<#${channelId}>`
}

/** As it is typed: `/amp alert dau drops 20% vs last week`. */
export function alertCommand(definition: AlertDefinition): string {
  return `/amp ${alertText(definition)}`
}

/** With the limit beside it, a number tells how little that is. */
export function costWords(costPerDay: number): string {
  return `costs up to ${formatValue(costPerDay, 'number')} a day (Amplitude allows 108,000 an hour)`
}

/** What the alert counts; a plain number where its question does not tell. */
export function alertUnit(definition: AlertDefinition): Unit {
  const query = questionIn(definition)
  return (query === undefined ? undefined : unitOf(query)) ?? 'number'
}

/** Finds what fires and what is held back in a long list. */
export function stateSign({ alert, memory }: { alert: Alert; memory: AlertMemory }, now: Date): string {
  const { state, snoozedUntil } = alert
  if (state === 'ended') return '⏹'
  if (state === 'muted') return '🔕'
  if (snoozedUntil !== undefined && snoozedUntil > now) return '💤'
  if (memory.failedReads > 0) return '⚠️'
  if (isFiring(memory)) return memory.incident?.acknowledged === undefined ? '🔴' : '👀'
  if (memory.groups.some(({ state: one }) => one === 'no data')) return '⚠️'
  return memory.groups.some(({ last }) => last !== undefined) ? '🟢' : '⚪'
}

/** Whether an incident is open, held back or not. */
export function isFiring({ groups, incident }: AlertMemory): boolean {
  const isOpen = incident !== undefined && incident.recoveredAt === undefined
  return isOpen || groups.some(({ state }) => state === 'firing' || state === 'recovering')
}

/** How an alert stands, in a word or two: what is held back comes first, because it explains the silence. */
export function stateWords({ alert, memory }: { alert: Alert; memory: AlertMemory }, now: Date): string {
  const { state, stateBecause, snoozedUntil } = alert
  if (state === 'ended') return `ended${because(stateBecause)}`
  const standing = standingWords(memory, now)
  if (state === 'muted') return `muted${because(stateBecause)}, ${standing}`
  return snoozedUntil !== undefined && snoozedUntil > now ? `snoozed, ${standing}` : standing
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` (${reason.replace(/\.$/, '')})`
}

function standingWords({ groups, incident, failedReads, unstableUntil }: AlertMemory, now: Date): string {
  const firing = groups.filter(({ state }) => state === 'firing' || state === 'recovering')
  const named = firing.filter(({ group }) => group !== '').length
  const isOpen = incident !== undefined && incident.recoveredAt === undefined
  if (failedReads > 0)
    return `not read for the last ${plural(failedReads, 'time')}${isOpen ? ', firing before that' : ''}`
  if (unstableUntil !== undefined && new Date(unstableUntil) > now) return 'unstable: it goes up and down'
  if (firing.length > 0 || isOpen) {
    const who = named > 0 ? `, ${plural(named, 'group')}` : ''
    return `firing${who}${incident?.acknowledged === undefined ? '' : ', acknowledged'}`
  }
  if (groups.some(({ state }) => state === 'no data')) return 'no data'
  if (groups.some(({ state }) => state === 'pending')) return 'about to fire'
  return groups.some(({ last }) => last !== undefined) ? 'ok' : learningWords(groups)
}

/** What was said of it last tells how far it has learnt. */
function learningWords(groups: readonly GroupMemory[]): string {
  return groups.length === 0 ? 'not judged yet' : 'learning what is usual'
}

/** `last value 8,412 on Sun, Nov 22 vs usual Sunday (10,930)`; of several groups the one that is worst off. */
export function lastValueWords(definition: AlertDefinition, { groups }: AlertMemory): string | undefined {
  const known = groups.filter(({ last }) => last !== undefined)
  const worst = known.find(({ state }) => state === 'firing') ?? known[0]
  if (worst?.last === undefined) return undefined
  const unit = alertUnit(definition)
  const { value, expected, expectedName } = worst.last
  const of = worst.group === '' ? '' : `${worst.group} `
  const usual =
    expected === undefined ? '' : ` vs ${expectedName ?? 'what is usual'} (${formatValue(expected, unit)})`
  return `last value ${of}${formatValue(value, unit)}${whenWords(worst.lastPoint)}${usual}`
}

/** ` on Sun, Nov 22`, ` at 14:05` */
function whenWords(label: string | undefined): string {
  if (label === undefined) return ''
  return label.length === 10
    ? ` on ${formatDay(label, { weekday: true })}`
    : ` at ${formatBucket(label, 'hour')}`
}

/** `next check Tue, Nov 24 at 3:00`, in the reader's zone. */
export function nextCheckWords({ nextCheckAt, snoozedUntil, state }: Alert, now: Date): RichPart[] {
  const snoozed =
    state === 'active' && snoozedUntil !== undefined && snoozedUntil > now
      ? [words('told again '), readersTime(snoozedUntil, 'UTC'), words(' · ')]
      : []
  if (nextCheckAt === undefined) return [...snoozed, words('it is not checked any more')]
  return [...snoozed, words('next check '), readersTime(nextCheckAt, 'UTC')]
}

/** `last fired Nov 18 at 9:10`, in the reader's zone. */
export function lastFiredWords({ lastFiredAt }: AlertMemory): RichPart[] {
  return lastFiredAt === undefined
    ? [words('never fired')]
    : [words('last fired '), readersTime(new Date(lastFiredAt), 'UTC')]
}
