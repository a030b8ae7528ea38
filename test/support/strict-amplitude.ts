/** Amplitude's limits in their strict reading, as a judge: it says what is wrong with a request that arrives. */
export function createStrictJudge() {
  const arrivals: { at: number; cost: number; id: string }[] = []
  const running = new Set<string>()
  const since = (instant: number): number =>
    arrivals.reduce((sum, { at, cost }) => (at > instant ? sum + cost : sum), 0)
  return {
    arrive(id: string, cost: number, now: number): string[] {
      const short = since(now - 300_000)
      const complaints = [
        ...(running.size >= 5 ? [`a sixth request in flight at ${now}`] : []),
        ...((short > 0 || running.size > 0) && short + cost > 1000
          ? [`${short} + ${cost} in five minutes at ${now}`]
          : []),
        ...(since(now - 3_600_000) + cost > 108_000 ? [`more than an hour allows at ${now}`] : []),
      ]
      arrivals.push({ at: now, cost, id })
      running.add(id)
      return complaints
    },
    leave: (id: string) => void running.delete(id),
  }
}
