import type { Place } from '../blocks/surface.ts'

/** Where an element stands, and how it is named there. */
export interface Slot extends Place {
  /** Whether a change is told to the bot at once: always outside inputs, in inputs with `dispatch_action`. */
  doesDispatch: boolean
  /** Set for inputs: the id of the label, and of hint and error. */
  labelId?: string | undefined
  describedBy?: string | undefined
  isInvalid?: boolean
  isOptional?: boolean
}

/** The attributes by which a control is named; `fallback` where there is no label. */
export function namingProps(slot: Slot, fallback: string) {
  return {
    ...(slot.labelId === undefined ? { 'aria-label': fallback } : { 'aria-labelledby': slot.labelId }),
    'aria-describedby': slot.describedBy,
    'aria-invalid': slot.isInvalid === true ? true : undefined,
  }
}
