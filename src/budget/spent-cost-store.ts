/** Something that was asked, and when. Epoch ms. */
export interface Spending {
  id: string
  cost: number
  at: number
}

/** Keeps what was spent across restarts: Amplitude's windows do not begin anew when the process does. */
export interface SpentCostStore {
  /** Spendings of one budget since an instant, oldest first. */
  load(budget: string, since: number): Promise<readonly Spending[]>
  /** Writes a spending, or its new time. */
  record(budget: string, spending: Spending): Promise<void>
  /** Takes back what did not cost anything after all. */
  remove(budget: string, id: string): Promise<void>
}
