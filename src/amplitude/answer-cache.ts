/** An answer as it was received. */
export interface KeptAnswer {
  json: unknown
  receivedAt: Date
  /** The instant whose numbers it holds: earlier than its receipt where Amplitude's own cache gave it. */
  asOf: Date
}

/** The last answers of one project, by address. Old ones stay until there is no room: in an outage they are all there is. */
export interface AnswerCache {
  find(address: string): KeptAnswer | undefined
  keep(address: string, answer: KeptAnswer, bytes: number): void
}

/** Answers are some kilobytes each; together they may take this much. */
const mostBytes = 64 * 1024 * 1024

export function createAnswerCache(limitBytes = mostBytes): AnswerCache {
  const answers = new Map<string, KeptAnswer & { bytes: number }>()
  let total = 0

  function forget(address: string): void {
    total -= answers.get(address)?.bytes ?? 0
    answers.delete(address)
  }

  return {
    find: (address) => {
      const answer = answers.get(address)
      if (answer === undefined) return undefined
      // A map keeps the order of insertion, so what was used last stands last.
      answers.delete(address)
      answers.set(address, answer)
      return answer
    },
    keep: (address, answer, bytes) => {
      forget(address)
      if (bytes > limitBytes) return
      answers.set(address, { ...answer, bytes })
      total += bytes
      for (const [oldest] of answers) {
        if (total <= limitBytes) return
        forget(oldest)
      }
    },
  }
}
