/** The port to those who watch how alerts are checked. */
export interface AlertMetrics {
  /** An alert was judged, so much after it was due. */
  checked(lateMs: number): void
  /** So many points were beyond their bounds, whether or not anybody was told. */
  breached(count: number): void
  fired(): void
  recovered(): void
  /** An incident ended because the level at which it stays has become usual. */
  settled(): void
  /** Something would have been told, but for a snooze, quiet hours or a mute. */
  held(): void
  /** An alert kept its state because its numbers could not be read. */
  readFailed(reason: string): void
}
