import type { HistoryStore } from '../history/history-store.ts'
import type { Logger } from '../logger.ts'

/** A store whose failures cost a request to Amplitude, and nobody an answer: everything in it can be asked for again. */
export function dispensable(store: HistoryStore, logger: Logger): HistoryStore {
  const orElse = async <Result>(work: Promise<Result>, instead: Result): Promise<Result> => {
    try {
      return await work
    } catch (error) {
      logger.error({ error }, 'history.failed')
      return instead
    }
  }
  return {
    read: (key, labels) => orElse(store.read(key, labels), undefined),
    write: (key, change) => orElse(store.write(key, change), undefined),
    forget: (key) => orElse(store.forget(key), undefined),
    growth: (project) => orElse(store.growth(project), []),
    addGrowth: (project, records) => orElse(store.addGrowth(project, records), undefined),
    tidy: (now) => orElse(store.tidy(now), undefined),
    size: () => orElse(store.size(), { points: 0, bytes: 0 }),
  }
}
