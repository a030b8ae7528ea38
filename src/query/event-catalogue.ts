/** One event of the project's events list, as people know it. */
export interface EventSummary {
  /** The raw name that questions send. */
  name: string
  /** The name people see; often the same. */
  displayName: string
  /** Occurrences this week so far. */
  weeklyTotal: number
}
