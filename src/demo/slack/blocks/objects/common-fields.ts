import { flag, list, object, oneOf, optional, text, type Check, type Field } from '../checks.ts'
import { confirmation } from './confirmation.ts'
import { plainText } from './text-objects.ts'

/** Fields that many elements share. */
export const actionId: Field = optional(text(1, 255))
export const confirm: Field = optional(confirmation)
export const focusOnLoad: Field = optional(flag)
export const placeholder: Field = optional(plainText(150))
export const colorScheme: Field = optional(oneOf('primary', 'danger'))
export const accessibilityLabel: Field = optional(text(1, 75))

export const dispatchActionConfig: Field = optional(
  object({
    fields: {
      trigger_actions_on: optional(
        list(oneOf('on_enter_pressed', 'on_character_entered'), { least: 1, most: 2 }),
      ),
    },
  }),
)

/** An address that a browser can open. */
export const link: Check = (value, place) => {
  text(1, 3000)(value, place)
  if (typeof value === 'string' && !URL.canParse(value)) place.refuse('must be a valid URL')
}
