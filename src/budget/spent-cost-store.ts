/** Something that was asked, and when. Epoch ms. */
export interface Spending {
  id: string
  cost: number
  at: number
}

/** A spending as all processes see it. */
export interface LedgerEntry extends Spending {
  /** Sent and not answered yet, as far as whoever sent it has told. */
  isRunning: boolean
}

/**
 * Keeps what was spent across restarts, and for all processes that use the same keys: Amplitude's windows do not begin anew
 * when a process does, and do not ask which one spends.
 */
export interface SpentCostStore {
  /** Spendings of one budget since an instant, oldest first. */
  load(budget: string, since: number): Promise<readonly LedgerEntry[]>
  /**
   * Writes a spending if `isAllowed` agrees to it in the face of all others since an instant. No other process writes in
   * between, so that two do not take the same room.
   */
  claim(budget: string, entry: LedgerEntry, check: ClaimCheck): Promise<boolean>
  /** Writes what a request has cost, from the instant of its answer on. */
  record(budget: string, spending: Spending): Promise<void>
  /** Takes back what did not cost anything after all. */
  remove(budget: string, id: string): Promise<void>
}

export interface ClaimCheck {
  since: number
  isAllowed: (others: readonly LedgerEntry[]) => boolean
}
