import type { DifferentValue } from './compare-answers.ts'

/** What a virtual day brought. */
export interface Ledger {
  /** By kind of question. */
  naiveCost: Map<string, number>
  answers: Map<string, number>
  /** How long people waited for the budget, in ms of virtual time. */
  waits: { quiet: number[]; burst: number[] }
  /** Answers that were compared; all that were given, if nothing is wrong with the bench itself. */
  compared: number
  /** Of them those that were an answer given before, reused. */
  reused: number
  /** Single numbers that were compared. */
  numbers: number
  wrong: string[]
  failed: string[]
  /** Answers with values that changed after settling, and each of these values once. */
  answersWithChanges: number
  changed: Map<string, DifferentValue>
}

export function newLedger(): Ledger {
  return {
    naiveCost: new Map(),
    answers: new Map(),
    waits: { quiet: [], burst: [] },
    compared: 0,
    reused: 0,
    numbers: 0,
    wrong: [],
    failed: [],
    answersWithChanges: 0,
    changed: new Map(),
  }
}

export function add(values: Map<string, number>, key: string, value: number): void {
  values.set(key, (values.get(key) ?? 0) + value)
}

export function sumOf(values: ReadonlyMap<string, number>): number {
  return [...values.values()].reduce((sum, value) => sum + value, 0)
}
