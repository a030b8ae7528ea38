/** One event of the project's events list, as people know it. */
export interface EventSummary {
  /** The raw name that questions send. */
  name: string
  /** The name people see; often the same. */
  displayName: string
  /** Occurrences this week so far. */
  weeklyTotal: number
  /** Change against the same part of last week as Amplitude counts it; undefined where it does not say. */
  weeklyDelta?: number | undefined
}
