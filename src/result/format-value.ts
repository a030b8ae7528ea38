import type { ResolvedRange } from '../query/date-range.ts'
import type { Day, Interval } from '../query/query.ts'
import type { Unit } from './metric-result.ts'
import type { Change } from './summary.ts'

/** What stands for a number that is none, so that no reader ever meets "NaN". */
const noNumber = '–'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** From here on "13×" reads better than "+1,200%". */
const multipleFrom = 10

/**
 * A number as people read it, in en-US: full `12,345`, `23.4%`, `2m 41s`; compact `12.3K`, `1.2M`, `2.7m` for axes and
 * labels. Pictures and sentences share it, so that one figure never appears in two spellings.
 */
export function formatValue(value: number, unit: Unit, style: 'full' | 'compact' = 'full'): string {
  if (!Number.isFinite(value)) return noNumber
  switch (unit) {
    case 'ratio':
      return formatRatio(value)
    case 'durationMs':
      return style === 'full' ? formatDuration(value) : formatShortDuration(value)
    case 'users':
    case 'events':
    case 'number':
      if (style === 'compact' && Math.abs(value) >= 999.5)
        return formatNumber(value, { notation: 'compact', maximumFractionDigits: 1 })
      return unit === 'number' ? formatMeasure(value) : formatCount(value)
  }
}

/**
 * A share, 0 to 1 and beyond, as percent: `23.4%`, `100%`, `134%`. What is not nothing never reads as `0%`, and what is
 * not all never reads as `100%`. Without `digits` one decimal is shown, and two below 0.1%.
 */
export function formatRatio(ratio: number, digits?: number): string {
  if (!Number.isFinite(ratio)) return noNumber
  const percent = Math.abs(ratio) * 100
  const places = digits ?? defaultPercentDigits(percent)
  const step = 10 ** -places
  const sign = ratio < 0 && percent >= step / 2 ? '−' : ''
  if (percent > 0 && percent < step / 2) return `<${formatNumber(step, { maximumFractionDigits: places })}%`
  if (percent < 100 && percent >= 100 - step / 2)
    return `>${formatNumber(100 - step, { maximumFractionDigits: places })}%`
  return `${sign}${formatNumber(percent, { maximumFractionDigits: places })}%`
}

function defaultPercentDigits(percent: number): number {
  if (percent >= 1000) return 0
  return percent < 0.095 ? 2 : 1
}

/** People and events are whole; only a small mean keeps a decimal. */
function formatCount(value: number): string {
  return formatNumber(value, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })
}

function formatMeasure(value: number): string {
  const size = Math.abs(value)
  if (size < 1) return formatNumber(value, { maximumSignificantDigits: 2 })
  if (size < 100) return formatNumber(value, { maximumFractionDigits: 2 })
  return formatNumber(value, { maximumFractionDigits: size < 1000 ? 1 : 0 })
}

function formatNumber(value: number, options: Intl.NumberFormatOptions): string {
  return numberFormat(options).format(value).replace('-', '−')
}

/** Making a formatter costs a hundred times what using it does, and a heat map needs hundreds of numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const known = numberFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat('en-US', { ...options, signDisplay: 'negative' })
  numberFormats.set(key, made)
  return made
}

/** The two largest units of a time in ms: `450ms`, `4.2s`, `2m 41s`, `3h 5m`, `12d 4h`. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return noNumber
  if (ms < 0) return `−${formatDuration(-ms)}`
  if (Math.round(ms) === 0) return '0s'
  if (ms < 999.5) return `${Math.round(ms)}ms`
  if (ms < 9950) return `${formatNumber(ms / 1000, { maximumFractionDigits: 1 })}s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds}s`
  if (seconds < 3600) return twoUnits(seconds, 60, ['m', 's'])
  const minutes = Math.round(ms / 60_000)
  if (minutes < 24 * 60) return twoUnits(minutes, 60, ['h', 'm'])
  return twoUnits(Math.round(ms / hourMs), 24, ['d', 'h'])
}

function twoUnits(amount: number, perLarge: number, [large, small]: readonly [string, string]): string {
  const rest = amount % perLarge
  const whole = `${formatNumber(Math.floor(amount / perLarge), {})}${large}`
  return rest === 0 ? whole : `${whole} ${rest}${small}`
}

function formatShortDuration(ms: number): string {
  const size = Math.abs(ms)
  const [divisor, unit] =
    size < 60_000 ? [1000, 's'] : size < hourMs ? [60_000, 'm'] : size < dayMs ? [hourMs, 'h'] : [dayMs, 'd']
  return `${formatNumber(ms / divisor, { maximumFractionDigits: 1 })}${unit}`
}

/** A day in words: `Nov 22`, `Sun, Nov 22`, `Nov 22, 2026`, `Sun, Nov 22, 2026`. */
export function formatDay(day: Day, show: { weekday?: boolean; year?: boolean } = {}): string {
  const format = dayFormats[show.weekday === true ? 'weekday' : 'day'][show.year === true ? 'year' : 'noYear']
  return format.format(new Date(`${day}T00:00:00Z`))
}

