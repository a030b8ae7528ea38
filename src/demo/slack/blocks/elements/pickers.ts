import { integer, matching, optional, type Check, type Shape } from '../checks.ts'
import { actionId, confirm, focusOnLoad, placeholder } from '../objects/common-fields.ts'

/** A day that exists: 2026-02-30 has the pattern, but is none. */
const day: Check = (value, place) => {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  const date = isDay ? new Date(`${value}T00:00:00Z`) : undefined
  const isReal =
    date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(String(value))
  if (!isReal) place.refuse('must be a valid date in the format YYYY-MM-DD')
}

const timeZone: Check = (value, place) => {
  if (typeof value !== 'string' || !isZone(value)) place.refuse('must be a valid IANA timezone')
}

const common = { action_id: actionId, confirm, focus_on_load: focusOnLoad }

export const datePickers: Readonly<Record<string, Shape>> = {
  datepicker: { fields: { ...common, placeholder, initial_date: optional(day) } },
  timepicker: {
    fields: {
      ...common,
      placeholder,
      initial_time: optional(matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm')),
      timezone: optional(timeZone),
    },
  },
}

/** Stands in actions and inputs, but not beside a section. Seconds since 1970 with ten digits. */
export const dateTimePicker: Shape = {
  fields: { ...common, initial_date_time: optional(integer(1_000_000_000, 9_999_999_999)) },
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}
