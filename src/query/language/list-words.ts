/** Whose digests or alerts are listed: those of the channel, the asker's own, or everybody's. */
export type Whose = 'channel' | 'mine' | 'all'

/** Reads what stands behind `digests` or `alerts`; undefined where it names nobody's. */
export function readWhose(words: readonly string[]): Whose | undefined {
  switch (words.join(' ').toLowerCase()) {
    case '':
    case 'here':
      return 'channel'
    case 'mine':
      return 'mine'
    case 'all':
      return 'all'
    default:
      return undefined
  }
}

/** The number that people call a digest or an alert by: `4` or `#4`. */
export function itemNumber(word: string): number | undefined {
  const digits = /^#?(\d{1,9})$/.exec(word)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
