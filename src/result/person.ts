/** One match of a search for people. Ids are text: Amplitude's can exceed what a number holds exactly. */
export interface FoundPerson {
  amplitudeId: string
  userId: string | undefined
  /** `YYYY-MM-DD`, where Amplitude says. */
  lastSeen: string | undefined
  platform: string | undefined
  country: string | undefined
}

/** What is known about one person. Never logged, never drawn, shown to the asker alone. */
export interface PersonActivity {
  amplitudeId: string
  userId: string | undefined
  /** The short list that is shown at once, in order: first and last seen, events, sessions, platform, country, version, paying … */
  facts: readonly PersonFact[]
  /** Everything else Amplitude knows, user properties included; shown on request. */
  furtherFacts: readonly PersonFact[]
  /** Newest first. Their times are UTC, unlike everything else. */
  events: readonly { at: Date; name: string; properties: readonly PersonFact[] }[]
}

export interface PersonFact {
  name: string
  value: string
}
