import type { PersonQuery } from '../query/query.ts'
import type { MetricSource } from '../result/metric-source.ts'
import { plural } from '../result/format-value.ts'
import type { FoundPerson, PersonActivity, PersonFact } from '../result/person.ts'
import { alignColumns } from './align-columns.ts'

/**
 * `user ana@acme.com`: one match is shown whole, several as a list to choose from by Amplitude ID. Whoever may run this
 * holds the project's keys. As JSON: the person, or the list of matches. Throws `UpstreamError`.
 */
export async function printPerson(
  { source }: { source: MetricSource },
  { query, isJson }: { query: PersonQuery; isJson: boolean },
  signal: AbortSignal,
): Promise<string> {
  const project = source.projectOf(query)
  const found = await source.findPeople(project, query.who, signal)
  const [only, ...others] = found
  if (isJson && (only === undefined || others.length > 0)) return asJson(found)
  if (only === undefined) return `Nobody in ${project.name} is known as “${query.who}”.\n`
  if (others.length > 0) return listPeople(query.who, found)
  const person = await source.readPerson(project, only.amplitudeId, signal)
  return isJson ? asJson(person) : describePerson(person)
}

function asJson(value: readonly FoundPerson[] | PersonActivity): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

/** Amplitude ends its list here, whoever else there may be. */
const mostFound = 50

function listPeople(who: string, found: readonly FoundPerson[]): string {
  const rows = found.map(({ userId, amplitudeId, lastSeen, platform, country }) =>
    [userId, amplitudeId, lastSeen, platform, country].map((cell) => cell ?? ''),
  )
  const names = ['User ID', 'Amplitude ID', 'Last seen', 'Platform', 'Country']
  const lines = alignColumns(
    names.map((name) => ({ name, isNumeric: false })),
    rows,
  )
  const hint = 'Ask again with an Amplitude ID to see one of them.'
  const count = `${found.length === mostFound ? 'At least ' : ''}${plural(found.length, 'person', 'people')}`
  return `${count} match “${who}”. ${hint}\n\n${lines.join('\n')}\n`
}

/** Newest events first, as many as fill a screen. */
const shownEvents = 25

function describePerson({ userId, amplitudeId, facts, furtherFacts, events }: PersonActivity): string {
  const known = [...facts, ...furtherFacts]
  const width = Math.max(0, ...known.map(({ name }) => name.length))
  const factLines = (list: readonly PersonFact[]) =>
    list.map(({ name, value }) => `  ${name.padEnd(width)}  ${value}`)
  const parts = [
    [`${userId ?? 'Without a user ID'}  (Amplitude ID ${amplitudeId})`],
    factLines(facts),
    furtherFacts.length === 0 ? [] : ['More that Amplitude knows', ...factLines(furtherFacts)],
    eventLines(events),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function eventLines(events: PersonActivity['events']): string[] {
  if (events.length === 0) return ['No events.']
  const heading =
    events.length > shownEvents
      ? `The latest ${shownEvents} of ${events.length} events, in UTC`
      : 'Latest events, in UTC'
  const lines = events.slice(0, shownEvents).map(({ at, name, properties }) => {
    const details = properties.map(({ name, value }) => `${name} ${value}`).join(', ')
    return `  ${at.toISOString().slice(0, 19).replace('T', ' ')}  ${name}${details === '' ? '' : `  (${details})`}`
  })
  return [heading, ...lines]
}
