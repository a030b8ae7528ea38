import { hash, hashText } from '../product/random.ts'

/** The opaque id of a set of users: eight characters that stay the same for the same series of the same question. */
export function setIdFor(question: unknown, position: number): string {
  const key = hashText(JSON.stringify(question))
  const digits = hash(key, position, 1).toString(36) + hash(key, position, 2).toString(36)
  return digits.padEnd(8, '0').slice(0, 8)
}
