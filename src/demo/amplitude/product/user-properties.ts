import { contexts, type Context } from './contexts.ts'
import type { Person } from './person.ts'
import { places } from './places.ts'
import { releaseOn, releases } from './releases.ts'
import { devices } from './contexts.ts'

/** How a value that is missing reads everywhere in Amplitude. */
export const none = '(none)'

/**
 * A user property, by the name that requests use. The value is the one attached to the event: some belong to the person
 * for good, the others change with device, version and plan.
 */
export type UserProperty =
  | { level: 'person'; valueOf: (person: Person, openingDay: number) => string }
  | { level: 'context'; valueOf: (context: Context) => string }

const properties: Readonly<Record<string, UserProperty>> = {
  country: ofPerson((person) => places[person.place]?.country),
  city: ofPerson((person) => places[person.place]?.city),
  language: ofPerson((person) => places[person.place]?.language),
  user_id: ofPerson((person) => person.userId ?? ''),
  start_version: ofPerson(startVersion),
  'gp:favorite_genre': ofPerson((person) => person.favoriteGenre),
  'gp:referrer': ofPerson((person) => person.referrer),
  platform: ofContext((context) => context.platform),
  os: ofContext((context) => context.os),
  device_type: ofContext((context) => context.deviceType),
  version: ofContext((context) => context.version),
  paying: ofContext((context) => (context.plan === 'free' ? '' : 'true')),
  'gp:plan': ofContext((context) => context.plan),
}

/** Undefined for a property that the project has never received, also where Amplitude has it built in. */
export function findUserProperty(name: string): UserProperty | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined
}

/** All user properties with their values for one event, for people's own pages. */
export function userPropertiesOf(
  person: Person,
  context: number,
  openingDay: number,
): Record<string, string> {
  const current = contexts[context]
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      property.level === 'person'
        ? property.valueOf(person, openingDay)
        : current === undefined
          ? none
          : property.valueOf(current),
    ]),
  )
}

function startVersion(person: Person, openingDay: number): string {
  if (devices[person.device]?.platform === 'Web') return ''
  return releases[releaseOn(person.arrivalDay - openingDay)]?.version ?? ''
}

function ofPerson(read: (person: Person, openingDay: number) => string | undefined): UserProperty {
  return { level: 'person', valueOf: (person, openingDay) => read(person, openingDay) || none }
}

function ofContext(read: (context: Context) => string): UserProperty {
  return { level: 'context', valueOf: (context) => read(context) || none }
}
