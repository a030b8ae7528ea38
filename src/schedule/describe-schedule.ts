import type { Schedule } from './schedule.ts'
import { weekdayName, writeTime } from './wall-words.ts'

/**
 * A schedule in the words that `takeSchedule` reads: `every weekday at 9:00 Europe/Berlin`. What the words cannot say stays as
 * cron: `cron 0 9-17 * * 1-5 Europe/Berlin`.
 */
export function describeSchedule({ cron, timeZone }: Schedule): string {
  const words = describeCron(cron)
  return `${words ?? `cron ${cron}`} ${timeZone}`
}

function describeCron(cron: string): string | undefined {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(' ')
  if (!/^\d{1,2}$/.test(minute)) return undefined
  const hourly = describeHours(hour, Number(minute))
  if (hourly !== undefined)
    return day === '*' && month === '*' && weekday === '*' ? `every ${hourly}` : undefined
  if (!/^\d{1,2}(?:,\d{1,2})*$/.test(hour)) return undefined
  const times = hour.split(',').map((one) => writeTime({ hour: Number(one), minute: Number(minute) }))
  const days = describeDays(day, month, weekday)
  return days === undefined ? undefined : `every ${days} at ${times.join(' and ')}`
}

function describeHours(hour: string, minute: number): string | undefined {
  const count = hour === '*' ? '1' : /^\*\/(\d+)$/.exec(hour)?.[1]
  if (count === undefined || 24 % Number(count) !== 0) return undefined
  const hours = count === '1' ? 'hour' : `${count} hours`
  return minute === 0 ? hours : `${hours} at :${String(minute).padStart(2, '0')}`
}

function describeDays(day: string, month: string, weekday: string): string | undefined {
  if (month === '1,4,7,10' && day === '1' && weekday === '*') return 'quarter'
  if (month !== '*') return undefined
  if (day !== '*') return weekday === '*' ? describeMonthDays(day) : undefined
  if (weekday === '*') return 'day'
  if (weekday === '1-5') return 'weekday'
  if (weekday === '0,6') return 'weekend'
  const ordinal = /^([0-6])#([1-4L])$/.exec(weekday)
  if (ordinal !== null)
    return `month on the ${ordinalNames[ordinal[2] ?? ''] ?? ''} ${weekdayName(Number(ordinal[1]))}`
  if (!/^[0-6](?:,[0-6])*$/.test(weekday)) return undefined
  return joined(weekday.split(',').map((number) => weekdayName(Number(number))))
}

function describeMonthDays(day: string): string | undefined {
  if (day === 'L') return 'month on the last day'
  if (!/^\d{1,2}(?:,\d{1,2})*$/.test(day)) return undefined
  return `month on the ${joined(day.split(',').map((number) => ordinalOf(Number(number))))}`
}

function ordinalOf(number: number): string {
  const ending =
    number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

const ordinalNames: Readonly<Record<string, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  L: 'last',
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
