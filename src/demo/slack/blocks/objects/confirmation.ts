import { object, oneOf, optional, required, type Check } from '../checks.ts'
import { anyText, plainText } from './text-objects.ts'

/** The dialog that asks "are you sure?". */
export const confirmation: Check = object({
  fields: {
    title: optional(plainText(100)),
    text: required(anyText(300)),
    confirm: optional(plainText(30)),
    deny: optional(plainText(30)),
    style: optional(oneOf('primary', 'danger')),
  },
})
