import {
  atLeastOneOf,
  flag,
  integer,
  list,
  object,
  oneOf,
  optional,
  text,
  type Field,
  type Rule,
  type Shape,
} from '../checks.ts'
import { actionId, confirm, focusOnLoad, placeholder } from '../objects/common-fields.ts'
import {
  offeredOptions,
  offersOnce,
  plainOption,
  startsWithAnOption,
  startsWithOptions,
} from '../objects/options.ts'

const common = { action_id: actionId, placeholder, confirm, focus_on_load: focusOnLoad }
const mostSelected: Field = optional(integer(1, Number.MAX_SAFE_INTEGER))
const id = text(1, 255)

const conversationFilter: Field = optional(
  object({
    fields: {
      include: optional(list(oneOf('im', 'mpim', 'private', 'public'), { least: 1 })),
      exclude_external_shared_channels: optional(flag),
      exclude_bot_users: optional(flag),
    },
    rules: [atLeastOneOf('include', 'exclude_external_shared_channels', 'exclude_bot_users')],
  }),
)

/** A response url for the chosen conversation comes with a submission, so only inputs of modals can ask for one. */
const asksForResponseUrlInModal: Rule = (element, place) => {
  if (element['response_url_enabled'] !== true) return
  if (place.surface === 'modal' && place.key === 'element') return
  place.at('response_url_enabled').refuse('only allowed in input blocks of modals')
}

const staticOptions = offeredOptions(1)

export const selects: Readonly<Record<string, Shape>> = {
  static_select: {
    fields: { ...common, ...staticOptions, initial_option: optional(plainOption) },
    rules: [offersOnce, startsWithAnOption],
  },
  external_select: {
    fields: {
      ...common,
      initial_option: optional(plainOption),
      min_query_length: optional(integer(0, 100)),
    },
  },
  users_select: { fields: { ...common, initial_user: optional(id) } },
  conversations_select: {
    fields: {
      ...common,
      initial_conversation: optional(id),
      default_to_current_conversation: optional(flag),
      response_url_enabled: optional(flag),
      filter: conversationFilter,
    },
    rules: [asksForResponseUrlInModal],
  },
  channels_select: {
    fields: { ...common, initial_channel: optional(id), response_url_enabled: optional(flag) },
    rules: [asksForResponseUrlInModal],
  },
}

export const multiSelects: Readonly<Record<string, Shape>> = {
  multi_static_select: {
    fields: {
      ...common,
      ...staticOptions,
      initial_options: optional(list(plainOption, { least: 1 })),
      max_selected_items: mostSelected,
    },
    rules: [offersOnce, startsWithOptions],
  },
  multi_external_select: {
    fields: {
      ...common,
      initial_options: optional(list(plainOption, { least: 1 })),
      min_query_length: optional(integer(0, 100)),
      max_selected_items: mostSelected,
    },
  },
  multi_users_select: {
    fields: { ...common, initial_users: optional(list(id)), max_selected_items: mostSelected },
  },
  multi_conversations_select: {
    fields: {
      ...common,
      initial_conversations: optional(list(id)),
      default_to_current_conversation: optional(flag),
      max_selected_items: mostSelected,
      filter: conversationFilter,
    },
  },
  multi_channels_select: {
    fields: { ...common, initial_channels: optional(list(id)), max_selected_items: mostSelected },
  },
}
