import type { PersonFact } from '../result/person.ts'

/** Properties as facts; what is empty or missing is left out. */
export function personProperties(
  properties: Readonly<Record<string, unknown>> | null | undefined,
  prefix = '',
): PersonFact[] {
  return Object.entries(properties ?? {}).flatMap(([name, value]) => {
    const text = factText(value)
    return text === '' ? [] : [{ name: `${prefix}${name}`, value: text }]
  })
}

/** Lists and objects as JSON: what they hold is the project's business. */
export function factText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  const isEmpty = typeof value === 'object' && Object.keys(value).length === 0
  return isEmpty ? '' : JSON.stringify(value)
}
