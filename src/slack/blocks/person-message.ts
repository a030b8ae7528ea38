import type { ContextBlock, HeaderBlock } from '@slack/types'
import { plural } from '../../result/format-value.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import type { PersonActivity, PersonFact } from '../../result/person.ts'
import { cutText } from './cut-text.ts'
import type { MessageContent, SlackBlock } from './message-content.ts'
import { escapeText } from './mrkdwn.ts'
import { personButton, propertiesAction } from './person-buttons.ts'
import { bold, lines, paragraph, words, type RichPart } from './rich-text.ts'

const nameLimit = 80
const valueLimit = 160
const detailsLimit = 200
/** Newest first; together with the facts they stay well within the 12,000 characters that a message may hold. */
const shownEvents = 15
/** Of a list of properties, names and values together. */
const propertiesLimit = 9_000

/** What is known about one person in short, what they did last, and a button for the rest. */
export function personMessage(person: PersonActivity, project: ProjectIdentity): MessageContent {
  const { amplitudeId, facts, furtherFacts } = person
  return {
    text: escapeText(
      `${nameOf(person)}: ${cutText(facts.map(({ name, value }) => `${name} ${value}`).join(', '), 2_000)}`,
    ),
    blocks: [
      header(nameOf(person)),
      ...(facts.length === 0 ? [] : [lines(facts.map(factParts))]),
      ...eventBlocks(person),
      smallPrint(person, project),
      ...(furtherFacts.length === 0
        ? []
        : [
            {
              type: 'actions' as const,
              elements: [
                personButton({ actionId: propertiesAction, label: 'All properties', amplitudeId, project }),
              ],
            },
          ]),
    ],
  }
}

/** Everything that the short list leaves out. */
export function propertiesMessage(person: PersonActivity, project: ProjectIdentity): MessageContent {
  const { furtherFacts } = person
  const shown = withinLimit(furtherFacts)
  const missing = furtherFacts.length - shown.length
  return {
    text: escapeText(`${plural(furtherFacts.length, 'property', 'properties')} of ${nameOf(person)}`),
    blocks: [
      header(nameOf(person)),
      ...(shown.length === 0 ? [paragraph(words('Nothing else is known.'))] : [lines(shown.map(factParts))]),
      ...(missing === 0
        ? []
        : [paragraph(words(`${plural(missing, 'more property', 'more properties')} did not fit here.`))]),
      smallPrint(person, project),
    ],
  }
}

function nameOf({ userId }: PersonActivity): string {
  return cutText(userId ?? 'Without a user id', 150)
}

function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text, emoji: false } }
}

function factParts({ name, value }: PersonFact): RichPart[] {
  return [bold(cutText(name, nameLimit)), words(`  ${cutText(value, valueLimit)}`)]
}

function withinLimit(facts: readonly PersonFact[]): readonly PersonFact[] {
  let length = 0
  const end = facts.findIndex(({ name, value }) => {
    length += Math.min(name.length, nameLimit) + Math.min(value.length, valueLimit) + 2
    return length > propertiesLimit
  })
  return end === -1 ? facts : facts.slice(0, end)
}

function eventBlocks({ events }: PersonActivity): SlackBlock[] {
  if (events.length === 0) return [paragraph(words('No events yet.'))]
  const shown = events.slice(0, shownEvents)
  const title = `Latest ${plural(shown.length, 'event')}`
  return [paragraph(bold(title), words(', in your time')), lines(shown.map(eventParts))]
}

/** Slack writes the moment in the reader's own zone; Amplitude tells it in UTC. */
function eventParts({ at, name, properties }: PersonActivity['events'][number]): RichPart[] {
  const details = properties.map((property) => `${property.name} ${property.value}`).join(', ')
  return [
    {
      type: 'date',
      timestamp: Math.floor(at.getTime() / 1_000),
      format: '{date_short_pretty} {time_secs}',
      fallback: `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    },
    words('  '),
    bold(cutText(name, nameLimit)),
    ...(details === '' ? [] : [words(`  ${cutText(details, detailsLimit)}`)]),
  ]
}

function smallPrint({ amplitudeId }: PersonActivity, { name }: ProjectIdentity): ContextBlock {
  const text = cutText(`Amplitude ID ${amplitudeId} · ${name} · only you see this`, 300)
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }
}
