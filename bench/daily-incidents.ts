import { between } from './chance.ts'

interface Incident {
  kind: 'outage' | 'doubling' | 'drop' | 'leak' | 'fall' | 'rise'
  weight: number
  days: readonly [number, number]
  share: readonly [number, number]
}

/** How often each happens, for how many days, and to what share of the usual it leads. */
const incidents: readonly Incident[] = [
  { kind: 'outage', weight: 9, days: [1, 3], share: [0.003, 0.03] },
  { kind: 'doubling', weight: 21, days: [1, 4], share: [1.4, 2] },
  { kind: 'drop', weight: 32, days: [1, 6], share: [0.4, 0.9] },
  { kind: 'leak', weight: 11, days: [8, 15], share: [0.55, 0.8] },
  { kind: 'fall', weight: 15, days: [5, 6], share: [0.65, 0.85] },
  { kind: 'rise', weight: 12, days: [5, 6], share: [1.25, 1.5] },
]

/** So long nothing happens, that a detector may learn. */
const quietDays = 90

/** Puts incidents into the days, two to eight weeks apart, and marks them. A fall and a rise stay. */
export function drawDailyIncidents(random: () => number, logs: Float64Array, labels: Int8Array): void {
  let start = quietDays + Math.floor(between(random, 3, 28))
  while (start < logs.length - 16) {
    const incident = pick(random)
    const days = Math.floor(between(random, ...incident.days))
    const share = between(random, ...incident.share)
    if (labels.subarray(start - 2, start + days + 2).some((label) => label !== 0)) {
      start += 5
      continue
    }
    const stays = incident.kind === 'fall' || incident.kind === 'rise'
    const end = stays ? logs.length : start + days
    for (let day = start; day < end; day++) {
      const reached = incident.kind === 'leak' ? 1 - ((1 - share) * (day - start + 1)) / days : share
      logs[day] = (logs[day] ?? 0) + Math.log(reached)
    }
    labels.fill(incident.kind === 'leak' ? 2 : 1, start, start + days)
    // After five days at another level both levels have a claim to be the usual one.
    if (stays) labels.fill(-1, start + days, start + days + 7)
    start += days + Math.floor(between(random, 14, 55))
  }
}

function pick(random: () => number): Incident {
  let left = random() * incidents.reduce((sum, { weight }) => sum + weight, 0)
  for (const incident of incidents) {
    left -= incident.weight
    if (left < 0) return incident
  }
  throw new Error('The weights do not add up.')
}
