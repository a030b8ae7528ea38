import { holidaysIn, type DaySpan, type HolidayCalendar } from '../../alert/known-days.ts'
import type { NoteCommand } from '../../alert/language/read-note.ts'
import { addDays, today } from '../../query/date-range.ts'
import { listed } from '../../query/language/listed.ts'
import { noteList, spanWords, type ProjectNotes } from '../blocks/alerts/note-list.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'

/** Days that are known to be special. Everybody may write one down: it says who did. */
export async function tendNotes(
  deps: AlertDeskDeps,
  { conversation }: AlertAsked,
  command: NoteCommand,
): Promise<void> {
  const tell = async (sentence: string): Promise<void> => await conversation.whisper(failureMessage(sentence))
  switch (command.kind) {
    case 'notes':
      return await conversation.whisper(noteList(await allNotes(deps)))
    case 'addNote':
      return await tell(await addNote(deps, command, conversation.askerId))
    case 'removeNote':
      return await tell(await removeNote(deps, command))
  }
}

/** The first project in any case, the others where there is something to say. */
async function allNotes(deps: AlertDeskDeps): Promise<readonly ProjectNotes[]> {
  const first = deps.source.projectOf({}).name
  const all = await Promise.all(
    deps.projects.map(async ({ name, timeZone }) => ({
      projectName: name,
      notes: await deps.notes.list(deps.bot.teamId, name),
      holidays: holidaysAhead(deps.calendarsOf(name), today(deps.clock.now(), timeZone)),
    })),
  )
  return all
    .filter(({ projectName, notes, holidays }) => projectName === first || notes.length > 0 || holidays)
    .toSorted((a, b) => Number(b.projectName === first) - Number(a.projectName === first))
}

const mostHolidays = 6

function holidaysAhead(calendars: readonly HolidayCalendar[], start: string): ProjectNotes['holidays'] {
  if (calendars.length === 0) return undefined
  const ahead = holidaysIn(calendars, { start, end: addDays(start, 366) }).slice(0, mostHolidays)
  return { places: calendars.map(({ place }) => place), ahead }
}

async function addNote(
  deps: AlertDeskDeps,
  { days, text: said }: Extract<NoteCommand, { kind: 'addNote' }>,
  by: string,
): Promise<string> {
  const { notes, bot } = deps
  const [, withoutProject = '', name] = /^(.+) project (.+)$/i.exec(said) ?? []
  const named = projectsNamed(deps, name)
  // What names no project is how the note goes on.
  const [text, projects] =
    named === undefined
      ? [said, projectsNamed(deps, undefined) ?? []]
      : [name === undefined ? said : withoutProject, named]
  const before = new Set<string>()
  for (const projectName of projects) {
    const noted = await notes.list(bot.teamId, projectName)
    for (const note of noted) if (isWithin(note, days) && note.text !== text) before.add(`“${note.text}”`)
    for (const day of daysOf(days)) await notes.add(bot.teamId, { day, text, by, projectName })
  }
  const verb = days.start === days.end ? 'is' : 'are'
  const replaced = before.size === 0 ? '' : ` It takes the place of ${listed([...before])}.`
  const where = listed(projects)
  return `${spanWords(days)} ${verb} “${text}” in ${where}: left out of what is usual, and marked in pictures.${replaced} ${removalOf(deps, days, projects)} takes it back.`
}

async function removeNote(
  deps: AlertDeskDeps,
  { days, project }: Extract<NoteCommand, { kind: 'removeNote' }>,
): Promise<string> {
  const { notes, bot } = deps
  const projects = projectsNamed(deps, project)
  if (projects === undefined)
    return `There is no project “${project}”, only ${listed(deps.projects.map(({ name }) => name))}.`
  const removed = new Set<string>()
  for (const projectName of projects)
    for (const day of daysOf(days)) if (await notes.remove(bot.teamId, projectName, day)) removed.add(day)
  if (removed.size === 0)
    return `${spanWords(days)} has no note in ${listed(projects)}.${await hintAt(deps, days, projects)}`
  const verb = removed.size === 1 ? 'is a day' : 'are days'
  const [start = days.start] = removed
  return `${spanWords(removed.size === 1 ? { start, end: start } : days)} ${verb} like any other again in ${listed(projects)}.`
}

/** Where the day is special all the same: by a calendar, or in another project. */
async function hintAt(deps: AlertDeskDeps, days: DaySpan, projects: readonly string[]): Promise<string> {
  const [holiday] = projects.flatMap((name) => holidaysIn(deps.calendarsOf(name), days))
  if (holiday !== undefined) return ` It is a public holiday: ${holiday.text}.`
  for (const { name } of deps.projects) {
    const note = (await deps.notes.list(deps.bot.teamId, name)).find((one) => isWithin(one, days))
    if (note !== undefined)
      return ` In ${name} it is “${note.text}”: ${removalOf(deps, days, [name])} takes that back.`
  }
  return ''
}

/** The first where none is named; `all` are all, unless one is called so; undefined where there is none of that name. */
function projectsNamed(
  { source, projects }: AlertDeskDeps,
  name: string | undefined,
): readonly string[] | undefined {
  if (name === undefined) return [source.projectOf({}).name]
  const typed = name.toLowerCase().trim()
  const project = projects.find((one) => one.name.toLowerCase() === typed)
  if (project !== undefined) return [project.name]
  return typed === 'all' ? projects.map((one) => one.name) : undefined
}

/** `/amp note 2026-11-27 delete project Acme EU` */
function removalOf(
  { source, projects }: AlertDeskDeps,
  { start, end }: DaySpan,
  names: readonly string[],
): string {
  const [name = ''] = names
  const isAll = names.length > 1 && names.length === projects.length
  const where = isAll ? ' project all' : name === source.projectOf({}).name ? '' : ` project ${name}`
  return `/amp note ${start === end ? start : `${start} to ${end}`} delete${where}`
}

function isWithin({ day }: { day: string }, { start, end }: DaySpan): boolean {
  return day >= start && day <= end
}

/** At most a month: reading a note sees to that. */
function daysOf({ start, end }: DaySpan): readonly string[] {
  const days = [start]
  while ((days.at(-1) ?? end) < end) days.push(addDays(days.at(-1) ?? end, 1))
  return days
}
