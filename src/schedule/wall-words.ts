/** The words that people use for days, times and zones, and their cron spelling. */

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** 0 is Sunday, as in cron; undefined where it is no weekday. `mon`, `Mondays` and `tues` are. */
export function readWeekday(word: string): number | undefined {
  const singular = word.toLowerCase().replace(/s$/, '')
  if (singular.length < 2) return undefined
  const number = weekdayNames.findIndex(
    (name) => name === singular || (singular.length >= 3 && name.startsWith(singular)),
  )
  return number < 0 ? undefined : number
}

export function weekdayName(number: number): string {
  const name = weekdayNames[number % 7] ?? ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

export interface WallTime {
  hour: number
  minute: number
}

/** `9`, `9:00`, `9.30`, `9am`, `9:30 pm`, `noon`, `midnight`; undefined where it is none. */
export function readTime(text: string): WallTime | undefined {
  const word = text.toLowerCase()
  if (word === 'noon') return { hour: 12, minute: 0 }
  if (word === 'midnight') return { hour: 0, minute: 0 }
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s?([ap])?\.?(?:m\.?)?$/.exec(word)
  if (match === null) return undefined
  const [, hours, minutes = '0', half] = match
  const minute = Number(minutes)
  const hour = half === undefined ? Number(hours) : hourOfHalf(Number(hours), half)
  return hour === undefined || hour > 23 || minute > 59 ? undefined : { hour, minute }
}

function hourOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

/** `9:00`, as people write it. */
export function writeTime({ hour, minute }: WallTime): string {
  return `${hour}:${String(minute).padStart(2, '0')}`
}

/**
 * An IANA zone as it is typed, in whatever case, or by the city that no other zone has (`Berlin`). Abbreviations such as
 * `CET` or `EST` are none: they name an offset that a place leaves twice a year.
 */
export function readZone(word: string): string | undefined {
  const folded = word.toLowerCase().replaceAll(' ', '_')
  if (folded === 'utc' || folded === 'gmt') return 'UTC'
  const zones = zonesByName()
  return zones.get(folded) ?? (folded.includes('/') ? aliasOf(word) : undefined)
}

/** Names that the engine understands without listing them, such as `Asia/Kolkata` or `US/Pacific`, as people spell them. */
function aliasOf(word: string): string | undefined {
  const name = word.replaceAll(/[a-z]+/gi, (part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
  return isZone(name) ? name : undefined
}

export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** Places whose zones were given other names than those that engines list first. */
const renamedZones = [
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
]

/** Every zone by the names that people look for, `UTC` first. */
export function zoneNames(): readonly string[] {
  const known = renamedZones.filter(isZone)
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...known])]
}

let named: ReadonlyMap<string, string> | undefined

function zonesByName(): ReadonlyMap<string, string> {
  if (named !== undefined) return named
  const names = new Map<string, string>()
  const shared = new Set<string>()
  for (const zone of zoneNames()) {
    const city = zone.split('/').at(-1)?.toLowerCase() ?? ''
    if (names.has(city)) shared.add(city)
    names.set(city, zone)
    names.set(zone.toLowerCase(), zone)
  }
  for (const city of shared) names.delete(city)
  named = names
  return names
}
