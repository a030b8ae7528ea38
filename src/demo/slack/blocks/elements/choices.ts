import { list, optional, required, type Shape } from '../checks.ts'
import { actionId, confirm, focusOnLoad } from '../objects/common-fields.ts'
import { linkOption, richOption, startsWithAnOption, startsWithOptions } from '../objects/options.ts'

/** Elements that show all their options at once, or hide a handful behind three dots. */
export const choices: Readonly<Record<string, Shape>> = {
  checkboxes: {
    fields: {
      action_id: actionId,
      options: required(list(richOption, { least: 1, most: 10 })),
      initial_options: optional(list(richOption, { least: 1 })),
      confirm,
      focus_on_load: focusOnLoad,
    },
    rules: [startsWithOptions],
  },
  radio_buttons: {
    fields: {
      action_id: actionId,
      options: required(list(richOption, { least: 1, most: 10 })),
      initial_option: optional(richOption),
      confirm,
      focus_on_load: focusOnLoad,
    },
    rules: [startsWithAnOption],
  },
}

export const overflow: Shape = {
  fields: { action_id: actionId, options: required(list(linkOption, { least: 1, most: 5 })), confirm },
}
