import { hash } from './random.ts'

const givenNames = [
  'ana',
  'ben',
  'carla',
  'daniel',
  'elif',
  'farid',
  'grace',
  'hugo',
  'ines',
  'jonas',
  'kaori',
  'liam',
  'mia',
  'noah',
  'olga',
  'priya',
  'quinn',
  'rosa',
  'sam',
  'tariq',
  'uma',
  'victor',
  'wendy',
  'ximena',
  'yuki',
  'zoe',
]
const familyNames = [
  'almeida',
  'bauer',
  'costa',
  'dubois',
  'eriksen',
  'fischer',
  'garcia',
  'haddad',
  'ito',
  'jansen',
  'kumar',
  'lopez',
  'martin',
  'nguyen',
  'okafor',
  'park',
  'rossi',
  'silva',
  'tanaka',
  'ueda',
  'vogel',
  'walker',
  'yilmaz',
  'zhang',
]

/** A made-up e-mail address, unique because the day and the place in the queue are part of it. */
export function userIdOf(key: number, day: number, ordinal: number): string {
  const given = givenNames[hash(key, 1) % givenNames.length]
  const family = familyNames[hash(key, 2) % familyNames.length]
  return `${given}.${family}${day % 1000}${ordinal.toString(36)}@example.com`
}
