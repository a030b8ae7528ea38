import { longestRunMs } from '../budget/budget-state.ts'
import type { LedgerEntry, SpentCostStore, Spending } from '../budget/spent-cost-store.ts'
import type { Logger } from '../logger.ts'

/**
 * One budget's page in the store that all processes share. A store that fails is logged and keeps nobody from asking: the
 * budget then works from what it sees itself.
 */
export interface SpentLedger {
  /** What this and other processes have spent, as far as it can be new since the last look. */
  news(now: number): Promise<readonly LedgerEntry[]>
  /** Writes that a request goes out, if `isAllowed` agrees to it in the face of the news. */
  claim(spending: Spending, isAllowed: (news: readonly LedgerEntry[]) => boolean): Promise<boolean>
  record(spending: Spending): Promise<void>
  remove(id: string): Promise<void>
}

export interface SpentLedgerDeps {
  name: string
  /** How far back spendings matter. */
  windowMs: number
  store: SpentCostStore | undefined
  logger: Logger
}

/** Two processes need not agree on the time to the second, nor is anything written in no time. */
const marginMs = 10_000

export function openSpentLedger({ name, windowMs, store, logger }: SpentLedgerDeps): SpentLedger {
  let lookedAt = Number.NEGATIVE_INFINITY

  /** What was under way at the last look may have ended since. */
  const sinceLastLook = (now: number): number => Math.max(now - windowMs, lookedAt - longestRunMs - marginMs)

  async function orElse<Result>(work: Promise<Result> | undefined, instead: Result): Promise<Result> {
    try {
      return (await work) ?? instead
    } catch (error) {
      logger.error({ error, budget: name }, 'budget.ledger_failed')
      return instead
    }
  }

  return {
    news: async (now) => {
      const news = await orElse(store?.load(name, sinceLastLook(now)), [])
      lookedAt = now
      return news
    },
    claim: async (spending, isAllowed) => {
      const { at } = spending
      const check = { since: sinceLastLook(at), isAllowed }
      const isClaimed = await orElse(store?.claim(name, { ...spending, isRunning: true }, check), true)
      lookedAt = at
      return isClaimed
    },
    record: (spending) => orElse(store?.record(name, spending), undefined),
    remove: (id) => orElse(store?.remove(name, id), undefined),
  }
}
