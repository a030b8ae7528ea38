import type { Interval } from '../metrics/calendar.ts'
import { hourMs, minuteMs } from '../product/rhythm.ts'

interface CachedAnswer {
  computedAt: number
  body: Record<string, unknown>
}

/** Answers that are served again for a while, by the simulator's clock. */
export interface AnswerCache {
  find(question: string, now: number): CachedAnswer | undefined
  keep(question: string, answer: CachedAnswer, lifeMs: number): void
  clear(): void
}

export function createAnswerCache(): AnswerCache {
  const answers = new Map<string, CachedAnswer & { expiresAt: number }>()
  return {
    find(question, now) {
      const answer = answers.get(question)
      return answer !== undefined && now >= answer.computedAt && now < answer.expiresAt ? answer : undefined
    },
    keep: (question, answer, lifeMs) =>
      void answers.set(question, { ...answer, expiresAt: answer.computedAt + lifeMs }),
    clear: () => answers.clear(),
  }
}

/** How long Amplitude keeps an answer, by interval and length of the range: any range, also one long past. */
export function cacheLifeMs({ interval, days }: { interval: Interval; days: number }): number {
  switch (interval) {
    case '5min':
    case 'hour':
      return 5 * minuteMs
    case 'day':
      return (days <= 7 ? 1 : days <= 30 ? 6 : 18) * hourMs
    case 'week':
      return (days <= 28 ? 6 : days <= 84 ? 12 : 48) * hourMs
    case 'month':
      return (days <= 93 ? 18 : days <= 186 ? 48 : 96) * hourMs
  }
}
