/** What is remembered of the last four weeks, by slot. NaN stands for nothing known: it needs no box and spoils no sum. */
export interface SlotMemory {
  /** Makes room up to this slot; slots that were passed over are unknown. */
  advanceTo(slot: number): void
  /** Keeps the value that counts as usual at a slot: the measured one, or the expected one during an anomaly. */
  keepUsual(slot: number, value: number, isDoubtful: boolean): void
  keepDeviation(slot: number, deviation: number): void
  /** Mean of the usual values around a slot; NaN where none is known. */
  usualAround(slot: number, neighbours: number): number
  /** Whether one of the values around a slot is an expectation that stands for an anomaly. */
  isDoubtfulAround(slot: number, neighbours: number): boolean
  /** Mean log deviation of the `points` slots that end with this one; NaN unless all are known. */
  meanDeviation(slot: number, points: number): number
}

/** @param days How far back it is asked for. */
export function createSlotMemory(days: number, slotsPerDay: number): SlotMemory {
  const size = (days + 1) * slotsPerDay
  const usual = new Float64Array(size).fill(Number.NaN)
  const deviations = new Float64Array(size).fill(Number.NaN)
  const doubtful = new Uint8Array(size)
  let newest: number | undefined

  const placeOf = (slot: number): number => ((slot % size) + size) % size
  const isHeld = (slot: number): boolean => newest !== undefined && slot <= newest && slot > newest - size

  function forget(slot: number): void {
    const place = placeOf(slot)
    usual[place] = Number.NaN
    deviations[place] = Number.NaN
    doubtful[place] = 0
  }

  return {
    advanceTo(slot) {
      const from = Math.max(newest === undefined ? slot : newest + 1, slot - size + 1)
      for (let passed = from; passed <= slot; passed++) forget(passed)
      newest = Math.max(newest ?? slot, slot)
    },
    keepUsual(slot, value, isDoubtful) {
      usual[placeOf(slot)] = value
      doubtful[placeOf(slot)] = isDoubtful ? 1 : 0
    },
    keepDeviation(slot, deviation) {
      deviations[placeOf(slot)] = deviation
    },
    usualAround(slot, neighbours) {
      let sum = 0
      let known = 0
      for (let near = slot - neighbours; near <= slot + neighbours; near++) {
        const value = isHeld(near) ? (usual[placeOf(near)] ?? Number.NaN) : Number.NaN
        if (Number.isNaN(value)) continue
        sum += value
        known++
      }
      return known === 0 ? Number.NaN : sum / known
    },
    isDoubtfulAround(slot, neighbours) {
      for (let near = slot - neighbours; near <= slot + neighbours; near++) {
        if (isHeld(near) && doubtful[placeOf(near)] === 1) return true
      }
      return false
    },
    meanDeviation(slot, points) {
      let sum = 0
      for (let back = 0; back < points; back++) {
        sum += isHeld(slot - back) ? (deviations[placeOf(slot - back)] ?? Number.NaN) : Number.NaN
      }
      return sum / points
    },
  }
}
