/** What an alert shows in its channel: one message per incident, edited in place. Composed, ready to be laid out. */
export interface AlertMessage {
  alertId: number
  incidentId: string
  title: string
  projectName: string
  state:
    | 'firing'
    | 'acknowledged'
    | 'snoozed'
    | 'recovering'
    | 'recovered'
    | 'new level'
    | 'no data'
    | 'unstable'
    | 'muted'
    /** Nobody judges it any more: its alert was deleted, or watches something else now. */
    | 'closed'
  /** Whether somebody looks after it; also said while its state is another. */
  isAcknowledged?: boolean | undefined
  /** What was said of it last: then nobody is asked any more. */
  verdict?: 'useful' | 'noise' | undefined
  direction?: 'drop' | 'spike' | 'no data' | undefined
  /** `8,412 yesterday` */
  value: string
  /** `−23% vs usual Tuesday (10,930)` */
  change?: string | undefined
  /** `usual range 10,100–11,700`, or `limit 500` */
  usual?: string | undefined
  /** Of an alert with groups: those that breach, the farthest first, `iOS  1,204  −61%`; and how many more. */
  groups: string[]
  moreGroups: number
  /** `Since Tue, Nov 24, 14:05, for 3h 10m`; in the end `Recovered after 3h 10m, low 7,912`, or which level is usual now. */
  duration: string
  /** The rule in words: `fires when daily active users drop 20% vs last week`. */
  rule: string
  ownerId: string
  mention?: string | undefined
  /**
   * Who did what: `Acknowledged by <@U…>, 9:12`; ids of people, never names. `what` is `Acknowledged`, `when` is `9:12` where the
   * project is, and `at` the same as an ISO instant, for a reader who is elsewhere; so is `until` of a snooze.
   */
  deeds: { by: string; what: string; when?: string; at?: string; until?: string }[]
  /** Known days that bear on it: `Black Friday, Fri, Nov 27`, and who noted them, unless a calendar did. */
  notes?: { what: string; by?: string }[] | undefined
  /** What is special about it, a line each: `Nothing at all is counted: an outage, or nothing arrives in Amplitude`. */
  remarks?: string[] | undefined
  /** Data as of, and how whole the numbers are. */
  context: string[]
  /** Canonical question. */
  question: string
  /** Everything in words. */
  text: string
  picture?: { altText: string } | undefined
}

/** What stands in the thread of an incident: why, reminders, what ended it. */
export interface AlertThread {
  alertId: number
  incidentId: string
  /** Above lines that are a list: `Why Play Song fell`. */
  heading?: string
  lines: string[]
  /** Also shown in the channel: escalations only. */
  isBroadcast: boolean
  /** Who is called by it: where it got worse. */
  mention?: string | undefined
  text: string
}

/** Several alerts of one project at once: the parent in the channel; the rest is in its thread. */
export interface StormMessage {
  projectName: string
  alerts: { alertId: number; line: string }[]
  /** What this pattern usually means, as a sentence. */
  meaning: string
  text: string
}
