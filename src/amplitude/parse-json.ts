/**
 * JSON as Amplitude sends it; undefined for anything else. An id with more digits than a number holds exactly stays as its
 * text, because rounded it would be somebody else's.
 */
export function parseJson(text: string): unknown {
  try {
    return longId.test(text) ? JSON.parse(text, keepLongIds) : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Looked for first, since a reviver visits every number of a large answer. */
const longId = /amplitude_ids?"\s*:[\s[\d,]*\d{16}/

/** The third argument tells how a number was written; the type definitions do not know it yet. */
function keepLongIds(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isLong = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
  return isLong && /^\d+$/.test(context?.source ?? '') ? context?.source : value
}
