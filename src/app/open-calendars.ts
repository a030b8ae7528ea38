import type { HolidayCalendar } from '../alert/known-days.ts'
import type { ProjectConfig } from '../config/project.ts'
import { ConfigError } from '../errors.ts'
import { openHolidays } from '../holidays/open-holidays.ts'

/** The calendars of public holidays that hold for a project; none where none are configured. */
export type CalendarsOf = (projectName: string) => readonly HolidayCalendar[]

/** Throws `ConfigError` that says of each code what is wrong with it. */
export async function openCalendars(projects: readonly ProjectConfig[]): Promise<CalendarsOf> {
  const codes = new Set(projects.flatMap(({ holidays }) => holidays))
  if (codes.size === 0) return () => []
  const find = await openHolidays()
  const found = new Map([...codes].map((code) => [code, find(code)] as const))
  const problems = [...found].flatMap(([code, one]) =>
    'problem' in one ? [`${whereSaid(code, projects)}: ${one.problem}`] : [],
  )
  if (problems.length > 0) throw new ConfigError(problems)
  const calendars = new Map(
    projects.map(({ name, holidays }) => [name, once(holidays.map((code) => found.get(code)))] as const),
  )
  return (projectName) => calendars.get(projectName) ?? []
}

/** `DE, de` is one. */
function once(found: readonly (HolidayCalendar | { problem: string } | undefined)[]): HolidayCalendar[] {
  const calendars = found.flatMap((one) => (one === undefined || 'problem' in one ? [] : [one]))
  return [...new Map(calendars.map((calendar) => [calendar.place, calendar])).values()]
}

/** What holds for all of them has been said in the variable. */
function whereSaid(code: string, projects: readonly ProjectConfig[]): string {
  const saying = projects.filter(({ holidays }) => holidays.includes(code))
  if (saying.length === projects.length) return 'HOLIDAYS'
  return `AMPLITUDE_PROJECTS_FILE: holidays of ${saying.map(({ name }) => name).join(', ')}`
}
