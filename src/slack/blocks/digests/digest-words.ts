import { capitalize } from '../../../result/bucket-phrase.ts'
import type { Digest } from '../../../digest/digest.ts'
import { timeIn } from '../../../digest/slot-words.ts'
import type { DigestRun } from '../../../jobs/digests/digest-store.ts'
import { formatDuration } from '../../../result/format-value.ts'
import { describeSchedule } from '../../../schedule/describe-schedule.ts'
import { cutText } from '../cut-text.ts'
import { escapeText } from '../mrkdwn.ts'
import { namedParts } from '../named-parts.ts'
import { words, type RichPart } from '../rich-text.ts'

/** `every weekday at 9:00 Europe/Berlin` */
export function scheduleWords({ definition: { schedule } }: Digest): string {
  return describeSchedule(schedule)
}

/** A moment in the reader's own zone, which only their Slack knows; where it does not, in the schedule's. */
export function readersTime(at: Date, timeZone: string): RichPart {
  return {
    type: 'date',
    timestamp: Math.floor(at.getTime() / 1000),
    format: '{date_short_pretty} at {time}',
    fallback: wallTime(at, timeZone),
  }
}

/** `Tue, Nov 24, 9:00` */
export function wallTime(at: Date, timeZone: string): string {
  const options = { timeZone, weekday: 'short', month: 'short', day: 'numeric' } as const
  return `${new Intl.DateTimeFormat('en-US', options).format(at)}, ${timeIn(at, timeZone)}`
}

/** Where a digest goes. */
function placeOf({ definition: { channelId } }: Digest): RichPart {
  return /^[UW]/.test(channelId)
    ? { type: 'user', user_id: channelId }
    : { type: 'channel', channel_id: channelId }
}

/** `Every weekday at 9:00 Europe/Berlin, to #growth` */
export function whenAndWhere(digest: Digest): RichPart[] {
  return [words(`${capitalize(scheduleWords(digest))}, to `), placeOf(digest)]
}

/** Where it goes, for text that Slack parses. */
export function placeText({ definition: { channelId } }: Digest): string {
  return /^[UW]/.test(channelId) ? `<@${channelId}>` : `<#${channelId}>`
}

/** What became of a run, in a few words. */
export function runWords({ state, lateMs, reason, trigger }: DigestRun): string {
  const test = trigger === 'test' ? 'test, ' : ''
  switch (state) {
    case 'waiting':
      return `${test}waiting${reason === undefined ? '' : `: ${reason}`}`
    case 'delivered':
      return `${test}delivered${lateMs === undefined || lateMs < aMinuteMs ? '' : `, ${formatDuration(lateMs)} late`}${reason === undefined ? '' : `: ${reason}`}`
    case 'skipped':
      return `${test}skipped: ${reason ?? 'no reason was kept'}`
    case 'parked':
      return `${test}given up: ${reason ?? 'no reason was kept'}`
  }
}

const aMinuteMs = 60_000

/** Ours; what the bot says of why it paused something is shorter. */
const reasonLimit = 200

/** When it comes next, in the reader's zone; or that it is paused, and why. */
export function nextWords({ state, nextDueAt, pausedBecause, definition }: Digest): RichPart[] {
  if (state === 'paused')
    return namedParts(
      pausedBecause === undefined ? 'Paused' : `Paused: ${cutText(pausedBecause, reasonLimit)}`,
    )
  if (nextDueAt === undefined) return [words('It has no further run')]
  return [words('Next run '), readersTime(nextDueAt, definition.schedule.timeZone)]
}

/** Titles and reasons are data; the marks around ids are Slack's. */
export function escapeNamed(text: string): string {
  return cutText(escapeText(text).replaceAll(/&lt;([#@][A-Z0-9]+)&gt;/g, '<$1>'), textLimit)
}

const textLimit = 4_000
