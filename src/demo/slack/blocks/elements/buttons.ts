import { list, object, optional, required, text, type Check, type Shape } from '../checks.ts'
import { accessibilityLabel, actionId, colorScheme, confirm, link } from '../objects/common-fields.ts'
import { plainText } from '../objects/text-objects.ts'

const longestLabel = 75

export const button: Shape = {
  fields: {
    action_id: actionId,
    text: required(plainText(longestLabel)),
    value: optional(text(0, 2000)),
    url: optional(link),
    style: colorScheme,
    confirm,
    accessibility_label: accessibilityLabel,
  },
}

export const workflowButton: Shape = {
  fields: {
    action_id: actionId,
    text: required(plainText(longestLabel)),
    workflow: required(
      object({
        fields: {
          trigger: required(
            object({
              fields: {
                url: required(link),
                customizable_input_parameters: optional(
                  list(object({ fields: { name: required(text(1, 255)), value: required(text(0, 3000)) } })),
                ),
              },
            }),
          ),
        },
      }),
    ),
    style: colorScheme,
    confirm,
    accessibility_label: accessibilityLabel,
  },
}

const verdict: Check = object({
  fields: {
    text: required(plainText(longestLabel)),
    value: required(text(1, 2000)),
    accessibility_label: accessibilityLabel,
  },
})

/** What `context_actions` takes. */
export const feedbackElements: Readonly<Record<string, Shape>> = {
  feedback_buttons: {
    fields: { action_id: actionId, positive_button: required(verdict), negative_button: required(verdict) },
  },
  icon_button: {
    fields: {
      action_id: actionId,
      icon: required(text(1, 255)),
      text: required(plainText(longestLabel)),
      value: optional(text(0, 2000)),
      confirm,
      accessibility_label: accessibilityLabel,
      visible_to_user_ids: optional(list(text(1, 255), { most: 10 })),
    },
  },
}
