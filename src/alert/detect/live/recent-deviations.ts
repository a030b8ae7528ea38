import type { Deviation } from './window-evidence.ts'
import type { LiveSettings } from './live-settings.ts'

/** After more missing points than this, what came before does not belong to the same window any more. */
const bridgedGap = 2

/** The newest deviations, newest first, as many as the longest window needs. */
export interface RecentDeviations {
  add(slot: number, deviation: Deviation): readonly Deviation[]
  clear(): void
}

export function createRecentDeviations(settings: LiveSettings): RecentDeviations {
  const longest = Math.max(...settings.windows.map((window) => window.points))
  const recent: Deviation[] = []
  let newest = Number.NaN
  return {
    add(slot, deviation) {
      if (slot - newest > bridgedGap + 1) recent.length = 0
      newest = slot
      recent.unshift(deviation)
      if (recent.length > longest) recent.pop()
      return recent
    },
    clear() {
      recent.length = 0
    },
  }
}
