import { writeEvent } from './language/event-name.ts'
import { writeName } from './language/name.ts'
import { escapeText } from './language/normalize-text.ts'

/** The plain question for one event by its exact name, as it can be typed. */
export function writeEventQuestion(eventName: string, projectName?: string): string {
  const event = writeEvent({ kind: 'named', name: eventName, conditions: [] }, 'event')
  const project = projectName === undefined ? '' : ` project ${writeName(projectName, 'project')}`
  return escapeText(`event ${event}${project}`)
}
