import { normalizeText } from './language/normalize-text.ts'

/** Longer ones are sentences. */
export const longestSavedName = 40

/** Letters and digits of any script; `-` and `_` inside. */
const bareName = new RegExp(`^(?=.{1,${longestSavedName}}$)[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*$`, 'u')

/**
 * The name of a saved question where a text is just one bare name, as it is kept: `/amp Weekly-Signups` asks for
 * `weekly-signups`. Undefined for any other text. What the language itself understands should be looked at first.
 */
export function savedName(text: string): string | undefined {
  const name = normalizeText(text)
    .replace(/^\/amp(?= |$) ?/i, '')
    .toLowerCase()
  return bareName.test(name) ? name : undefined
}
