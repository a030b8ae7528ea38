/** Events to put into examples while no project is at hand. */
const sampleEvents = ['Search', 'Play Song', 'Purchase'] as const

/** Puts names of events where an example holds `$1`, `$2`, `$3`; where there are too few, sample names stand in. */
export function fillExample(example: string, names: readonly string[] = []): string {
  return example.replace(/\$([123])/g, (_, digit: string) => {
    const position = Number(digit) - 1
    return names[position] ?? sampleEvents[position] ?? ''
  })
}
