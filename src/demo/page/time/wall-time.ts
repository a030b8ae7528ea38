/** Times of day are `HH:mm`, as Slack's pickers report them. */
const minutesPerDay = 24 * 60

/** `14:05` → `2:05 PM`. */
export function displayTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const half = hour < 12 ? 'AM' : 'PM'
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${half}`
}

/** Understands `9`, `9:30`, `930`, `9pm`, `21:30`, `9:30 p`; undefined for what is no time. */
export function readTime(text: string): string | undefined {
  const match = /^\s*(\d{1,2})(?::?(\d{2}))?\s*(?:([ap])m?)?\s*$/i.exec(text)
  if (match === null) return undefined
  const typedHour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  const half = match[3]?.toLowerCase()
  if (half !== undefined && (typedHour < 1 || typedHour > 12)) return undefined
  const hour = half === undefined ? typedHour : (typedHour % 12) + (half === 'p' ? 12 : 0)
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Every half hour of a day. */
export const halfHours: readonly string[] = Array.from({ length: minutesPerDay / 30 }, (_, index) => {
  const hour = String(Math.floor(index / 2)).padStart(2, '0')
  return `${hour}:${index % 2 === 0 ? '00' : '30'}`
})

/** The instant (Unix seconds) at which a day and a time of day are in a zone; the earlier one where there are two. */
export function wallTimeToUnix(wall: { day: string; time: string }, timeZone: string): number {
  const asUtc = Date.parse(`${wall.day}T${wall.time}:00Z`)
  // One correction finds the offset; the second sees to it that the offset is the one that holds there.
  const guess = asUtc - offsetMs(asUtc, timeZone)
  return (asUtc - offsetMs(guess, timeZone)) / 1000
}

/** The reverse: day and time of day that an instant has in a zone. */
export function unixToWallTime(unixSeconds: number, timeZone: string): { day: string; time: string } {
  const ms = unixSeconds * 1000
  const wall = new Date(ms + offsetMs(ms, timeZone)).toISOString()
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) }
}

function offsetMs(instantMs: number, timeZone: string): number {
  const options = { timeZone, timeZoneName: 'longOffset' } as const
  const name = new Intl.DateTimeFormat('en-US', options)
    .formatToParts(instantMs)
    .find((part) => part.type === 'timeZoneName')?.value
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '')
  if (match === null) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}
