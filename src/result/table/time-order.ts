/** Files run with the time; readers look for the present, and a long table is cut at its end. */
export type TimeOrder = 'oldest first' | 'newest first'

/** What stands oldest first, in the wanted order. */
export function inTimeOrder<Item>(oldestFirst: readonly Item[], order: TimeOrder): readonly Item[] {
  return order === 'oldest first' ? oldestFirst : oldestFirst.toReversed()
}
