import type { NoteCommand } from '../../alert/read-note.ts'
import { formatDay } from '../../result/format-value.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import { noteList } from '../blocks/note-list.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'

/** Days that are known to be special. Everybody may write one down: it says who did. */
export async function tendNotes(
  deps: AlertDeskDeps,
  { conversation }: AlertAsked,
  command: NoteCommand,
): Promise<void> {
  const { notes, bot } = deps
  const tell = async (sentence: string): Promise<void> => await conversation.whisper(failureMessage(sentence))
  switch (command.kind) {
    case 'notes': {
      const { name } = deps.source.projectOf({})
      return await conversation.whisper(noteList(await notes.list(bot.teamId, name), name))
    }
    case 'addNote': {
      const { text, projectName } = projectIn(deps, command.text)
      const note = { day: command.day, text, by: conversation.askerId, projectName }
      await notes.add(bot.teamId, note)
      return await tell(
        `${dayWords(command.day)} is “${text}” in ${projectName}: left out of what is usual, and marked in pictures. /amp note ${command.day} delete takes it back.`,
      )
    }
    case 'removeNote': {
      const { name } = deps.source.projectOf({})
      const wasThere = await notes.remove(bot.teamId, name, command.day)
      return await tell(
        wasThere
          ? `${dayWords(command.day)} is a day like any other again.`
          : `${dayWords(command.day)} has no note in ${name}.`,
      )
    }
  }
}

/** `Black Friday project Acme EU`: a note may name its project, where there are several. */
function projectIn(
  { source, projects }: Pick<AlertDeskDeps, 'source' | 'projects'>,
  said: string,
): { text: string; projectName: string } {
  const [, text, name] = /^(.+) project (.+)$/i.exec(said) ?? []
  const project = projects.find((one: ProjectIdentity) => one.name.toLowerCase() === name?.toLowerCase())
  if (text === undefined || project === undefined)
    return { text: said, projectName: source.projectOf({}).name }
  return { text, projectName: project.name }
}

function dayWords(day: string): string {
  return formatDay(day, { weekday: true, year: true })
}
