import type { ParsedQuestion } from '../query/parse-command.ts'

/** The page in Amplitude of a saved chart that a person pasted: nothing else has an address that is known. */
export interface PastedLink {
  url: string
  /** The question with the link in it, so that asking again knows it, too. */
  text: string
}

export function linkIn({ query, text }: ParsedQuestion): PastedLink | undefined {
  if (query.kind !== 'chart') return undefined
  const url = /https:\/\/[a-z0-9.-]+\/[^\s"|<>]+/i.exec(text)?.[0]
  return url !== undefined && isAmplitudes(url) ? { url, text } : undefined
}

function isAmplitudes(url: string): boolean {
  return URL.canParse(url) && /(?:^|\.)amplitude\.com$/.test(new URL(url).hostname)
}
