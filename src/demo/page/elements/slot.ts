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

/**
 * The attributes by which a control is named: by its label, and by the element that shows its value where the control
 * is a button; by `fallback` where there is no label.
 */
export function namingProps(slot: Slot, fallback: string, valueId?: string) {
  const labelledBy = valueId === undefined ? slot.labelId : `${slot.labelId} ${valueId}`
  return {
    ...(slot.labelId === undefined ? { 'aria-label': fallback } : { 'aria-labelledby': labelledBy }),
    'aria-describedby': slot.describedBy,
    'aria-invalid': slot.isInvalid === true ? true : undefined,
  }
}
