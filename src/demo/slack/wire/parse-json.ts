import { isRecord } from '../blocks/checks.ts'

/** The object that the text is as JSON; undefined for anything else. */
export function parseJsonObject(text: string): Record<string, unknown> | undefined {
  const parsed = parseJson(text)
  return isRecord(parsed) ? parsed : undefined
}

/** What the text is as JSON; undefined when it is none, which no JSON is. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
