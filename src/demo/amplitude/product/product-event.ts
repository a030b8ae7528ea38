/** One thing that somebody did: numbers only, whose meanings stand in the lists that they point into. */
export interface ProductEvent {
  /** Epoch ms. */
  time: number
  /** Position in the list of people. */
  person: number
  /** Position in `catalogue`, in `contexts` and in `details`. */
  event: number
  context: number
  detail: number
  /** Start of the session in epoch ms, which is its id; -1 for events outside of sessions. */
  session: number
}