const dayFormats = {
  day: { noYear: dayFormat({}), year: dayFormat({ year: 'numeric' }) },
  weekday: {
    noYear: dayFormat({ weekday: 'short' }),
    year: dayFormat({ weekday: 'short', year: 'numeric' }),
  },
}

function dayFormat(more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', ...more })
}

/** A bucket's label for an axis or table: `Nov 22` (a day, or a week's first day), `Nov 2026`, `14:00`, `14:05`. */
export function formatBucket(label: string, interval: Interval): string {
  switch (interval) {
    case '5min':
    case 'hour':
      return label.slice(11, 16)
    case 'day':
    case 'week':
      return formatDay(label.slice(0, 10))
    case 'month':
      return formatDay(label.slice(0, 10), { year: true }).replace(/ \d+,/, '')
  }
}

/** Days from first to last, the year said once where it is one: `Nov 23, 2026`, `Nov 1 – 23, 2026`, `Oct 25 – Nov 23, 2026`. */
export function formatRange({ start, end }: ResolvedRange): string {
  const last = formatDay(end, { year: true })
  if (start === end) return last
  if (start.slice(0, 4) !== end.slice(0, 4)) return `${formatDay(start, { year: true })} – ${last}`
  const first = formatDay(start)
  return start.slice(0, 7) === end.slice(0, 7)
    ? `${first} – ${last.split(' ').slice(1).join(' ')}`
    : `${first} – ${last}`
}

/** `1 user`, `12,345 users`, `3 countries`; `many` where English is irregular. */
export function plural(count: number, noun: string, many: string = pluralOf(noun)): string {
  return `${formatCount(count)} ${Math.abs(count) === 1 ? noun : many}`
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/**
 * How a number moved: `+9.4%`, `−1.4 pp` for ratios, `13×` for leaps, the plain difference (`+120`) where it began at
 * zero. A move too small to print is `0%` and flat.
 */
export function formatChange(from: number, to: number, unit: Unit): Pick<Change, 'text' | 'direction'> {
  const difference = to - from
  if (!Number.isFinite(difference)) return { text: noNumber, direction: 'flat' }
  if (unit === 'ratio') return signed(difference * 100, pointsText)
  const multiple = to / from
  if (from === 0 || !Number.isFinite(multiple)) {
    return signed(difference, (size) => (size === 0 ? '0%' : formatValue(size, unit)))
  }
  if (multiple >= multipleFrom) {
    return {
      text: `${formatNumber(multiple, { maximumFractionDigits: multiple < 100 ? 1 : 0 })}×`,
      direction: 'up',
    }
  }
  return signed(
    (difference / Math.abs(from)) * 100,
    (size) => `${formatNumber(size, { maximumFractionDigits: size < 100 ? 1 : 0 })}%`,
  )
}

function pointsText(points: number): string {
  return `${formatNumber(points, { maximumFractionDigits: points < 0.095 ? 2 : 1 })} pp`
}

function signed(amount: number, textOf: (size: number) => string): Pick<Change, 'text' | 'direction'> {
  const text = textOf(Math.abs(amount))
  if (!/[1-9]/.test(text)) return { text, direction: 'flat' }
  return amount > 0 ? { text: `+${text}`, direction: 'up' } : { text: `−${text}`, direction: 'down' }
}
