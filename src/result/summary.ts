/** What a result says in words: the same for Slack, the terminal, the picture's header and its alternative text. */
export interface Summary {
  /** Short name of the metric: `Daily active users`, `Play Song, uniques by platform`, `Sign Up → Play Song`. */
  title: string
  /** Range and conditions in words: `Oct 25 – Nov 23, 2026 · country is Japan`. */
  subtitle: string
  headline: Headline
  /** The change that belongs to the headline; undefined where there is nothing fair to compare with. */
  change: Change | undefined
  /** One to three sentences worth saying, numbers included, most remarkable first. Plain text, no markup. */
  sentences: readonly string[]
}

export interface Headline {
  /** Formatted: `12,345`, `23.4 %`, `2m 41s`, or `No data`. */
  text: string
  /** What the number is: `users on Sun, Nov 22`, `conversion`, `week 1 retention`. */
  label: string
  /** Whose number it is where there are several; the label begins with it. */
  subject?: string
  value: number | undefined
}

export interface Change {
  /** Signed and formatted with the sign people read: `+9.4 %`, `−1.4 pp`. */
  text: string
  /** Against what: `vs Sun, Nov 15`, `vs previous 30 days`. */
  versus: string
  direction: 'up' | 'down' | 'flat'
}
