import type { SectionBlock } from '@slack/types'
import { formatDay, plural } from '../../result/format-value.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import type { FoundPerson } from '../../result/person.ts'
import { cutText } from './cut-text.ts'
import type { MessageContent } from './message-content.ts'
import { escapeText } from './mrkdwn.ts'
import { personButton, pickPersonPrefix } from './person-buttons.ts'
import { failureMessage } from './problem-message.ts'
import { bold, paragraph, words } from './rich-text.ts'

const shownPeople = 10
const idLimit = 150

/** Several people to choose from, or that there is nobody. */
export function peopleMessage(
  people: readonly FoundPerson[],
  { who, project }: { who: string; project: ProjectIdentity },
): MessageContent {
  const typed = cutText(who, idLimit)
  if (people.length === 0)
    return failureMessage(
      `Nobody in ${project.name} has the user id, device id or Amplitude ID “${typed}”, or a user id that begins so.`,
    )
  const shown = people.slice(0, shownPeople)
  const count = `${plural(people.length, 'person', 'people')} in ${project.name}`
  const rest = shown.length < people.length ? `, of whom you see ${shown.length}; type more of the id` : ''
  return {
    text: escapeText(`${count} match “${typed}”${rest}.`),
    blocks: [
      paragraph(bold(count), words(` match “${typed}”${rest}. Who is it?`)),
      ...shown.map((person, index) => personSection(person, index, project)),
    ],
  }
}

function personSection(person: FoundPerson, index: number, project: ProjectIdentity): SectionBlock {
  const { amplitudeId, userId, lastSeen, platform, country } = person
  const seen = lastSeen === undefined ? [] : [`last seen ${formatDay(lastSeen, { year: true })}`]
  const known = [...seen, platform, country].filter((part) => part !== undefined && part !== '')
  const name = cutText(userId ?? 'Without a user id', idLimit)
  const line = [`Amplitude ID ${amplitudeId}`, ...known].join(' · ')
  return {
    type: 'section',
    text: { type: 'plain_text', text: cutText(`${name}\n${line}`, 1_000), emoji: false },
    accessory: personButton({ actionId: `${pickPersonPrefix}${index}`, label: 'Show', amplitudeId, project }),
  }
}
