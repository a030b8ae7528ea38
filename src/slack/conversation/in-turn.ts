/**
 * Runs steps one after the other: a placeholder that is still on its way must not arrive behind the answer that replaces it.
 */
export function inTurn(): <T>(step: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (step) => {
    const next = last.then(step, step)
    last = next.catch(() => {})
    return next
  }
}
