const minuteMs = 60_000
const dayMs = 86_400_000

/** A message's `ts` (`1763900000.000100`) or an option in whole seconds, as an instant. */
export function instantOf(ts: string | number): Date {
  return new Date(Number(ts) * 1000)
}

/** `2:05 PM`, as Slack writes it for readers in English. */
export function formatTime(instant: Date, timeZone: string): string {
  return format(instant, timeZone, { hour: 'numeric', minute: '2-digit' })
}

/** `14:05:09`, for the list of requests. */
export function formatSeconds(instant: Date, timeZone: string): string {
  return format(instant, timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
}

/** `YYYY-MM-DD` in the zone. */
export function dayOf(instant: Date, timeZone: string): string {
  const { year, month, day } = parts(instant, timeZone)
  return `${year}-${month}-${day}`
}

/** `Today`, `Yesterday`, `Friday, November 20th`; with the year when it is another one. */
export function formatDayDivider(instant: Date, now: Date, timeZone: string): string {
  return nearDay(instant, now, timeZone) ?? formatLongDay(instant, now, timeZone)
}

/** `Mon, Nov 23 · 2:05 PM`, for the workspace's clock. */
export function formatClock(instant: Date, timeZone: string): string {
  const day = format(instant, timeZone, { weekday: 'short', month: 'short', day: 'numeric' })
  return `${day} · ${formatTime(instant, timeZone)}`
}

/** `today at 2:05 PM`, `Nov 20th at 2:05 PM`: within sentences and in tooltips. */
export function formatMoment(instant: Date, now: Date, timeZone: string): string {
  const day = near(instant, { now, timeZone }) ?? formatShortDay(instant, timeZone)
  return `${day} at ${formatTime(instant, timeZone)}`
}

/** `just now`, `5 minutes ago`, `3 hours ago`, `2 days ago`. */
export function formatAgo(instant: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / minuteMs)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return ago(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? ago(hours, 'hour') : ago(Math.floor(hours / 24), 'day')
}

/**
 * Fills in the tokens of Slack's date markup, `{date_short_pretty} at {time}`, as
 * https://docs.slack.dev/messaging/formatting-message-text describes them; unknown tokens stay as they are.
 */
export function formatDateTokens(
  template: string,
  instant: Date,
  reader: { now: Date; timeZone: string },
): string {
  return template.replaceAll(
    /\{(\w+)\}/g,
    (token, name: string) => formatToken(name, instant, reader) ?? token,
  )
}

function formatToken(
  name: string,
  instant: Date,
  reader: { now: Date; timeZone: string },
): string | undefined {
  const { now, timeZone } = reader
  switch (name) {
    case 'date_num':
      return dayOf(instant, timeZone)
    case 'date_slash':
      return format(instant, timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' })
    case 'date':
      return format(instant, timeZone, { year: 'numeric', month: 'long', day: 'numeric' })
    case 'date_long':
      return format(instant, timeZone, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })
    case 'date_short':
      return format(instant, timeZone, { year: 'numeric', month: 'short', day: 'numeric' })
    case 'date_pretty':
      return near(instant, reader) ?? formatToken('date', instant, reader)
    case 'date_long_pretty':
      return near(instant, reader) ?? formatToken('date_long', instant, reader)
    case 'date_short_pretty':
      return near(instant, reader) ?? formatToken('date_short', instant, reader)
    case 'day_divider_pretty':
      return formatDayDivider(instant, now, timeZone)
    case 'time':
      return formatTime(instant, timeZone)
    case 'time_secs':
      return format(instant, timeZone, { hour: 'numeric', minute: '2-digit', second: '2-digit' })
    case 'ago':
      return formatAgo(instant, now)
    default:
      return undefined
  }
}

/** In running text Slack writes the near days small: `yesterday at 2:05 PM`. */
function near(instant: Date, reader: { now: Date; timeZone: string }): string | undefined {
  return nearDay(instant, reader.now, reader.timeZone)?.toLowerCase()
}

function nearDay(instant: Date, now: Date, timeZone: string): string | undefined {
  const days = Math.round((Date.parse(dayOf(instant, timeZone)) - Date.parse(dayOf(now, timeZone))) / dayMs)
  if (days === 0) return 'Today'
  if (days === -1) return 'Yesterday'
  return days === 1 ? 'Tomorrow' : undefined
}

function formatLongDay(instant: Date, now: Date, timeZone: string): string {
  const date = parts(instant, timeZone)
  const weekday = format(instant, timeZone, { weekday: 'long' })
  const text = `${weekday}, ${format(instant, timeZone, { month: 'long' })} ${ordinal(Number(date.day))}`
  return date.year === parts(now, timeZone).year ? text : `${text}, ${date.year}`
}

function formatShortDay(instant: Date, timeZone: string): string {
  const month = format(instant, timeZone, { month: 'short' })
  return `${month} ${ordinal(Number(parts(instant, timeZone).day))}`
}

function ordinal(day: number): string {
  const suffixes = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }
  return `${day}${suffixes[new Intl.PluralRules('en-US', { type: 'ordinal' }).select(day)]}`
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}

function parts(instant: Date, timeZone: string): { year: string; month: string; day: string } {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const found = new Intl.DateTimeFormat('en-US', options).formatToParts(instant)
  const part = (type: string): string => found.find((each) => each.type === type)?.value ?? ''
  return { year: part('year'), month: part('month'), day: part('day') }
}

function format(instant: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  // Newer versions of ICU put a narrow no-break space before AM and PM.
  return new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(instant).replaceAll('\u202F', ' ')
}
