import { z } from 'zod'
import { daySchema } from '../query/query.ts'
import { formatDay, formatDuration, formatValue } from '../result/format-value.ts'
import type { PersonActivity, PersonFact } from '../result/person.ts'
import { factText, personProperties } from './person-properties.ts'

type UserData = Readonly<Record<string, unknown>>

/** What Amplitude knows about a person: a short list for everybody, and the rest under Amplitude's own names. */
export function personFacts(userData: UserData): Pick<PersonActivity, 'facts' | 'furtherFacts'> {
  const { properties, ...fields } = userData
  const facts = shortList.flatMap(([name, key, write]): PersonFact[] => {
    const value = write(fields[key])
    return value === '' ? [] : [{ name, value }]
  })
  const others = Object.entries(fields).filter(([key]) => !isShown.has(key))
  const own = z.record(z.string(), z.unknown()).safeParse(properties).data
  return {
    facts,
    furtherFacts: [
      ...others.flatMap(([key, value]): PersonFact[] => {
        const text = isCount(value) ? formatValue(value, 'number') : listText(value)
        return text === '' ? [] : [{ name: key.replaceAll('_', ' '), value: text }]
      }),
      // Named as questions name them, so that they can be asked for.
      ...personProperties(own, 'gp:'),
    ],
  }
}

const shortList: readonly (readonly [name: string, key: string, write: (value: unknown) => string])[] = [
  ['First seen', 'first_used', dayText],
  ['Last seen', 'last_used', dayText],
  ['Events', 'num_events', countText],
  ['Sessions', 'num_sessions', countText],
  ['Time spent', 'usage_time', durationText],
  ['Platform', 'platform', factText],
  ['Country', 'country', factText],
  ['Version', 'version', factText],
  ['Paying', 'paying', payingText],
]

/** The ids stand above the list already. */
const isShown: ReadonlySet<string> = new Set([
  ...shortList.map(([, key]) => key),
  'user_id',
  'canonical_amplitude_id',
])

function dayText(value: unknown): string {
  const day = daySchema.safeParse(typeof value === 'string' ? value.slice(0, 10) : undefined)
  return day.success ? formatDay(day.data, { year: true }) : factText(value)
}

/** Zero is said: it is all there is to say about an ID that nobody has. */
function countText(value: unknown): string {
  return isCount(value) ? formatValue(value, 'events') : ''
}

/** In ms, unlike the lengths of sessions elsewhere. */
function durationText(value: unknown): string {
  return isCount(value) && value > 0 ? formatDuration(value) : ''
}

/** `"true"`, or an empty text for everybody else. */
function payingText(value: unknown): string {
  return value === true || value === 'true' ? 'yes' : ''
}

function listText(value: unknown): string {
  return Array.isArray(value) ? value.map(factText).join(', ') : factText(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
