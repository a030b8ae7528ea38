/** Ids as Slack shapes them: a letter for the kind, then capitals and digits. Counted, so that a run can be repeated. */
export class Ids {
  readonly #counters = new Map<string, number>()

  /** `F0000000AB`: ten characters, as `^F[A-Z0-9]{8,}$` asks. */
  next(letter: 'F' | 'V' | 'Ev' | 'S'): string {
    return `${letter}0${this.#count(letter).toString(36).toUpperCase().padStart(8, '0')}`
  }

  /** What Slack puts where a block or an element came without its id: five characters. */
  nextBlockId(): string {
    return this.#count('block').toString(36).padStart(5, 'b')
  }

  /** An unguessable-looking but countable number for trigger ids and response urls. */
  nextNumber(): number {
    return 1_000_000_000 + this.#count('number') * 7919
  }

  #count(kind: string): number {
    const count = (this.#counters.get(kind) ?? 0) + 1
    this.#counters.set(kind, count)
    return count
  }
}
