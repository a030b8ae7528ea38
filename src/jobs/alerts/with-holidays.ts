import { knownDays, type HolidayCalendar } from '../../alert/known-days.ts'
import type { Clock } from '../../clock.ts'
import { addDays, today } from '../../query/date-range.ts'
import type { KnownDayList, NoteStore } from './alert-store.ts'

export interface Calendars {
  notes: Pick<NoteStore, 'list'>
  /** Those that hold for a project. */
  calendarsOf: (projectName: string) => readonly HolidayCalendar[]
  clock: Clock
}

/** Three years: the longest past that an alert or a picture looks at are 36 months. */
const pastDays = 3 * 366

/** What people noted together with public holidays, as far back as anything is judged or drawn. */
export function withHolidays({ notes, calendarsOf, clock }: Calendars): KnownDayList {
  return {
    list: async (teamId, projectName) => {
      const noted = await notes.list(teamId, projectName)
      const now = today(clock.now(), 'UTC')
      // Where it is tomorrow already, tomorrow is today.
      return knownDays(noted, calendarsOf(projectName), {
        start: addDays(now, -pastDays),
        end: addDays(now, 1),
      })
    },
  }
}
