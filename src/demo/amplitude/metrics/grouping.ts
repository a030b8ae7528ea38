import type { PropertyRef } from './definition.ts'
import type { Present } from './present.ts'
import { codeAt, propertyCodes, type PropertyCodes } from './property-codes.ts'

/** Events by the values of up to four properties: every combination of values is one group, numbered. */
export interface Grouping {
  /** How many combinations could occur. */
  readonly size: number
  groupAt(position: number): number
  valuesOf(group: number): string[]
}

/** No properties make one group of everything. */
export function groupingBy(present: Present, properties: readonly PropertyRef[]): Grouping {
  return groupingOf(properties.map((property) => propertyCodes(present, property)))
}

/** The last property counts fastest, so `group % size` of the last ones is their own group. */
export function groupingOf(all: readonly PropertyCodes[]): Grouping {
  const size = all.reduce((product, { values }) => product * values.length, 1)
  const [first] = all
  return {
    size,
    groupAt:
      first === undefined
        ? () => 0
        : all.length === 1
          ? (position) => codeAt(first, position)
          : (position) =>
              all.reduce((group, codes) => group * codes.values.length + codeAt(codes, position), 0),
    valuesOf(group) {
      const values: string[] = []
      let rest = group
      for (const { values: known } of all.toReversed()) {
        values.unshift(known[rest % known.length] ?? '')
        rest = Math.floor(rest / known.length)
      }
      return values
    },
  }
}
