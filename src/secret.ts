import { inspect } from 'node:util'

/**
 * A token or key that cannot be printed, logged, serialised or put into a string by accident. Only `reveal()` hands out
 * the value, so a search for that word finds every place that uses one.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}
