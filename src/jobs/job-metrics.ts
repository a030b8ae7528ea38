/** The port to those who watch how the timetable does. */
export interface JobMetrics {
  /** A digest stands in its channel, so much after its slot. Tests that somebody asked for do not count. */
  delivered(lateMs: number): void
  /** So many slots were passed over: missed for too long, or quiet. */
  skipped(count: number, reason: 'missed' | 'quiet'): void
  /** A slot was given up: its questions or its message failed. */
  parked(reason: string): void
  /** A delivery is tried again. */
  retried(reason: string): void
  /** A message was found in Slack whose sending nobody had recorded. */
  adopted(): void
  /** A message was sent once more, because nobody could tell whether the first one had arrived. */
  repeated(): void
  /** Whether nothing is delivered because Slack does not accept the bot any more. */
  halted(isHalted: boolean): void
}
