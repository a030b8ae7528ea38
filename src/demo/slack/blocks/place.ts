import type { BlockProblem, Surface } from '../validate-blocks.ts'

/** A spot in the JSON under inspection: its JSON pointer, the surface it is for, and where problems are written down. */
export class Place {
  readonly pointer: string
  readonly surface: Surface
  readonly problems: BlockProblem[]

  constructor(pointer: string, surface: Surface, problems: BlockProblem[]) {
    this.pointer = pointer
    this.surface = surface
    this.problems = problems
  }

  at(key: string | number): Place {
    return new Place(`${this.pointer}/${key}`, this.surface, this.problems)
  }

  /** The last part of the pointer: under which key of its parent this stands. */
  get key(): string {
    return this.pointer.slice(this.pointer.lastIndexOf('/') + 1)
  }

  refuse(message: string): void {
    this.problems.push({ message, pointer: this.pointer })
  }
}
