/** What each person asked last, channel by channel, for `/amp save`. It is forgotten when the bot stops. */
export interface RecentQuestions {
  remember(place: Place, question: RecentQuestion): void
  last(place: Place): RecentQuestion | undefined
}

interface Place {
  channelId: string
  userId: string
}

interface RecentQuestion {
  /** Canonical, without `/amp`. */
  text: string
  projectName: string
}

const capacity = 5_000

export function createRecentQuestions(): RecentQuestions {
  const questions = new Map<string, RecentQuestion>()
  return {
    remember(place, question) {
      const key = keyOf(place)
      // Set anew, so that it stands last: a map keeps the order of insertion.
      questions.delete(key)
      questions.set(key, question)
      const [oldest] = questions.keys()
      if (questions.size > capacity && oldest !== undefined) questions.delete(oldest)
    },
    last: (place) => questions.get(keyOf(place)),
  }
}

function keyOf({ channelId, userId }: Place): string {
  return `${channelId} ${userId}`
}
