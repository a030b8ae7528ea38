import { createRecentDeviations } from './recent-deviations.ts'
import { createRestlessness } from './restlessness.ts'
import { createWindowEvidence } from './window-evidence.ts'
import type { LiveSettings } from './live-settings.ts'
import type { SlotMemory } from './slot-memory.ts'
import type { Deviation, Evidence } from './window-evidence.ts'

const noEvidence: Evidence = { strength: 0, direction: undefined }

interface EvidencePoint {
  slot: number
  deviation: Deviation
  /** How much noisier than usual this time is taken to be. */
  noise: number
}

/** How strange a point is together with those before it: 0 for not at all, 1 for what a calm series may show now and then. */
export interface LiveEvidence {
  weigh(point: EvidencePoint): Evidence
  /** To be called after `weigh` of the same point. */
  learn(isAnomaly: boolean): void
  /** Leaves out the points of an anomaly that is over. */
  startAnew(): void
}

export function createLiveEvidence(settings: LiveSettings, memory: SlotMemory): LiveEvidence {
  const windows = createWindowEvidence(settings)
  const restlessness = createRestlessness(settings)
  const recent = createRecentDeviations(settings)
  let newest: readonly Deviation[] = []
  let strength = 0
  let weighed = 0

  return {
    weigh({ slot, deviation, noise }) {
      newest = recent.add(slot, deviation)
      weighed++
      const weekAgo = slot - 7 * settings.slotsPerDay
      const raw = windows.weigh(newest, noise, (points, sign) =>
        largestMean(memory, { slot: weekAgo, points, sign }),
      )
      strength = raw.strength
      if (weighed <= settings.settlingPoints) return noEvidence
      return { ...raw, strength: strength / restlessness.factor() }
    },
    learn(isAnomaly) {
      windows.learn(newest, isAnomaly)
      if (!isAnomaly) restlessness.learn(strength)
    },
    startAnew: () => recent.clear(),
  }
}

/** Of the windows that end at a slot or one beside it: people are not punctual. */
function largestMean(
  memory: SlotMemory,
  { slot, points, sign }: { slot: number; points: number; sign: number },
): number {
  let largest = 0
  for (let near = slot - 1; near <= slot + 1; near++) {
    largest = Math.max(largest, sign * (memory.meanDeviation(near, points) || 0))
  }
  return largest
}
