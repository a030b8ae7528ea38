/** A sentence that could be said about a result, and how much it deserves to be. */
export interface Remark {
  text: string
  /** 0 to 100: the more remarkable, the further to the front. */
  weight: number
  /** Belongs beside this kind's headline and is never crowded out. */
  isRequired?: boolean
}

/** Below this a remark is true but not worth a reader's time. */
const worthSaying = 35
const maxSentences = 3

/** The sentences worth saying, most remarkable first, three at most. */
export function chooseSentences(remarks: readonly (Remark | undefined)[]): string[] {
  const said = remarks.filter((remark) => remark !== undefined)
  const required = said.filter((remark) => remark.isRequired === true)
  const optional = said
    .filter((remark) => remark.isRequired !== true && remark.weight >= worthSaying)
    .sort((a, b) => b.weight - a.weight)
  return [...required, ...optional]
    .slice(0, maxSentences)
    .sort((a, b) => b.weight - a.weight)
    .map(({ text }) => text)
}
