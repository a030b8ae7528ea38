/** One small number for each (group, person), -1 until it is set: how distinct people are counted. */
export interface PairTable {
  get(group: number, person: number): number
  set(group: number, person: number, value: number): void
}

/** Above so many groups a row for each would take too much memory, and the pairs are hashed instead. */
const mostRows = 400

export function createPairTable(groups: number, people: number): PairTable {
  return groups <= mostRows ? rowsOf(groups, people) : hashedPairs(people)
}

function rowsOf(groups: number, people: number): PairTable {
  const rows: (Int32Array | undefined)[] = Array(groups).fill(undefined)
  return {
    get: (group, person) => rows[group]?.[person] ?? -1,
    set(group, person, value) {
      const row = (rows[group] ??= new Int32Array(people).fill(-1))
      row[person] = value
    },
  }
}

function hashedPairs(people: number): PairTable {
  const pairs = new Map<number, number>()
  return {
    get: (group, person) => pairs.get(group * people + person) ?? -1,
    set: (group, person, value) => void pairs.set(group * people + person, value),
  }
}
