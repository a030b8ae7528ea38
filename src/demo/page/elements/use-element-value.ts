import type { ConfirmationDialog } from '@slack/types'
import { useSurface } from '../blocks/surface.ts'
import type { ElementValue } from './element-value.ts'
import type { Slot } from './slot.ts'

/** The kind of value that an element of a type holds. */
type ValueOf<Type> = ElementValue extends infer Value
  ? Value extends { type: infer Types }
    ? [Type] extends [Types]
      ? Value
      : never
    : never
  : never

/** An element's current value, and how to change it; the bot is told where the slot says so. */
export function useElementValue<Type extends ElementValue['type']>(
  element: { type: Type; confirm?: ConfirmationDialog },
  slot: Slot,
): [ValueOf<Type> | undefined, (value: ElementValue) => void] {
  const surface = useSurface()
  const value = surface.values[slot.blockId]?.[slot.actionId]
  const setValue = (next: ElementValue): void => {
    if (slot.doesDispatch) void surface.change(slot, next, element.confirm)
    else surface.edit(slot, next)
  }
  return [value?.type === element.type ? (value as ValueOf<Type>) : undefined, setValue]
}
