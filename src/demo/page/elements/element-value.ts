import type { RichTextBlock } from '@slack/types'
import type { ChoiceOption, StatefulElement } from '../blocks/block-kit.ts'

/** One element's entry in `state.values`, and, with its `action_id`, what an action carries. Named as on Slack's wire. */
export type ElementValue =
  | {
      type: 'plain_text_input' | 'number_input' | 'email_text_input' | 'url_text_input'
      value: string | null
    }
  | { type: 'static_select' | 'external_select' | 'radio_buttons'; selected_option: ChoiceOption | null }
  | { type: 'multi_static_select' | 'multi_external_select' | 'checkboxes'; selected_options: ChoiceOption[] }
  | { type: 'users_select'; selected_user: string | null }
  | { type: 'multi_users_select'; selected_users: string[] }
  | { type: 'conversations_select'; selected_conversation: string | null }
  | { type: 'multi_conversations_select'; selected_conversations: string[] }
  | { type: 'channels_select'; selected_channel: string | null }
  | { type: 'multi_channels_select'; selected_channels: string[] }
  | { type: 'datepicker'; selected_date: string | null }
  | { type: 'timepicker'; selected_time: string | null; timezone?: string }
  | { type: 'datetimepicker'; selected_date_time: number | null }
  | { type: 'rich_text_input'; rich_text_value: RichTextBlock | null }

/** What an element holds before anybody has touched it. `channelId` is where the person is. */
export function initialValue(element: StatefulElement, channelId: string): ElementValue {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type: element.type, value: element.initial_value ?? null }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type: element.type, selected_options: element.initial_options ?? [] }
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null }
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] }
    case 'conversations_select': {
      const current = element.default_to_current_conversation === true ? channelId : null
      return { type: element.type, selected_conversation: element.initial_conversation ?? current }
    }
    case 'multi_conversations_select': {
      const current = element.default_to_current_conversation === true ? [channelId] : []
      return { type: element.type, selected_conversations: element.initial_conversations ?? current }
    }
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null }
    case 'multi_channels_select':
      return { type: element.type, selected_channels: element.initial_channels ?? [] }
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null }
    case 'timepicker':
      return {
        type: element.type,
        selected_time: element.initial_time ?? null,
        ...(element.timezone === undefined ? {} : { timezone: element.timezone }),
      }
    case 'datetimepicker':
      return { type: element.type, selected_date_time: element.initial_date_time ?? null }
    case 'rich_text_input':
      return { type: element.type, rich_text_value: element.initial_value ?? null }
  }
}
